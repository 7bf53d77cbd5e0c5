import { Fault } from '../core/fault.ts'
import { isObject, type JsonObject } from '../core/json.ts'

/** Nova's words for a value that its JSON schema refuses (nova.api.validation.validators). */
export function invalidField(path: string, value: unknown, message: string): Fault {
  return new Fault(
    400,
    `Invalid input for field/attribute ${path}. Value: ${inPython(value)}. ${message}`,
  )
}

/** The member `key` of the body, which must be an object. */
export function requireObject(body: unknown, key: string): JsonObject {
  if (!isObject(body)) throw new Fault(400, `${inPython(body)} is not of type 'object'`)
  const value = body[key]
  if (value === undefined) throw new Fault(400, `'${key}' is a required property`)
  if (!isObject(value)) {
    throw invalidField(key, value, `${quoted(value)} is not of type 'object'`)
  }
  return value
}

/** Refuses members that the schema does not know. */
export function refuseUnknown(
  path: string,
  value: JsonObject,
  known: readonly string[],
): void {
  const unknown = Object.keys(value).filter((key) => !known.includes(key))
  if (unknown.length === 0) return
  const names = unknown.map((key) => `'${key}'`).join(', ')
  throw invalidField(
    path,
    value,
    `Additional properties are not allowed (${names} ${unknown.length === 1 ? 'was' : 'were'} unexpected)`,
  )
}

/** A string of 1 to `most` letters with something other than blanks in it. */
export function requireName(path: string, value: unknown, most = 255): string {
  if (typeof value !== 'string') {
    throw invalidField(path, value, `${quoted(value)} is not of type 'string'`)
  }
  if (value.trim() === '') throw invalidField(path, value, `'${value}' is too short`)
  if (value.length > most) throw invalidField(path, value, `'${value}' is too long`)
  return value.trim()
}

export function optionalString(path: string, value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'string') {
    throw invalidField(path, value, `${quoted(value)} is not of type 'string'`)
  }
  return value
}

/** `{ key: text }`, keys of 1 to 255 letters, as metadata is. */
export function requireTexts(
  path: string,
  value: unknown,
  keys = /^[a-zA-Z0-9-_:. ]{1,255}$/,
): Record<string, string> {
  if (!isObject(value)) {
    throw invalidField(path, value, `${quoted(value)} is not of type 'object'`)
  }
  const texts: Record<string, string> = {}
  for (const [key, text] of Object.entries(value)) {
    if (!keys.test(key)) {
      throw invalidField(
        path,
        value,
        `'${key}' does not match any of the regexes: '${keys.source}'`,
      )
    }
    if (typeof text !== 'string') {
      throw invalidField(key, text, `${quoted(text)} is not of type 'string'`)
    }
    if (text.length > 255) throw invalidField(key, text, `'${text}' is too long`)
    texts[key] = text
  }
  return texts
}

/** As Python's `repr` would show it inside the message. */
function inPython(value: unknown): string {
  if (value === null || value === undefined) return 'None'
  if (value === true) return 'True'
  if (value === false) return 'False'
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return `[${value.map(quoted).join(', ')}]`
  if (isObject(value)) {
    const members = Object.entries(value).map(([key, each]) => `'${key}': ${quoted(each)}`)
    return `{${members.join(', ')}}`
  }
  return JSON.stringify(value)
}

/** The same with quotes around a text. */
export function quoted(value: unknown): string {
  return typeof value === 'string' ? `'${value}'` : inPython(value)
}
