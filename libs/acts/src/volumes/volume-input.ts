import { Type } from 'typebox'
import type { HclValue } from '../equivalents/hcl.ts'
import { hclBlock, resourceName } from '../equivalents/hcl.ts'
import type { Subject } from '../act.ts'
import type { UpstreamCall } from '../upstream-call.ts'

export const volumeName = Type.String({
  minLength: 1,
  maxLength: 255,
  pattern: '^\\S(.*\\S)?$',
  description: 'must not begin or end with a space',
})

/** An empty one takes the description away. */
export const volumeDescription = Type.String({ maxLength: 255 })

/** GiB; how much there may be is the project's quota. */
export const volumeSize = Type.Integer({ minimum: 1, maximum: 1_000_000 })

/** A type by its name. */
export const volumeTypeName = Type.String({ minLength: 1, maxLength: 255 })

export const nameField = {
  name: 'name',
  label: 'Name',
  kind: 'text',
  required: true,
} as const
export const descriptionField = {
  name: 'description',
  label: 'Description',
  kind: 'text',
} as const

/** A call of block storage in the region of what it is about. */
export function volumeCall(
  { region }: Pick<Subject, 'region'>,
  method: UpstreamCall['method'],
  path: string,
  body?: unknown,
): UpstreamCall {
  return {
    region,
    service: 'volumev3',
    method,
    path,
    ...(body === undefined ? {} : { body }),
  }
}

/** `POST /volumes/<id>/action` with one of Cinder's actions as its body. */
export const volumeAction = (
  volume: Subject,
  body: Readonly<Record<string, unknown>>,
): UpstreamCall =>
  volumeCall(volume, 'POST', `/volumes/${encodeURIComponent(volume.id)}/action`, body)

/** The arguments that an act changes, in the resource block that the volume has already. */
export function changedVolume(
  volume: Subject,
  values: { readonly [key: string]: HclValue | undefined },
): { readonly code: string } {
  const header = `resource "openstack_blockstorage_volume_v3" "${resourceName(volume.name)}"`
  return {
    code: `# In the block of the volume, next to what it has:\n${hclBlock(header, values)}`,
  }
}

/** Why Terraform has no words for an act on what it does not manage. */
export const noTerraform = (things: string) => ({
  reason: `Terraform has no resource for ${things} of volumes.`,
})
