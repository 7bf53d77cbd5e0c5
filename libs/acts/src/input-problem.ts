import type { TObject } from 'typebox'

/** Why an input is not valid: the field, and what it must be. */
export interface InputProblem {
  readonly field: string
  /** `must not be empty`: to follow the field's label. */
  readonly words: string
}

/** As much of JSON Schema as acts' inputs use. */
interface Rule {
  readonly type?: string
  readonly description?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly pattern?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly uniqueItems?: boolean
  readonly items?: Rule
  readonly patternProperties?: Readonly<Record<string, Rule>>
  readonly const?: unknown
  readonly enum?: readonly unknown[]
}

function textProblem(rule: Rule, value: string): string | undefined {
  if (rule.minLength !== undefined && value.length < rule.minLength)
    return rule.minLength === 1
      ? 'must not be empty'
      : `must have at least ${rule.minLength} characters`
  if (rule.maxLength !== undefined && value.length > rule.maxLength)
    return `must have at most ${rule.maxLength} characters`
  if (rule.pattern !== undefined && !new RegExp(rule.pattern, 'u').test(value))
    return rule.description ?? 'is not valid'
  return undefined
}

function listProblem(rule: Rule, value: readonly unknown[]): string | undefined {
  if (rule.minItems !== undefined && value.length < rule.minItems)
    return 'must not be empty'
  if (rule.maxItems !== undefined && value.length > rule.maxItems)
    return `may have at most ${rule.maxItems} entries`
  if (rule.uniqueItems === true && new Set(value).size < value.length)
    return 'holds an entry twice'
  for (const entry of value) {
    const words = rule.items && ruleProblem(rule.items, entry)
    if (words !== undefined) return `“${String(entry)}” ${words}`
  }
  return undefined
}

function recordProblem(rule: Rule, value: object): string | undefined {
  const [pattern, entryRule] = Object.entries(rule.patternProperties ?? {})[0] ?? []
  for (const [key, entry] of Object.entries(value)) {
    if (pattern !== undefined && !new RegExp(pattern).test(key))
      return `“${key}” is not a name that the cloud takes`
    const words = entryRule && ruleProblem(entryRule, entry)
    if (words !== undefined) return `“${key}” ${words}`
  }
  return undefined
}

function inWords(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function ruleProblem(rule: Rule, value: unknown): string | undefined {
  if (rule.enum !== undefined)
    return rule.enum.includes(value) ? undefined : `must be one of ${rule.enum.join(', ')}`
  if (rule.const !== undefined)
    return rule.const === value ? undefined : `must be ${inWords(rule.const)}`
  switch (rule.type) {
    case 'string':
      return typeof value === 'string' ? textProblem(rule, value) : 'must be a text'
    case 'array':
      return Array.isArray(value) ? listProblem(rule, value) : 'must be a list'
    case 'object':
      return typeof value === 'object' && value !== null
        ? recordProblem(rule, value)
        : 'must be an object'
    case 'integer':
      return Number.isInteger(value) ? numberProblem(rule, value) : 'must be a whole number'
    case 'number':
      return Number.isFinite(value) ? numberProblem(rule, value) : 'must be a number'
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'must be yes or no'
    default:
      // A rule that nobody checks would let anything through to the cloud.
      throw new Error(`No act may ask for this: ${JSON.stringify(rule)}`)
  }
}

function numberProblem(rule: Rule, value: unknown): string | undefined {
  const number = Number(value)
  if (rule.minimum !== undefined && number < rule.minimum)
    return `must be at least ${rule.minimum}`
  if (rule.maximum !== undefined && number > rule.maximum)
    return `must be at most ${rule.maximum}`
  return undefined
}

/**
 * Every problem of an input, in the order of the fields; none when it is valid. Reads the schema as
 * plain JSON Schema, so that a browser can check while a person types without the schema library.
 */
export function inputProblems(
  schema: TObject,
  input: Readonly<Record<string, unknown>>,
): InputProblem[] {
  const problems: InputProblem[] = []
  const required = new Set(schema.required)
  for (const [field, property] of Object.entries(schema.properties)) {
    const value = input[field]
    if (value === undefined) {
      if (required.has(field)) problems.push({ field, words: 'is missing' })
      continue
    }
    const words = ruleProblem(property, value)
    if (words !== undefined) problems.push({ field, words })
  }
  for (const field of Object.keys(input))
    if (!Object.hasOwn(schema.properties, field))
      problems.push({ field, words: 'is not known here' })
  return problems
}
