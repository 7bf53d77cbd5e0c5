import type { Flavor } from '@aloft/openstack/flavor'
import type { Image } from '@aloft/openstack/image'

type Needs = Pick<Image, 'minimumDiskGigabytes' | 'minimumMemoryMegabytes'>
type Size = Pick<Flavor, 'diskGigabytes' | 'memoryMegabytes'>

/**
 * Why a size can not run an image, as Nova checks it for a new server, a rebuild and a resize. A size
 * without a disk takes the image's own:
 * https://docs.openstack.org/nova/latest/user/flavors.html#overview
 */
export function tooSmallReason(image: Needs, size: Size): string | undefined {
  if (size.diskGigabytes !== 0 && image.minimumDiskGigabytes > size.diskGigabytes)
    return 'too little disk for the image'
  if (image.minimumMemoryMegabytes > size.memoryMegabytes)
    return 'too little memory for the image'
  return undefined
}
