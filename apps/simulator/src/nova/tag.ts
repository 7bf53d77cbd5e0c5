import { Fault } from '../core/fault.ts'
import { invalidField } from './body.ts'

/** Nova's `MAX_TAG_COUNT`. */
const MOST = 50

/** Throws 400 in the words of Nova's schema unless it is a list of tags. */
export function requireTags(value: unknown, path: string): string[] {
  if (!Array.isArray(value)) throw invalidField(path, value, `it is not of type 'array'`)
  const tags = [...new Set(value.map((tag: unknown) => requireTag(tag, path)))]
  requireFew(tags)
  return tags
}

export function requireTag(value: unknown, path: string): string {
  if (typeof value !== 'string' || value === '') {
    throw invalidField(path, value, `'${String(value)}' is too short`)
  }
  if (value.length > 60) throw invalidField(path, value, `'${value}' is too long`)
  if (/[,/]/.test(value)) {
    throw invalidField(path, value, `'${value}' does not match '^[^,/]*$'`)
  }
  return value
}

export function requireFew(tags: readonly string[]): void {
  if (tags.length <= MOST) return
  throw new Fault(400, `The number of tags exceeded the per-server limit ${MOST}`)
}
