import { Fault } from '../core/fault.ts'
import { baseAttributes, readOnlyAttributes } from './image.ts'

export const diskFormats = [
  'ami', 'ari', 'aki', 'vhd', 'vhdx', 'vmdk', 'raw', 'qcow2', 'vdi', 'iso', 'ploop',
] as const // prettier-ignore
export const containerFormats = [
  'ami', 'ari', 'aki', 'bare', 'ovf', 'ova', 'docker', 'compressed',
] as const // prettier-ignore
export const visibilities = ['community', 'public', 'private', 'shared'] as const

type Check = (value: unknown) => string | undefined

const oneOf =
  (values: readonly (string | null)[]): Check =>
  (value) =>
    values.some((allowed) => allowed === value)
      ? undefined
      : `${quote(value)} is not one of ${JSON.stringify(values)}`
const boolean: Check = (value) =>
  typeof value === 'boolean' ? undefined : `${quote(value)} is not of type 'boolean'`
const count: Check = (value) => {
  if (!Number.isInteger(value)) return `${quote(value)} is not of type 'integer'`
  if (Number(value) < 0) return `${quote(value)} is less than the minimum of 0`
  return Number(value) > 2_147_483_647 ? `${quote(value)} is too large` : undefined
}
const text: Check = (value) =>
  value === null || (typeof value === 'string' && value.length <= 255)
    ? undefined
    : `${quote(value).slice(0, 80)} is not a text of at most 255 characters`
const texts: Check = (value) =>
  Array.isArray(value) && value.every((tag) => typeof tag === 'string' && tag.length <= 255)
    ? undefined
    : `${quote(value).slice(0, 80)} is not a list of texts`
const uuid: Check = (value) =>
  typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)
    ? undefined
    : `${quote(value)} does not match a UUID`

const checks: Record<string, Check> = {
  id: uuid,
  name: text,
  owner: text,
  visibility: oneOf(visibilities),
  disk_format: oneOf([null, ...diskFormats]),
  container_format: oneOf([null, ...containerFormats]),
  protected: boolean,
  os_hidden: boolean,
  min_disk: count,
  min_ram: count,
  tags: texts,
}
/** A custom property is a text, and may be longer than a name. */
const property: Check = (value) =>
  typeof value === 'string' ? undefined : `${quote(value)} is not of type 'string'`

const quote = (value: unknown): string =>
  typeof value === 'string' ? `'${value}'` : JSON.stringify(value)

/** Throws 400 in the words of Glance's schema check. */
export function checkAttributes(attributes: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(attributes)) {
    const problem = (checks[name] ?? property)(value)
    if (problem !== undefined) {
      throw new Fault(
        400,
        `Provided object does not match schema 'image': ${problem}. Failed validating in property '${name}'`,
      )
    }
  }
}

/** Of properties and of tags: Glance's `image_property_quota` and `image_tag_quota`. */
const most = 128

/** Throws 413 when an image would have more properties or tags than Glance keeps. */
export function checkAmounts(image: Record<string, unknown>): void {
  const { tags } = image
  const properties = Object.keys(image).filter(
    (name) => !baseAttributes.has(name) && !readOnlyAttributes.has(name) && !own.has(name),
  )
  for (const [what, amount] of [
    ['properties', properties.length],
    ['tags', Array.isArray(tags) ? tags.length : 0],
  ] as const) {
    if (amount <= most) continue
    throw new Fault(
      413,
      `The limit has been exceeded on the number of allowed image ${what}. Attempted: ${amount}, Maximum: ${most}`,
    )
  }
}

/** The simulator's own, which no answer shows. */
const own = new Set(['pending', 'project_id'])
