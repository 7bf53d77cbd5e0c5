import { hclBlock, resourceName, type HclValue } from '../equivalents/hcl.ts'
import { openstackLine } from '../equivalents/shell.ts'
import type { UpstreamCall } from '../upstream-call.ts'
import type { ImageSubject } from './image-acts.ts'

type Located = Pick<ImageSubject, 'region' | 'id'>

/** A call to something below an image: `/members`; to the image itself when empty. */
export function imageCall(
  { region, id }: Located,
  method: UpstreamCall['method'],
  below = '',
  body?: unknown,
): UpstreamCall {
  return {
    region,
    service: 'image',
    method,
    path: `/images/${encodeURIComponent(id)}${below}`,
    ...(body === undefined ? {} : { body }),
  }
}

/** One step of a JSON patch as Glance takes it: `path` is the name of one attribute. */
export interface PatchStep {
  readonly op: 'add' | 'replace' | 'remove'
  readonly name: string
  readonly value?: unknown
}

/** https://docs.openstack.org/api-ref/image/v2/#update-image */
export function patchCall(image: Located, steps: readonly PatchStep[]): UpstreamCall {
  const body = steps.map(({ op, name, value }) => ({
    op,
    path: `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
    ...(op === 'remove' ? {} : { value }),
  }))
  return {
    ...imageCall(image, 'PATCH', '', body),
    contentType: 'application/openstack-images-v2.1-json-patch',
  }
}

/** `openstack image <verb> <words> <id>` */
export const imageLine = (
  { region, id }: Located,
  verb: string,
  words: readonly (string | undefined | false)[] = [],
): string => openstackLine(region, ['image', verb, ...words, id])

/** The arguments that an act changes, in the resource block that the image has already. */
export function changedImage(
  image: Pick<ImageSubject, 'name'>,
  values: { readonly [key: string]: HclValue | undefined },
): { readonly code: string } {
  const header = `resource "openstack_images_image_v2" "${resourceName(image.name)}"`
  return {
    code: `# In the block of the image, next to what it has:\n${hclBlock(header, values)}`,
  }
}
