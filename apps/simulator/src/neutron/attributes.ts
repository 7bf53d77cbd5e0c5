import { isIP } from 'node:net'
import { parseCidr } from './address.ts'
import { badRequest, invalid, notAllowed } from './fault.ts'

export type AttributeType =
  | 'text'
  | 'boolean'
  | 'integer'
  | 'id'
  | 'address'
  | 'cidr'
  | 'mac'
  | 'texts'
  | 'value'

export interface Attribute {
  readonly type: AttributeType
  /** Whether `null` is a value. */
  readonly nullable?: true
  readonly required?: true
  /** Can be given at creation, but not changed later. */
  readonly fixed?: true
  /** Never given: Neutron sets it. */
  readonly readOnly?: true
  readonly adminOnly?: true
}

export type Attributes = Readonly<Record<string, Attribute>>

const common: Attributes = {
  id: { type: 'id', readOnly: true },
  name: { type: 'text' },
  description: { type: 'text' },
  project_id: { type: 'text', fixed: true },
  tenant_id: { type: 'text', fixed: true },
  status: { type: 'text', readOnly: true },
  tags: { type: 'texts', readOnly: true },
  revision_number: { type: 'integer', readOnly: true },
  created_at: { type: 'text', readOnly: true },
  updated_at: { type: 'text', readOnly: true },
}

const mac = /^[0-9a-f]{2}(:[0-9a-f]{2}){5}$/i

/** The value in its own type. Throws 400 in the words of neutron-lib's validators. */
function convert(name: string, type: AttributeType, value: unknown): unknown {
  switch (type) {
    case 'value':
      return value
    case 'boolean': {
      const text = String(value).toLowerCase()
      if (text === 'true' || text === '1') return true
      if (text === 'false' || text === '0') return false
      throw invalid(name, `'${String(value)}' cannot be converted to boolean`)
    }
    case 'integer': {
      const number = typeof value === 'string' && value !== '' ? Number(value) : value
      if (Number.isInteger(number)) return number
      throw invalid(name, `'${String(value)}' is not an integer`)
    }
    case 'texts':
      if (Array.isArray(value) && value.every((part) => typeof part === 'string'))
        return value
      throw invalid(name, `'${JSON.stringify(value)}' is not a list`)
    case 'text':
    case 'id':
    case 'address':
    case 'cidr':
    case 'mac':
      return convertText(name, type, value)
    default:
      return type satisfies never
  }
}

function convertText(
  name: string,
  type: 'text' | 'id' | 'address' | 'cidr' | 'mac',
  value: unknown,
): string {
  if (typeof value !== 'string')
    throw invalid(name, `'${JSON.stringify(value)}' is not a valid string`)
  if (value.length > 255)
    throw invalid(name, `'${value.slice(0, 40)}…' exceeds maximum length of 255`)
  if (type === 'id' && !/^[0-9a-f-]{32,36}$/i.test(value)) {
    throw invalid(name, `'${value}' is not a valid UUID`)
  }
  if (type === 'address' && isIP(value) === 0) {
    throw invalid(name, `'${value}' is not a valid IP address`)
  }
  if (type === 'cidr' && !parseCidr(value)) {
    throw badRequest(
      `Invalid input for operation: ${value} is not in a CIDR format.`,
      'InvalidInput',
    )
  }
  if (type === 'mac' && !mac.test(value)) {
    throw invalid(name, `'${value}' is not a valid MAC address`)
  }
  return value
}

/** The part of a request's body that holds the resource. Throws 400. */
export function bodyOf(singular: string, body: unknown): Record<string, unknown> {
  const inner: unknown =
    body !== null && typeof body === 'object'
      ? Object.entries(body).find(([key]) => key === singular)?.[1]
      : undefined
  if (inner === null || typeof inner !== 'object' || Array.isArray(inner)) {
    throw badRequest(`Unable to find '${singular}' in request body`)
  }
  return { ...inner }
}

/**
 * Checks what a request gives against the attributes of its kind, and converts it. Throws
 * Neutron's 400 for what is unknown or malformed, 403 for what only an administrator may set.
 */
export function parseAttributes(
  act: 'create' | 'update',
  singular: string,
  own: Attributes,
  given: Record<string, unknown>,
  isAdmin: boolean,
): Record<string, unknown> {
  const attributes = { ...common, ...own }
  const unknown = Object.keys(given).filter((name) => !(name in attributes))
  if (unknown.length > 0)
    throw badRequest(`Unrecognized attribute(s) '${unknown.join(', ')}'`)
  const parsed: Record<string, unknown> = {}
  for (const [name, attribute] of Object.entries(attributes)) {
    if (!(name in given)) {
      if (act === 'create' && attribute.required) {
        throw badRequest(
          `Failed to parse request. Required attribute '${name}' not specified`,
        )
      }
      continue
    }
    if (attribute.readOnly || (act === 'update' && attribute.fixed)) {
      throw badRequest(
        act === 'create'
          ? `Attribute '${name}' not allowed in POST`
          : `Cannot update read-only attribute ${name}`,
      )
    }
    if (attribute.adminOnly && !isAdmin) throw notAllowed(`${act}_${singular}:${name}`)
    const value = given[name]
    parsed[name] =
      value === null && attribute.nullable ? null : convert(name, attribute.type, value)
  }
  return parsed
}
