import type { StoredObject } from '@aloft/openstack/stored-object'
import { SkeletonRows } from '@aloft/ui/Skeleton'
import { useQuery } from '@tanstack/react-query'
import { request } from '../../api/request.ts'
import styles from './Files.module.css'
import { objectUrl } from './files-api.ts'

/** Larger pictures are not loaded for a glance. */
const mostPictureBytes = 8_000_000
const shownTextBytes = 4_096

const texts = /^(text\/|application\/(json|xml|sql|x-yaml|yaml|javascript)\b)/

/** The first of what is in it, where a person can read it. */
export function Preview({ object }: { object: StoredObject }) {
  const { region, container, name, bytes, contentType } = object
  if (bytes === 0) return null
  if (contentType.startsWith('image/') && bytes <= mostPictureBytes) {
    return (
      <img
        className={styles.picture}
        src={objectUrl(region, container, name)}
        alt={`Preview of ${name}`}
      />
    )
  }
  return texts.test(contentType) ? <TextPreview object={object} /> : null
}

function TextPreview({ object }: { object: StoredObject }) {
  const { region, container, name, bytes, etag } = object
  const { data } = useQuery({
    queryKey: ['files', region, container, 'preview', name, etag],
    queryFn: async ({ signal }) => {
      const response = await request(objectUrl(region, container, name), {
        method: 'GET',
        headers: { range: `bytes=0-${shownTextBytes - 1}` },
        signal,
      })
      return response.text()
    },
  })
  if (data === undefined) return <SkeletonRows rows={4} label="Loading the preview" />
  return (
    <figure className={styles.preview}>
      <figcaption>{bytes > shownTextBytes ? 'How it begins' : 'What is in it'}</figcaption>
      {/* It scrolls, so it takes the focus of the keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre tabIndex={0}>{data}</pre>
    </figure>
  )
}
