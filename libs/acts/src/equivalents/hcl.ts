import type { Subject } from '../act.ts'
import { isPlaceholder, splitAtPlaceholders } from '../secrets.ts'

export type HclValue =
  | string
  | number
  | boolean
  | readonly HclValue[]
  | { readonly [key: string]: HclValue | undefined }
  | HclExpression

/** Written as it is: a reference, a function. */
export interface HclExpression {
  readonly expression: string
}

export const hcl = (expression: string): HclExpression => ({ expression })

function isExpression(value: HclValue): value is HclExpression {
  return typeof value === 'object' && 'expression' in value
}

/** A quoted text: `${` and `%{` would be templates, so they are doubled. */
function hclText(text: string): string {
  return JSON.stringify(text).replaceAll(/[$%]\{/g, (start) => start.charAt(0) + start)
}

function hclValue(value: HclValue, indent: string): string {
  if (typeof value === 'string') {
    // A secret becomes a variable of the configuration: `var.admin_password`.
    if (isPlaceholder(value)) return `var.${splitAtPlaceholders(value)[1]?.toLowerCase()}`
    return hclText(value)
  }
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (isExpression(value)) return value.expression
  if (Array.isArray(value))
    return `[${value.map((entry: HclValue) => hclValue(entry, indent)).join(', ')}]`
  return `{\n${assignments(Object.entries(value), `${indent}  `, hclKey)}\n${indent}}`
}

const hclKey = (key: string) => (/^[A-Za-z_][\w-]*$/.test(key) ? key : hclText(key))

function assignments(
  entries: readonly (readonly [string, HclValue | undefined])[],
  indent: string,
  nameOf: (key: string) => string = (key) => key,
): string {
  const given = entries.flatMap(([key, value]) =>
    value === undefined ? [] : [[nameOf(key), value] as const],
  )
  const width = Math.max(0, ...given.map(([key]) => key.length))
  return given
    .map(([key, value]) => `${indent}${key.padEnd(width)} = ${hclValue(value, indent)}`)
    .join('\n')
}

/** A block with its arguments; nested blocks follow after an empty line. */
export function hclBlock(
  header: string,
  values: { readonly [key: string]: HclValue | undefined },
  nested: readonly string[] = [],
): string {
  const body = [assignments(Object.entries(values), '  '), ...nested]
    .filter((part) => part !== '')
    .join('\n\n')
  return `${header} {\n${body}\n}`
}

/** A block inside of another. */
export function hclNested(
  header: string,
  values: { readonly [key: string]: HclValue | undefined },
): string {
  return `  ${header} {\n${assignments(Object.entries(values), '    ')}\n  }`
}

/** A name that Terraform takes: `aj coppa = x` → `aj_coppa_x`. */
export function resourceName(name: string): string {
  const plain = name.replaceAll(/[^A-Za-z0-9_-]+/g, '_').replaceAll(/^_+|_+$/g, '')
  return /^[A-Za-z_]/.test(plain) ? plain : `server_${plain}`.replace(/_$/, '')
}

const type = 'openstack_compute_instance_v2'

/** The arguments that an act changes, in the resource block that the server has already. */
export function changedServer(
  server: Subject,
  values: { readonly [key: string]: HclValue | undefined },
): { readonly code: string } {
  const block = hclBlock(`resource "${type}" "${resourceName(server.name)}"`, values)
  return { code: `# In the block of the server, next to what it has:\n${block}` }
}
