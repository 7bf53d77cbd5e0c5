import type { TSchema } from 'typebox'
import { Value } from 'typebox/value'
import type { Config } from './config.ts'
import { isSecretSchema, schemaAt } from './config-schema.ts'
import { environmentName } from './config-source.ts'
import { scrubText } from './redaction.ts'

/**
 * The configuration in force as YAML, secrets masked. Behind each value that differs from its default
 * stands the default and who set it. `onlyChanged` leaves the others out.
 */
export function printConfig(
  config: Config,
  options: { onlyChanged?: boolean } = {},
): string {
  const lines = Object.entries(config.schemas).flatMap(([name, schema]) =>
    printAt(config, [name], schema, config.sections[name], options.onlyChanged ?? false),
  )
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`
}

/** Every key with its default, its meaning and its environment variable, for the documentation. */
export function describeKeys(config: Config): string {
  return Object.entries(config.schemas)
    .flatMap(([name, schema]) => describeAt([name], schema))
    .join('\n')
}

function printAt(
  config: Config,
  path: readonly string[],
  schema: TSchema,
  value: unknown,
  onlyChanged: boolean,
): string[] {
  const indent = '  '.repeat(path.length - 1)
  const key = path.at(-1)
  const at = schemaAt(schema)
  if (at.kind === 'group') {
    const below = Object.entries(at.keys).flatMap(([name, inner]) =>
      printAt(config, [...path, name], inner, entry(value, name), onlyChanged),
    )
    return below.length === 0 ? [] : [`${indent}${key}:`, ...below]
  }
  const standard = Value.Default(schema, undefined)
  if (Value.Equal(standard, value)) {
    return onlyChanged ? [] : [`${indent}${key}: ${printValue(schema, value)}`]
  }
  const place = placeOf(config, path.join('.'))
  const comment = `# ${place}; the default is ${printValue(schema, standard)}`
  return [`${indent}${key}: ${printValue(schema, value)}  ${comment}`]
}

function placeOf(config: Config, key: string): string {
  const own = config.places.get(key)
  if (own !== undefined) return own
  const below = [...config.places].find(([path]) => path.startsWith(`${key}.`))
  return below?.[1] ?? 'set by the program'
}

function printValue(schema: TSchema, value: unknown): string {
  if (isSecretSchema(schema)) {
    const isEmpty = value === '' || (Array.isArray(value) && value.length === 0)
    return isEmpty ? JSON.stringify(value) : '"[redacted]"'
  }
  return scrubText(JSON.stringify(value) ?? 'null')
}

function describeAt(path: readonly string[], schema: TSchema): string[] {
  const at = schemaAt(schema)
  if (at.kind === 'group') {
    return Object.entries(at.keys).flatMap(([name, inner]) =>
      describeAt([...path, name], inner),
    )
  }
  const standard = printValue(schema, Value.Default(schema, undefined))
  const meaning = 'description' in schema ? `  ${String(schema.description)}` : ''
  return [`${path.join('.')} (${environmentName(path)}) = ${standard}${meaning}`]
}

function entry(value: unknown, key: string): unknown {
  // Checked against its schema: a group is an object.
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)[key]
    : undefined
}
