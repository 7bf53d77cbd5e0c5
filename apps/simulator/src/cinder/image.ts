import { randomUUID } from 'node:crypto'
import { toSeconds } from '../core/clock.ts'
import { stringAt } from '../core/json.ts'
import type { BlockStorage, Image } from './block-storage.ts'
import { invalidInput } from './error.ts'
import type { Volume } from './model.ts'

const GIBIBYTE = 1024 ** 3

/** Throws 400 in Cinder's words unless a volume of `size` GiB can hold the image. */
export function requireFitting(image: Image, size: number): void {
  if (image.status !== 'active') {
    throw invalidInput(`Image ${image.id} is not active.`)
  }
  const needed = Math.ceil((image.size ?? 0) / GIBIBYTE)
  if (needed > size) {
    throw invalidInput(
      `Size of specified image ${needed}GB is larger than volume size ${size}GB.`,
    )
  }
  if (image.min_disk > size) {
    throw invalidInput(
      `Volume size ${size}GB cannot be smaller than the image minDisk size ${image.min_disk}GB.`,
    )
  }
}

/** What Cinder keeps of an image with the volume made from it. */
export function metadataOf(image: Image): Record<string, string> {
  const kept = ['os_distro', 'os_version', 'os_type', 'architecture', 'hw_disk_bus']
  return {
    image_id: image.id,
    image_name: image.name ?? '',
    checksum: stringAt(image, 'checksum') ?? '',
    container_format: stringAt(image, 'container_format') ?? 'bare',
    disk_format: stringAt(image, 'disk_format') ?? 'raw',
    min_disk: String(image.min_disk),
    min_ram: String(image.min_ram),
    size: String(image.size ?? 0),
    ...Object.fromEntries(kept.flatMap((key) => pairOf(image, key))),
  }
}

function pairOf(image: Image, key: string): [string, string][] {
  const value = stringAt(image, key)
  return value === undefined ? [] : [[key, value]]
}

export interface ImageRequest {
  readonly name: string
  readonly containerFormat: string
  readonly diskFormat: string
  readonly visibility: string
  readonly isProtected: boolean
}

/** Makes an image in Glance that the volume's bytes are still on their way to. */
export function queueImage(
  { cloud, images }: BlockStorage,
  volume: Volume,
  asked: ImageRequest,
): Image {
  const at = toSeconds(cloud.clock.now())
  const known = volume.image_metadata ?? {}
  const inherited = ['os_distro', 'os_version', 'os_type', 'architecture']
  return images.put({
    ...Object.fromEntries(Object.entries(known).filter(([key]) => inherited.includes(key))),
    id: randomUUID(),
    project_id: volume.project_id,
    owner: volume.project_id,
    name: asked.name,
    status: 'queued',
    visibility: asked.visibility,
    protected: asked.isProtected,
    tags: [],
    os_hidden: false,
    checksum: null,
    os_hash_algo: null,
    os_hash_value: null,
    size: null,
    virtual_size: null,
    container_format: asked.containerFormat,
    disk_format: asked.diskFormat,
    min_disk: volume.size,
    min_ram: Number(known['min_ram'] ?? 0),
    created_at: at,
    updated_at: at,
  })
}

/** The image of a volume is there, unless somebody deleted it meanwhile. */
export function finishImage({ images }: BlockStorage, volume: Volume, atMs: number): void {
  const image = images.get(volume.goal?.image_id ?? '')
  if (!image) return
  const size = volume.size * GIBIBYTE
  const updated_at = toSeconds(atMs)
  images.put({ ...image, status: 'active', size, virtual_size: size, updated_at })
}
