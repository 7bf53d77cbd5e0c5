import { Fault } from '../core/fault.ts'
import { isObject, type JsonObject } from '../core/json.ts'
import { invalidInput } from './error.ts'
import { inWords } from '../core/wording.ts'
import {
  invalidField,
  optionalString,
  quoted,
  requireTexts as textsWith,
} from '../nova/body.ts'

// Nova and Cinder check bodies with the same validator, so it says the same words.
export { optionalString, requireObject } from '../nova/body.ts'

/** As metadata is. */
export const requireTexts = (path: string, value: unknown): Record<string, string> =>
  textsWith(path, value, /^[a-zA-Z0-9-_:. /]{1,255}$/)

/** `name` or `description`, no longer than 255 letters, without blanks around it. */
export function optionalText(path: string, value: unknown): string | null {
  const text = optionalString(path, value)
  if (text === undefined) return null
  if (text.length > 255)
    throw invalidInput(`${path} has ${text.length} characters, more than 255.`)
  return text.trim()
}

/** A size in GiB, as a number or as digits. Throws 400 for anything else. */
export function optionalSize(path: string, value: unknown): number | undefined {
  if (value === undefined || value === null) return undefined
  const text = inWords(value)
  if (!/^\d+$/.test(text)) {
    throw invalidField(path, value, `'${text}' does not match '^[0-9]+$'`)
  }
  const size = Number(text)
  if (size < 1) throw invalidField(path, value, `${size} is less than the minimum of 1`)
  return size
}

const yes = ['True', 'TRUE', 'true', '1', 'ON', 'On', 'on', 'YES', 'Yes', 'yes', 'y', 't']
const no = ['False', 'FALSE', 'false', '0', 'OFF', 'Off', 'off', 'NO', 'No', 'no', 'n', 'f']

/** What Cinder takes for yes and no. Throws 400 for anything else. */
export function optionalFlag(path: string, value: unknown): boolean | undefined {
  if (value === undefined || value === null) return undefined
  if (value === true || value === 1 || yes.some((word) => word === value)) return true
  if (value === false || value === 0 || no.some((word) => word === value)) return false
  throw notOneOf(path, value, [true, ...yes, false, ...no])
}

export function optionalTexts(path: string, value: unknown): Record<string, string> {
  return value === undefined || value === null ? {} : requireTexts(path, value)
}

/** The member of a body under `key` as a required string. */
export function requireString(body: JsonObject, path: string, key: string): string {
  const value = body[key]
  if (typeof value === 'string') return value
  if (value === undefined) {
    throw invalidField(path, body, `'${key}' is a required property`)
  }
  throw invalidField(key, value, `${quoted(value)} is not of type 'string'`)
}

/** As oslo tells it (uuidutils.is_uuid_like): with its dashes or without. */
function isUuid(text: string): boolean {
  const bare = text
    .replace(/urn:|uuid:/g, '')
    .replace(/^[{}]+|[{}]+$/g, '')
    .replaceAll('-', '')
  return /^[0-9a-f]{32}$/i.test(bare)
}

/** An id in a body, which is checked before anything is looked for; one in a path is not. */
export function optionalUuid(path: string, value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined
  if (typeof value === 'string' && isUuid(value)) return value
  throw invalidField(
    path,
    value,
    `${quoted(value)} is not valid under any of the given schemas`,
  )
}

export function requireUuid(body: JsonObject, path: string, key: string): string {
  const value = requireString(body, path, key)
  if (isUuid(value)) return value
  throw invalidField(key, value, `${quoted(value)} is not a 'uuid'`)
}

/** The refusal of a value that is none of those that there are. */
export function notOneOf(path: string, value: unknown, known: readonly unknown[]): Fault {
  const words = known.map(quoted).join(', ')
  return invalidField(path, value, `${quoted(value)} is not one of [${words}]`)
}

export const unknownAction = (name: string): Fault =>
  new Fault(
    400,
    `There is no such action: ${name}. Verify the request body and Content-Type header and try again.`,
  )

/** The one member of an action's body: its name and what it holds. */
export function actionOf(body: unknown): { name: string; argument: unknown } {
  const names = isObject(body) ? Object.keys(body) : []
  const [name] = names
  if (!isObject(body) || name === undefined || names.length > 1) {
    throw new Fault(400, 'Malformed request body')
  }
  return { name, argument: body[name] }
}
