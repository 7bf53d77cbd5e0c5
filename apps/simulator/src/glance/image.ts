import type { Resource } from '../core/collection.ts'

export type ImageStatus =
  | 'queued'
  | 'saving'
  | 'uploading'
  | 'importing'
  | 'active'
  | 'deactivated'
  | 'killed'
export type Visibility = 'public' | 'private' | 'shared' | 'community'

/** An image as Glance shows it; its custom properties lie beside the fixed ones. */
export interface Image extends Resource {
  readonly name: string | null
  readonly status: ImageStatus
  readonly visibility: Visibility
  readonly owner: string | null
  readonly tags: readonly string[]
  readonly protected: boolean
  readonly os_hidden: boolean
  readonly checksum: string | null
  readonly os_hash_algo: string | null
  readonly os_hash_value: string | null
  readonly size: number | null
  readonly virtual_size: number | null
  readonly container_format: string | null
  readonly disk_format: string | null
  readonly min_disk: number
  readonly min_ram: number
  readonly created_at: string
  readonly updated_at: string
  readonly [property: string]: unknown
}

/** Who else may see a shared image. `id` is the image's and the project's, with a slash. */
export interface ImageMember extends Resource {
  readonly image_id: string
  readonly member_id: string
  readonly status: 'pending' | 'accepted' | 'rejected'
  readonly created_at: string
  readonly updated_at: string
}

/** What a caller can't set, by `glance/api/v2/images.py`. */
export const readOnlyAttributes: ReadonlySet<string> = new Set([
  'checksum', 'created_at', 'direct_url', 'file', 'os_hash_algo', 'os_hash_value', 'schema',
  'self', 'size', 'status', 'stores', 'updated_at', 'virtual_size',
]) // prettier-ignore
/** Names that Glance keeps to itself. */
const reservedAttributes: ReadonlySet<string> = new Set([
  'deleted', 'deleted_at', 'is_public', 'location', 'pending', 'project_id',
]) // prettier-ignore
/** Whether it is Glance's own: such properties come and go with imports. */
export const isReserved = (name: string): boolean =>
  reservedAttributes.has(name) || name.startsWith('os_glance_')

/** Fixed attributes that can be set: they can be replaced, not removed. */
export const baseAttributes: ReadonlySet<string> = new Set([
  'container_format', 'disk_format', 'id', 'min_disk', 'min_ram', 'name', 'os_hidden',
  'owner', 'protected', 'tags', 'visibility',
]) // prettier-ignore

/** The image as an answer carries it. */
export function toBody(image: Image): Record<string, unknown> {
  const { pending: _pending, project_id: _projectId, ...shown } = image
  return {
    ...shown,
    self: `/v2/images/${image.id}`,
    file: `/v2/images/${image.id}/file`,
    schema: '/v2/schemas/image',
  }
}

/** An image that has no bytes yet. */
export function newImage(
  fields: { id: string; owner: string; at: string } & Record<string, unknown>,
): Image {
  const { id, owner, at, ...given } = fields
  return {
    name: null,
    status: 'queued',
    visibility: 'shared',
    tags: [],
    protected: false,
    os_hidden: false,
    checksum: null,
    os_hash_algo: null,
    os_hash_value: null,
    size: null,
    virtual_size: null,
    container_format: null,
    disk_format: null,
    min_disk: 0,
    min_ram: 0,
    created_at: at,
    updated_at: at,
    ...given,
    id,
    owner,
    project_id: owner,
  }
}
