import { Fault } from '../core/fault.ts'
import { baseAttributes, type Image, isReserved, readOnlyAttributes } from './image.ts'
import { checkAmounts, checkAttributes } from './attributes.ts'

export interface Change {
  op: 'add' | 'replace' | 'remove'
  name: string
  value?: unknown
}

const bad = (message: string): Fault => new Fault(400, message)

/** Reads Glance's restricted JSON patch: pointers of one step, three operations. */
export function parsePatch(body: unknown): Change[] {
  if (!Array.isArray(body))
    throw bad('Request body must be a JSON array of operation objects.')
  return body.map((entry: unknown): Change => {
    if (entry === null || typeof entry !== 'object')
      throw bad('Operations must be JSON objects.')
    // Older clients name the operation by its key: { "replace": "/name", "value": … }.
    const op =
      'op' in entry ? entry.op : ['add', 'replace', 'remove'].find((key) => key in entry)
    if (op !== 'add' && op !== 'replace' && op !== 'remove') {
      throw bad(`Operations must be one of 'add', 'replace', 'remove', not '${String(op)}'`)
    }
    const path: unknown =
      'path' in entry ? entry.path : Object.entries(entry).find(([key]) => key === op)?.[1]
    if (typeof path !== 'string' || !/^\/[^/]+$/.test(path)) {
      throw bad(`Invalid JSON pointer for this resource: '${String(path)}'`)
    }
    const name = path.slice(1).replaceAll('~1', '/').replaceAll('~0', '~')
    if (op === 'remove') return { op, name }
    if (!('value' in entry)) throw bad(`Operation "${op}" requires a member named "value".`)
    return { op, name, value: entry.value }
  })
}

const mayBeReplaced = ({ status }: Image): boolean =>
  status === 'queued' || status === 'importing'

/** The image after the changes. Throws 400, 403 or 409 in Glance's words. */
export function applyPatch(image: Image, changes: readonly Change[]): Image {
  const next: Record<string, unknown> = { ...image }
  for (const { op, name, value } of changes) {
    if (readOnlyAttributes.has(name) || name === 'id') {
      throw new Fault(403, `Attribute '${name}' is read-only.`)
    }
    if (isReserved(name)) throw new Fault(403, `Attribute '${name}' is reserved.`)
    const isBase = baseAttributes.has(name)
    if (op === 'remove') {
      if (isBase) throw new Fault(403, `Property ${name} may not be removed.`)
      if (!(name in next)) throw new Fault(409, `Property ${name} does not exist.`)
      delete next[name]
      continue
    }
    if (op === 'replace' && !isBase && !(name in next)) {
      throw new Fault(409, `Property ${name} does not exist.`)
    }
    const isFormat = name === 'disk_format' || name === 'container_format'
    if (isFormat && !mayBeReplaced(image) && value !== image[name]) {
      throw new Fault(403, `Attribute ${name} can be only replaced for a queued image.`)
    }
    checkAttributes({ [name]: value })
    next[name] = name === 'tags' && Array.isArray(value) ? [...new Set(value)] : value
  }
  checkAmounts(next)
  // Only attributes whose types were checked have changed.
  return next as unknown as Image
}
