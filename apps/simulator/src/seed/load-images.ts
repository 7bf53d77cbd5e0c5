import type { ServiceScope } from '../core/cloud.ts'
import { openImages } from '../glance/access.ts'
import { newImage } from '../glance/image.ts'
import { projectIdOf, userIdOf } from './accounts.ts'
import { blankImageHash } from './blank-image.ts'
import { uuidOf } from './identifiers.ts'
import {
  publicImageId,
  publicImages,
  savedImageId,
  savedImages,
  type SeedImage,
} from './images.ts'

const describe = (image: SeedImage) => ({
  os_distro: image.distro,
  os_version: image.version,
  os_type: image.osType,
  architecture: 'x86_64',
  min_disk: image.minDiskGigabytes,
  min_ram: image.minRamMegabytes,
})

function bytesOf(sizeMegabytes: number) {
  const { md5, sha512 } = blankImageHash(sizeMegabytes)
  return {
    size: sizeMegabytes * 1024 * 1024,
    checksum: md5,
    os_hash_algo: 'sha512',
    os_hash_value: sha512,
    disk_format: 'raw',
    container_format: 'bare',
    status: 'active',
  } as const
}

/** Puts the public images of a region, and the talk's snapshots, into Glance. */
export function loadImages(scope: ServiceScope, adminProjectId: string): void {
  const { images } = openImages(scope)
  const region = scope.region.id
  for (const image of publicImages) {
    images.put(
      newImage({
        id: publicImageId(region, image.name),
        owner: adminProjectId,
        at: `${image.createdOn}T08:00:00Z`,
        name: image.name,
        visibility: 'public',
        protected: true,
        ...describe(image),
        ...bytesOf(image.sizeMegabytes),
      }),
    )
  }
  for (const saved of savedImages) {
    const base = publicImages.find(({ name }) => name === saved.base)
    if (!base)
      throw new Error(`snapshot ${saved.name} is of an unknown image ${saved.base}`)
    images.put(
      newImage({
        id: savedImageId(region, saved.name),
        owner: projectIdOf('reach-production'),
        at: `${saved.createdOn}T21:30:00Z`,
        name: saved.name,
        visibility: 'private',
        protected: saved.protected,
        image_type: 'snapshot',
        base_image_ref: publicImageId(region, saved.base),
        instance_uuid: uuidOf(`server:gone:${saved.name}`),
        user_id: userIdOf('reachnovadevops'),
        ...describe(base),
        ...bytesOf(saved.sizeMegabytes),
      }),
    )
  }
}
