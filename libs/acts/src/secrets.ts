import type { Field } from './field.ts'

/** Stands for a secret in equivalents; no person can type it into a form. */
const mark = '\u0001'

/** `adminPassword` → `ADMIN_PASSWORD` */
export function variableName(field: string): string {
  return field.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase()
}

/** The text that stands for the secret of that field until `shellQuote` makes a variable of it. */
export function placeholder(field: string): string {
  return `${mark}${variableName(field)}${mark}`
}

/** As `placeholder`, for where the API takes the secret's bytes as base64. */
export function base64Placeholder(field: string): string {
  return `${mark}${variableName(field)}:base64${mark}`
}

export function isPlaceholder(value: unknown): boolean {
  return typeof value === 'string' && value.startsWith(mark)
}

/** Splits a text at its placeholders: odd entries are names of variables. */
export function splitAtPlaceholders(text: string): string[] {
  return text.split(mark)
}

/** The input with every secret that is given replaced by its placeholder: for equivalents. */
export function maskSecrets<Input extends object>(
  fields: readonly Field[],
  input: Input,
): Input {
  const masked: Record<string, unknown> = Object.fromEntries(Object.entries(input))
  for (const field of fields) {
    const given = masked[field.name] !== undefined && masked[field.name] !== ''
    if (field.secret === true && given) masked[field.name] = placeholder(field.name)
  }
  // Safe: secrets are texts, and a placeholder is one.
  return masked as Input
}

/** The secrets of the input that are given: never written down, only told apart. */
export function onlySecrets(
  fields: readonly Field[],
  input: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const kept = withoutSecrets(fields, input)
  return Object.fromEntries(
    Object.entries(input).filter(([name, value]) => !(name in kept) && value !== undefined),
  )
}

/** The input without its secrets: for the activity. */
export function withoutSecrets(
  fields: readonly Field[],
  input: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const secret = new Set(fields.filter((field) => field.secret).map(({ name }) => name))
  return Object.fromEntries(Object.entries(input).filter(([name]) => !secret.has(name)))
}
