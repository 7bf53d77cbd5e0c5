import { isObject, type JsonObject } from '../core/json.ts'
import { inWords } from '../core/wording.ts'
import { badRequest, invalidValue } from './fault.ts'

const highestNumber = 2_147_483_647

/** The body's members; throws for none, and for members that `known` does not name. */
export function membersOf(
  resource: string,
  body: unknown,
  known: readonly string[],
): JsonObject {
  if (body === undefined) throw badRequest('Request Body is empty', 'empty_request_body')
  if (!isObject(body)) {
    throw badRequest(
      "Provided object is not valid. Got an AttributeError with message 'list' object has no attribute 'items'",
      'invalid_object',
    )
  }
  const unknown = Object.keys(body).filter((name) => !known.includes(name))
  if (unknown.length > 0) throw wrongKeys(resource, unknown)
  return body
}

/** Also what is said when a member is changed that is as it is for ever. */
export const wrongKeys = (resource: string, names: readonly string[]) =>
  badRequest(
    `Provided object does not match schema. Keys [${names.map((name) => `'${name}'`).join(', ')}] are not valid for ${resource}`,
    'invalid_object',
  )

/** A count of seconds, `null`, or nothing when the body does not say. */
export function secondsOf(
  body: JsonObject,
  name: string,
  least = 0,
): number | null | undefined {
  const value = body[name]
  if (value === undefined || value === null) return value
  const seconds = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  if (typeof seconds !== 'number' || !Number.isFinite(seconds)) {
    throw invalidValue(`invalid literal for int() with base 10: '${inWords(value)}'`)
  }
  if (seconds < least) throw invalidValue(`Value must be >= ${least} for field ${name}`)
  if (seconds > highestNumber) throw invalidValue(`Value too high for ${name}`)
  return Math.trunc(seconds)
}

/** A text, `null`, or nothing when the body does not say. */
export function textOf(
  body: JsonObject,
  name: string,
  longest = 255,
): string | null | undefined {
  const value = body[name]
  if (value === undefined || value === null) return value
  if (typeof value !== 'string' && typeof value !== 'number') {
    throw invalidValue(
      `A string is required in field ${name}, not a ${Array.isArray(value) ? 'list' : typeof value}`,
    )
  }
  const text = String(value)
  if (text.length > longest) throw invalidValue(`Value too long for ${name}`)
  return text
}
