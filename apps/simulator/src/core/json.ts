/** An object of unknown members: what a body is before it was looked at. */
export type JsonObject = Record<string, unknown>

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The member if it is an object, else nothing. */
export function objectAt(value: unknown, key: string): JsonObject | undefined {
  const member = isObject(value) ? value[key] : undefined
  return isObject(member) ? member : undefined
}

/** The member if it is a string, else nothing. */
export function stringAt(value: unknown, key: string): string | undefined {
  const member = isObject(value) ? value[key] : undefined
  return typeof member === 'string' ? member : undefined
}

/** What lies at the end of a path of members and places in lists; nothing when it breaks off. */
export function valueAt(value: unknown, ...path: (string | number)[]): unknown {
  let inner = value
  for (const key of path) {
    if (typeof inner !== 'object' || inner === null) return undefined
    inner = new Map<string, unknown>(Object.entries(inner)).get(String(key))
  }
  return inner
}
