import type { Resource } from '../core/collection.ts'
import type { ServiceScope } from '../core/cloud.ts'
import { Fault } from '../core/fault.ts'
import type { Images } from './access.ts'
import type { Image } from './image.ts'

const MEBIBYTE = 1024 * 1024

/** By the names of Keystone's unified limits; sizes in MiB, and -1 for no limit. */
const usages = {
  image_count_total: (images: readonly Image[]) => images.length,
  image_count_uploading: (images: readonly Image[]) =>
    images.filter(({ status }) => ['saving', 'uploading', 'importing'].includes(status))
      .length,
  image_size_total: (images: readonly Image[]) => mebibytes(images, 'uploading', false),
  image_stage_total: (images: readonly Image[]) => mebibytes(images, 'uploading', true),
}
type ImageQuotaName = keyof typeof usages

function mebibytes(images: readonly Image[], status: string, isEqual: boolean): number {
  const counted = images.filter((image) => (image.status === status) === isEqual)
  return Math.floor(counted.reduce((sum, { size }) => sum + (size ?? 0), 0) / MEBIBYTE)
}

/** `id` is the project's. */
export interface StoredImageQuota extends Resource {
  readonly limits: Partial<Record<ImageQuotaName, number>>
}

const defaults: Readonly<Record<ImageQuotaName, number>> = {
  image_count_total: 200,
  image_count_uploading: 10,
  image_size_total: 1024 * 1024,
  image_stage_total: 10 * 1024,
}

export interface ImageQuota {
  /** Throws 413 in the words of oslo.limit when `delta` more would be too much. */
  require(projectId: string, name: ImageQuotaName, delta: number): void
  /** What `GET /v2/info/usage` answers. */
  usage(projectId: string): Record<string, { limit: number; usage: number }>
}

/** https://docs.openstack.org/glance/latest/admin/quotas.html */
export function createImageQuota(
  { cloud, region }: ServiceScope,
  store: Images,
): ImageQuota {
  const stored = cloud.store.collection<StoredImageQuota>(region.id, 'image-quota')
  const limitOf = (projectId: string, name: ImageQuotaName): number =>
    stored.get(projectId)?.limits[name] ?? defaults[name]
  return {
    require(projectId, name, delta) {
      const limit = limitOf(projectId, name)
      const usage = usages[name](store.images.list(projectId))
      if (limit < 0 || usage + delta <= limit) return
      throw new Fault(
        413,
        `The request returned a 413 Request Entity Too Large. This generally means that rate limiting or a quota threshold was breached.\n\nThe response body:\nProject ${projectId} is over a limit for [Resource ${name} is over limit of ${limit} due to current usage ${usage} and delta ${delta}]`,
      )
    },
    usage(projectId) {
      const images = store.images.list(projectId)
      return Object.fromEntries(
        Object.entries(usages).map(([name, count]) => [
          name,
          // The keys of `usages` are the names.
          { limit: limitOf(projectId, name as ImageQuotaName), usage: count(images) },
        ]),
      )
    },
  }
}
