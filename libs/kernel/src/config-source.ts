import { isMap, isScalar, LineCounter, parse, parseDocument, type Node } from 'yaml'
import type { TSchema } from 'typebox'
import { findSchema, schemaAt, type ConfigSchemas } from './config-schema.ts'
import { AloftError } from './errors.ts'

/** One value that somebody set, and where. */
export interface Assignment {
  readonly path: readonly string[]
  readonly value: unknown
  /** `/etc/aloft.yaml line 12`, `ALOFT_KERNEL__PORT`, `--set kernel.port` */
  readonly place: string
}

/** The values of a YAML file, in its order, each with its line. Throws `config_unreadable`. */
export function readYaml(path: string, text: string, schemas: ConfigSchemas): Assignment[] {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const [problem] = document.errors
  if (problem !== undefined) {
    const [sentence] = problem.message.split('\n')
    throw new AloftError('config_unreadable', {
      message: `${path} is not YAML: ${sentence}`,
      field: path,
    })
  }
  const root = document.contents
  if (root === null || (isScalar(root) && root.value === null)) return []
  if (!isMap(root)) {
    throw new AloftError('config_unreadable', {
      message: `${path} must hold sections (kernel:, gateway: …) with keys below them.`,
      field: path,
    })
  }
  const placeOf = (node: unknown): string => {
    const start = isNode(node) ? node.range?.[0] : undefined
    return start === undefined ? path : `${path} line ${lines.linePos(start).line}`
  }
  return readMap(root, [], schemas, placeOf)
}

function readMap(
  node: Node,
  path: readonly string[],
  schemas: ConfigSchemas,
  placeOf: (node: unknown) => string,
): Assignment[] {
  if (!isMap(node)) return []
  return node.items.flatMap((pair): Assignment[] => {
    const key = isScalar(pair.key) ? String(pair.key.value) : String(pair.key)
    const below = [...path, key]
    const place = placeOf(pair.key)
    if (isMap(pair.value) && isDescended(schemas, below)) {
      return readMap(pair.value, below, schemas, placeOf)
    }
    const value: unknown = isNode(pair.value) ? pair.value.toJSON() : pair.value
    // `gateway:` with nothing below it says nothing.
    if (value === null && isDescended(schemas, below)) return []
    return [{ path: below, value, place }]
  })
}

function isDescended(schemas: ConfigSchemas, path: readonly string[]): boolean {
  const schema = findSchema(schemas, path)
  return schema !== undefined && schemaAt(schema).kind !== 'value'
}

/**
 * `ALOFT_GATEWAY__PORT` sets `gateway.port`: two underscores between the parts, one between the words of
 * a key. Names without two underscores (`ALOFT_HOME`) are not configuration.
 */
export function readEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
  schemas: ConfigSchemas,
): Assignment[] {
  return Object.entries(environment).flatMap(([name, text]) => {
    if (!name.startsWith('ALOFT_') || !name.includes('__') || text === undefined) return []
    const path = name.slice('ALOFT_'.length).split('__').map(camelCase)
    return [{ path, value: parseText(text, findSchema(schemas, path)), place: name }]
  })
}

/** `--set gateway.port=8080` */
export function readFlag(assignment: string, schemas: ConfigSchemas): Assignment {
  const separator = assignment.indexOf('=')
  if (separator < 1) {
    throw new AloftError('config_invalid', {
      message: `--set ${assignment}: write --set section.key=value.`,
      field: '--set',
    })
  }
  const key = assignment.slice(0, separator)
  const path = key.split('.')
  const value = parseText(assignment.slice(separator + 1), findSchema(schemas, path))
  return { path, value, place: `--set ${key}` }
}

/** The name of the environment variable of a key. */
export function environmentName(path: readonly string[]): string {
  const parts = path.map((key) => key.replaceAll(/([A-Z])/g, '_$1').toUpperCase())
  return `ALOFT_${parts.join('__')}`
}

/** Text as the schema wants it: strings as they are, lists also as `a,b`, the rest as YAML. */
function parseText(text: string, schema: TSchema | undefined): unknown {
  if (schema === undefined) return text
  const type = 'type' in schema ? schema.type : undefined
  if (type === 'string' || 'enum' in schema) return text
  if (type === 'array' && !text.trimStart().startsWith('[')) {
    return text === '' ? [] : text.split(',').map((part) => part.trim())
  }
  try {
    return parse(text)
  } catch {
    // Not YAML either: the check against the schema says what was wanted.
    return text
  }
}

function camelCase(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}

function isNode(value: unknown): value is Node {
  return (
    typeof value === 'object' && value !== null && 'range' in value && 'toJSON' in value
  )
}
