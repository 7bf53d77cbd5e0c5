import { Fault } from '../core/fault.ts'
import { isObject, type JsonObject } from '../core/json.ts'
import { inWords } from '../core/wording.ts'
import { invalidField, optionalString, requireTexts } from '../nova/body.ts'

// Nova and Cinder check bodies with the same validator, so it says the same words.
export { optionalString, requireObject, requireTexts } from '../nova/body.ts'

/** `name` or `description`, no longer than 255 letters, without blanks around it. */
export function optionalText(path: string, value: unknown): string | null {
  const text = optionalString(path, value)
  if (text === undefined) return null
  if (text.length > 255) throw invalidField(path, text, `'${text}' is too long`)
  return text.trim()
}

/** A size in GiB, as a number or as digits. Throws 400 for anything else. */
export function optionalSize(path: string, value: unknown): number | undefined {
  if (value === undefined || value === null) return undefined
  const text = inWords(value)
  if (!/^\d+$/.test(text)) {
    throw invalidField(path, value, `'${text}' does not match '^[0-9]+$'`)
  }
  return Number(text)
}

/** What oslo takes for yes and no. Throws 400 for anything else. */
export function optionalFlag(path: string, value: unknown): boolean | undefined {
  if (value === undefined || value === null) return undefined
  const words = inWords(value)
  const text = words.toLowerCase()
  if (['1', 't', 'true', 'on', 'y', 'yes'].includes(text)) return true
  if (['0', 'f', 'false', 'off', 'n', 'no'].includes(text)) return false
  throw invalidField(path, value, `${words} is not one of [True, 'True', False, 'False']`)
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
  throw invalidField(key, value, `${JSON.stringify(value)} is not of type 'string'`)
}

/** The one member of an action's body: its name and what it holds. */
export function actionOf(body: unknown): { name: string; argument: unknown } {
  const names = isObject(body) ? Object.keys(body) : []
  const [name] = names
  if (!isObject(body) || name === undefined || names.length > 1) {
    throw new Fault(400, 'Malformed request body')
  }
  return { name, argument: body[name] }
}
