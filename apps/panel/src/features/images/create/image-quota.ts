import type { ImageUsage } from '@aloft/openstack/image-usage'
import { leftOf } from '@aloft/openstack/limits'
import { formatMemory } from '@aloft/ui/format-bytes'

const mebibyte = 1024 ** 2

/** So much a file adds, as Glance counts. */
export const mebibytesOf = (bytes: number): number => Math.ceil(bytes / mebibyte)

/** Why no such image can be made; absent where it can, or where nobody knows. */
export function imageQuotaReason(
  { images, megabytes }: ImageUsage = {},
  bytes: number,
): string | undefined {
  if (images !== undefined && leftOf(images) < 1)
    return `The quota is used up: ${images.limit} images.`
  const left = megabytes === undefined ? Infinity : leftOf(megabytes)
  if (left >= mebibytesOf(bytes)) return undefined
  return left === 0
    ? 'The quota leaves no room for another file of an image.'
    : `The quota leaves ${formatMemory(left)} for images, and the file has more.`
}
