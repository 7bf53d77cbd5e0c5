import { useQuery } from '@tanstack/react-query'
import { imageQuery } from './cloud-queries.ts'
import { FlavorPicker, type FlavorPickerProps } from './FlavorPicker.tsx'
import { tooSmallReason } from './image-fit.ts'

export interface NewSizePickerProps extends Omit<FlavorPickerProps, 'blocked'> {
  /** The name of the size that the server has. */
  present: string | undefined
  /** What the server was made from; absent when it boots from a volume. */
  imageId: string | undefined
}

/** A size for a server that has one: another, and none that its image cannot run on. */
export function NewSizePicker({ present, imageId, ...picker }: NewSizePickerProps) {
  // Where the image is gone or cannot be read, the cloud has the last word.
  const { data: image } = useQuery({
    ...imageQuery(picker.region, imageId ?? ''),
    enabled: imageId !== undefined,
  })
  return (
    <FlavorPicker
      {...picker}
      blocked={(flavor) => {
        if (flavor.name === present) return 'its present size'
        return image ? tooSmallReason(image, flavor) : undefined
      }}
    />
  )
}
