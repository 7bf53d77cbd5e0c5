import type { Field } from '@aloft/acts/field'

/** What a form holds: by field name. */
export type Values = Readonly<Record<string, unknown>>

export const isEmpty = (value: unknown): boolean => value === undefined || value === ''

/** The input that the form means: what was left empty in an optional field is absent. */
export function inputOf(fields: readonly Field[], values: Values): Record<string, unknown> {
  const entries = fields.flatMap(({ name, required }) => {
    const value = values[name]
    return isEmpty(value) && required !== true ? [] : [[name, value] as const]
  })
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}

/** The values that belong to no field. */
export function withoutFields(fields: readonly Field[], values: Values = {}): Values {
  const asked = new Set(fields.map(({ name }) => name))
  return Object.fromEntries(Object.entries(values).filter(([name]) => !asked.has(name)))
}

export function textValue(values: Values, name: string): string {
  const value = values[name]
  return typeof value === 'string' ? value : ''
}

export function listValue(values: Values, name: string): readonly string[] {
  const value = values[name]
  return Array.isArray(value) ? value.map(String) : []
}

export function recordValue(
  values: Values,
  name: string,
): Readonly<Record<string, string>> {
  const value = values[name]
  if (typeof value !== 'object' || value === null) return {}
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [key, String(entry)]),
  )
}

/** What is wrong with a field, below it: `It must not be empty.`, or `“a/b” must not hold a slash.` */
export function problemSentence(words: string): string {
  return words.startsWith('“') ? `${words}.` : `It ${words}.`
}
