import type { TObject, TSchema } from 'typebox'

/** Sections by name (`kernel`, `gateway` …), each an object schema with a default for every key. */
export type ConfigSchemas = Readonly<Record<string, TObject>>

/** What the configuration says about one place. */
export type SchemaAt =
  | { readonly kind: 'group'; readonly keys: Readonly<Record<string, TSchema>> }
  /** Keys of the owner's choice: `kernel.blocks.<name>`. */
  | { readonly kind: 'record'; readonly value: TSchema }
  | { readonly kind: 'value'; readonly schema: TSchema }

export function schemaAt(schema: TSchema): SchemaAt {
  if (isObjectSchema(schema)) return { kind: 'group', keys: schema.properties }
  const record = recordValue(schema)
  if (record !== undefined) return { kind: 'record', value: record }
  return { kind: 'value', schema }
}

/** Every key there is, `kernel.database.url`; records as `kernel.blocks.<name>`. */
export function knownKeys(schemas: ConfigSchemas): string[] {
  return Object.entries(schemas).flatMap(([section, schema]) => keysBelow(section, schema))
}

/** The schema of a path, or `undefined` where the path leads nowhere. */
export function findSchema(
  schemas: ConfigSchemas,
  path: readonly string[],
): TSchema | undefined {
  const [section = '', ...rest] = path
  let schema: TSchema | undefined = schemas[section]
  for (const key of rest) {
    if (schema === undefined) return undefined
    const at = schemaAt(schema)
    schema =
      at.kind === 'group'
        ? Object.hasOwn(at.keys, key)
          ? at.keys[key]
          : undefined
        : at.kind === 'record'
          ? at.value
          : undefined
  }
  return schema
}

/** True for values that are never printed. */
export function isSecretSchema(schema: TSchema): boolean {
  return 'secret' in schema && schema.secret === true
}

/** What stands in its place when nobody sets it. */
export function defaultOf(schema: TSchema): unknown {
  return 'default' in schema ? schema.default : undefined
}

function keysBelow(path: string, schema: TSchema): string[] {
  const at = schemaAt(schema)
  if (at.kind === 'record') return [`${path}.<name>`]
  if (at.kind === 'value') return [path]
  return Object.entries(at.keys).flatMap(([key, below]) =>
    keysBelow(`${path}.${key}`, below),
  )
}

function isObjectSchema(
  schema: TSchema,
): schema is TSchema & { properties: Record<string, TSchema> } {
  return (
    'properties' in schema &&
    typeof schema.properties === 'object' &&
    schema.properties !== null
  )
}

function recordValue(schema: TSchema): TSchema | undefined {
  if (!('patternProperties' in schema)) return undefined
  const patterns = schema.patternProperties
  if (typeof patterns !== 'object' || patterns === null) return undefined
  // JSON Schema: the values of patternProperties are schemas.
  return Object.values(patterns)[0] as TSchema | undefined
}
