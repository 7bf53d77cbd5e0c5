import {
  imageHeading,
  imagesByFamily,
  isBootable,
  isPublicImage,
  type Image,
} from '@aloft/openstack/image'
import { formatFileSize } from '@aloft/list/format-size'
import { formatDisk } from '@aloft/ui/format-bytes'
import { Tabs } from '@aloft/ui/Tabs'
import { TextField } from '@aloft/ui/TextField'
import { RadioBox } from '@aloft/ui/RadioGroup'
import { cx } from '@aloft/ui/class-names'
import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { imagesQuery } from './cloud-queries.ts'
import { showChosen } from './chosen-in-view.ts'
import styles from './Pickers.module.css'
import { QueryStates } from './QueryStates.tsx'

export interface ImagePickerProps {
  region: string
  label: string
  /** An image that may be in nobody's list: a community one, or one that is only offered. */
  also?: string | undefined
  value: string | undefined
  onChange: (id: string) => void
  /** A taller list: where there is room. */
  tall?: boolean
  /** Why an image cannot be chosen: its least disk is more than there is. */
  blocked?: ((image: Image) => string | undefined) | undefined
}

/** A few are seen at a glance. */
const mostWithoutHeadings = 6

type Group = 'public' | 'saved'

/** One of the images that servers can be made from: *Public (28)* or *Saved (12)*. */
export function ImagePicker(props: ImagePickerProps) {
  const images = useQuery(imagesQuery(props.region, props.also))
  return (
    <fieldset className={styles.picker}>
      <legend className={styles.legend}>{props.label}</legend>
      <QueryStates query={images} failed="The images could not be read">
        {(all) => <ImageChoice {...props} images={all.filter(isBootable)} />}
      </QueryStates>
    </fieldset>
  )
}

function ImageChoice({
  images,
  value,
  onChange,
  tall = false,
  blocked,
}: ImagePickerProps & { images: readonly Image[] }) {
  const [query, setQuery] = useState('')
  const chosen = images.find(({ id }) => id === value)
  const [group, setGroup] = useState<Group>(
    chosen !== undefined && !isPublicImage(chosen) ? 'saved' : 'public',
  )
  const groups = {
    public: images.filter(isPublicImage),
    saved: images.filter((image) => !isPublicImage(image)),
  }
  const list = (which: Group) => (
    <ImageList
      images={groups[which].filter((image) => matches(image, query))}
      {...{ value, onChange, tall, blocked }}
      none={
        groups[which].length > 0
          ? `No image matches “${query}”.`
          : which === 'saved'
            ? 'Nothing saved yet: “Save image” of a server puts one here.'
            : 'This region offers no images.'
      }
    />
  )
  return (
    <>
      <TextField
        label="Search images"
        labelHidden
        wide
        type="search"
        placeholder="Search images…"
        value={query}
        onChange={setQuery}
      />
      <Tabs<Group>
        label="Images"
        flush
        selected={group}
        onSelect={setGroup}
        tabs={[
          {
            id: 'public',
            label: `Public (${groups.public.length})`,
            content: list('public'),
          },
          { id: 'saved', label: `Saved (${groups.saved.length})`, content: list('saved') },
        ]}
      />
    </>
  )
}

function matches(image: Image, query: string): boolean {
  const words = query.toLowerCase().split(/\s+/)
  const text = `${image.name} ${imageHeading(image)} ${image.id}`.toLowerCase()
  return words.every((word) => text.includes(word))
}

interface ImageListProps extends Pick<ImagePickerProps, 'value' | 'onChange' | 'blocked'> {
  images: readonly Image[]
  tall: boolean
  none: string
}

function ImageList({ images, value, onChange, blocked, tall, none }: ImageListProps) {
  const name = useId()
  if (images.length === 0) return <p className={styles.none}>{none}</p>
  const families = imagesByFamily(images)
  const isLong = images.length > mostWithoutHeadings && families.length > 1
  return (
    <div
      ref={showChosen}
      className={cx(styles.list, tall && styles.tall)}
      role="radiogroup"
      aria-label="Image"
    >
      {families.map(([family, of]) => (
        <div key={family} role="group" aria-label={family}>
          {isLong && <div className={styles.family}>{family}</div>}
          {of.map((image) => {
            const why = blocked?.(image)
            return (
              <label
                key={image.id}
                className={cx(
                  styles.row,
                  image.id === value && styles.chosen,
                  why !== undefined && styles.blocked,
                )}
              >
                <RadioBox
                  name={name}
                  checked={image.id === value}
                  disabled={why !== undefined}
                  onChange={() => onChange(image.id)}
                />
                <span className={styles.name}>{image.name}</span>
                <span className={styles.note}>{why ?? imageNote(image)}</span>
              </label>
            )
          })}
        </div>
      ))}
    </div>
  )
}

function imageNote(image: Image): string {
  if (!isPublicImage(image) && image.createdAt !== undefined)
    return `saved ${image.createdAt.slice(0, 10)}`
  if (image.minimumDiskGigabytes > 0)
    return `from ${formatDisk(image.minimumDiskGigabytes)} disk`
  return image.sizeBytes === undefined ? '' : formatFileSize(image.sizeBytes)
}
