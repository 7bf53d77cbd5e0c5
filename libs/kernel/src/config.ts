import { readFile } from 'node:fs/promises'
import type { Static, TObject, TSchema } from 'typebox'
import { Value } from 'typebox/value'
import {
  knownKeys,
  findSchema,
  schemaAt,
  isSecretSchema,
  type ConfigSchemas,
} from './config-schema.ts'
import { readEnvironment, readFlag, readYaml, type Assignment } from './config-source.ts'
import { AloftError } from './errors.ts'
import { KernelConfig } from './kernel-config.ts'
import { nearest } from './nearest.ts'
import { describeFinding } from './validation.ts'

export interface ConfigSources {
  /** A YAML file. */
  readonly file?: string | undefined
  readonly environment?: Readonly<Record<string, string | undefined>>
  /** `section.key=value`, from `--set` and the flags that stand for one. */
  readonly flags?: readonly string[]
}

export interface Config {
  readonly kernel: KernelConfig
  /** Sections of the blocks by name. */
  readonly sections: Readonly<Record<string, Static<TObject>>>
  /** Where each value that is not the default was set, by key. */
  readonly places: ReadonlyMap<string, string>
  readonly schemas: ConfigSchemas
}

/**
 * Defaults < file < environment < flags. `blocks`: schemas by block. `unchecked`: sections of blocks that
 * do not run here, which may stand in a file that several machines share. Throws `config_unknown_key`,
 * `config_invalid` or `config_unreadable`, each naming key and place.
 */
export async function loadConfig(
  blocks: ConfigSchemas,
  sources: ConfigSources,
  unchecked: readonly string[] = [],
): Promise<Config> {
  const schemas = { kernel: KernelConfig, ...blocks }
  const { file, environment = {}, flags = [] } = sources
  const assignments = [
    ...(file === undefined ? [] : readYaml(file, await readText(file), schemas)),
    ...readEnvironment(environment, schemas),
    ...flags.map((flag) => readFlag(flag, schemas)),
  ].filter(({ path }) => !isUnchecked(path, unchecked, schemas))
  for (const assignment of assignments) requireKnown(assignment, schemas)
  const tree: Record<string, unknown> = {}
  const places = new Map<string, string>()
  for (const assignment of assignments) {
    assign(tree, assignment.path, assignment.value)
    places.set(assignment.path.join('.'), assignment.place)
  }
  const checked = Object.entries(schemas).map(([name, schema]) => {
    return [name, checkSection(name, schema, tree[name], places)] as const
  })
  // Each was just checked against its schema, an object.
  const sections = Object.fromEntries(checked) as Record<string, Static<TObject>>
  return { kernel: sections.kernel as KernelConfig, sections, places, schemas }
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (cause) {
    const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT'
    throw new AloftError(
      'config_unreadable',
      {
        message: isMissing ? `There is no file ${path}.` : `${path} cannot be read.`,
        field: path,
      },
      { cause },
    )
  }
}

function isUnchecked(
  path: readonly string[],
  unchecked: readonly string[],
  schemas: ConfigSchemas,
): boolean {
  const [section = ''] = path
  return unchecked.includes(section) && !Object.hasOwn(schemas, section)
}

function requireKnown({ path, place }: Assignment, schemas: ConfigSchemas): void {
  if (path.length > 1 && findSchema(schemas, path) !== undefined) return
  const key = path.join('.')
  const suggestion = nearest(key, knownKeys(schemas))
  const question = suggestion === undefined ? '' : `, did you mean ${suggestion}?`
  throw new AloftError('config_unknown_key', {
    message: `${key} in ${place}: unknown key${question}`,
    field: key,
  })
}

function assign(
  tree: Record<string, unknown>,
  path: readonly string[],
  value: unknown,
): void {
  const [key, ...rest] = path
  if (key === undefined) return
  if (rest.length === 0) {
    tree[key] = value
    return
  }
  const below = tree[key]
  const branch = isBranch(below) ? below : {}
  tree[key] = branch
  assign(branch, rest, value)
}

function checkSection(
  name: string,
  schema: TSchema,
  value: unknown,
  places: ReadonlyMap<string, string>,
): unknown {
  const filled = Value.Default(schema, Value.Clone(value ?? {}))
  const [finding] = Value.Errors(schema, filled)
  if (finding === undefined) return filled
  const { place, words } = describeFinding(schema, finding)
  const path = [name, ...place]
  const key = path.join('.')
  const at = findPlace(path, places)
  throw new AloftError('config_invalid', {
    message: `${key}${at === undefined ? '' : ` in ${at}`}: ${words}${shownValue(schema, place, filled)}`,
    field: key,
  })
}

/** Of the key itself, or of the nearest group above it that was set as a whole. */
function findPlace(
  path: readonly string[],
  places: ReadonlyMap<string, string>,
): string | undefined {
  for (let length = path.length; length > 0; length--) {
    const place = places.get(path.slice(0, length).join('.'))
    if (place !== undefined) return place
  }
  return undefined
}

function shownValue(schema: TSchema, place: readonly string[], filled: unknown): string {
  let value: unknown = filled
  let at: TSchema | undefined = schema
  for (const key of place) {
    if (at !== undefined && isSecretSchema(at)) return ''
    const below: ReturnType<typeof schemaAt> | undefined = at && schemaAt(at)
    at = below?.kind === 'group' ? below.keys[key] : undefined
    value = isBranch(value) ? value[key] : undefined
  }
  if (value === undefined || (at !== undefined && isSecretSchema(at))) return ''
  return `, not ${JSON.stringify(value)}`
}

function isBranch(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
