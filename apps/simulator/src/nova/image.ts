import { stringAt } from '../core/json.ts'
import { randomUUID } from 'node:crypto'
import { toSeconds } from '../core/clock.ts'
import { Fault } from '../core/fault.ts'
import type { Compute } from './compute.ts'
import type { Flavor, Server } from './model.ts'
import type { Image } from './neighbours.ts'

/** The image if the project may boot from it; nothing otherwise. */
export function visibleImage(
  { images }: Compute,
  id: string,
  projectId: string,
): Image | undefined {
  const image = images.get(id)
  if (!image) return undefined
  if (image.owner === projectId || image.visibility !== 'private') return image
  return undefined
}

/** Throws 400 in Nova's words unless the image can be booted with the flavor. */
export function requireBootable(image: Image, flavor: Flavor): void {
  if (image.status !== 'active') throw new Fault(400, `Image ${image.id} is not active.`)
  if (flavor.ram < image.min_ram) {
    throw new Fault(400, `Flavor's memory is too small for requested image.`)
  }
  if (flavor.disk !== 0 && flavor.disk < image.min_disk) {
    const bytes = (gibibytes: number) => gibibytes * 1024 ** 3
    throw new Fault(
      400,
      `Flavor's disk is smaller than the minimum size specified in image metadata. Flavor disk is ${bytes(flavor.disk)} bytes, minimum size is ${bytes(image.min_disk)} bytes.`,
    )
  }
}

/** Makes an image of a server in Glance, still without bytes. */
export function queueSnapshot(
  compute: Compute,
  server: Server,
  name: string,
  metadata: Readonly<Record<string, string>>,
): Image {
  const base = compute.images.get(server.image_id)
  const at = toSeconds(compute.cloud.clock.now())
  const flavor = compute.flavors.get(server.flavor_id)
  return compute.images.put({
    ...inherited(base),
    ...metadata,
    id: randomUUID(),
    project_id: server.project_id,
    owner: server.project_id,
    name,
    status: 'queued',
    visibility: 'private',
    tags: [],
    protected: false,
    os_hidden: false,
    checksum: null,
    os_hash_algo: null,
    os_hash_value: null,
    size: null,
    virtual_size: null,
    container_format: 'bare',
    disk_format: base?.['disk_format'] ?? 'qcow2',
    min_disk: flavor?.disk ?? 0,
    min_ram: base?.min_ram ?? 0,
    created_at: at,
    updated_at: at,
    base_image_ref: server.image_id,
    image_type: 'snapshot',
    image_location: 'snapshot',
    image_state: 'available',
    instance_uuid: server.id,
    user_id: server.user_id,
  })
}

/** Moves a snapshot on, unless somebody deleted it meanwhile. */
export function setSnapshot(
  compute: Compute,
  imageId: string | undefined,
  status: 'saving' | 'active',
  atMs: number,
): void {
  const image = imageId === undefined ? undefined : compute.images.get(imageId)
  if (!image) return
  const base = compute.images.get(stringAt(image, 'base_image_ref') ?? '')
  compute.images.put({
    ...image,
    status,
    updated_at: toSeconds(atMs),
    ...(status === 'active' && {
      // What a guest has written by now: a third more than it was installed from.
      size: Math.round((base?.size ?? 700_000_000) * 1.33),
      virtual_size: image.min_disk * 1024 ** 3,
    }),
  })
}

const KEPT = /^(os_|hw_|img_)/

function inherited(base: Image | undefined): Record<string, unknown> {
  if (!base) return {}
  const kept = Object.entries(base).filter(
    ([key]) =>
      KEPT.test(key) && !['os_hash_algo', 'os_hash_value', 'os_hidden'].includes(key),
  )
  return Object.fromEntries(kept)
}
