import { Compile } from 'typebox/compile'
import type { TSchema } from 'typebox'
import type { TLocalizedValidationError } from 'typebox/error'
import { Pointer, Value } from 'typebox/value'
import { AloftError } from './errors.ts'

export type RequestPart = 'params' | 'query' | 'body'

/** Takes what came in and gives what the schema says, or throws `invalid_request` with the field. */
export type Validate = (value: unknown) => unknown

/**
 * Compiles a schema once. Query and params arrive as text, so they are converted (`"10"` → 10);
 * a body must have the right types as it is. Defaults are filled in.
 */
export function createValidator(schema: TSchema, part: RequestPart): Validate {
  const compiled = Compile(schema)
  return (value) => {
    const given = part === 'body' ? value : Value.Convert(schema, { ...Object(value) })
    const filled = Value.Default(schema, given)
    if (compiled.Check(filled)) return filled
    throw invalidRequest(part, schema, filled, compiled.Errors(filled))
  }
}

/** The error for the first of TypeBox's findings that tells most. */
function invalidRequest(
  part: RequestPart,
  schema: TSchema,
  value: unknown,
  findings: readonly TLocalizedValidationError[],
): AloftError {
  const finding = mostTelling(findings)
  if (finding === undefined) return new AloftError('invalid_request', { field: part })
  const { place, words } = describeFinding(schema, finding)
  const field = [part, ...place].join('.')
  const message =
    part === 'body' && value === undefined ? 'The body is missing.' : `${field} ${words}.`
  return new AloftError('invalid_request', { field, message })
}

/**
 * Where a finding of `schema` points and what it asks for: `must be a number`, `is missing`. For a text
 * with a pattern that is the schema's description, which continues "must be …".
 */
export function describeFinding(
  schema: TSchema,
  finding: TLocalizedValidationError,
): {
  place: string[]
  words: string
} {
  const place = finding.instancePath.split('/').slice(1).map(unescapePointer)
  switch (finding.keyword) {
    case 'required': {
      const missing = finding.params.requiredProperties
      return { place: [...place, missing[0] ?? ''], words: 'is missing' }
    }
    case 'additionalProperties': {
      const extra = finding.params.additionalProperties
      return { place: [...place, extra[0] ?? ''], words: 'is not known here' }
    }
    case 'minLength':
      return {
        place,
        words:
          finding.params.limit === 1
            ? 'must not be empty'
            : `must have at least ${finding.params.limit} characters`,
      }
    case 'maxLength':
      return { place, words: `must have at most ${finding.params.limit} characters` }
    case 'pattern':
      return { place, words: wantedForm(schema, finding.schemaPath) }
    case 'const':
      return { place, words: `must be ${JSON.stringify(finding.params.allowedValue)}` }
    case 'enum':
      return { place, words: `must be one of ${finding.params.allowedValues.join(', ')}` }
    default:
      return { place, words: finding.message }
  }
}

/** In words: a regular expression tells most people nothing. */
function wantedForm(schema: TSchema, schemaPath: string): string {
  const found: unknown = Pointer.Get(schema, schemaPath.replace(/^#/, ''))
  return typeof found === 'object' &&
    found !== null &&
    'description' in found &&
    typeof found.description === 'string'
    ? `must be ${found.description}`
    : 'has not the form that is wanted'
}

function mostTelling(
  findings: readonly TLocalizedValidationError[],
): TLocalizedValidationError | undefined {
  // A union reports each branch and then itself; the branches alone are seldom what was meant.
  return (
    findings.find((finding) => finding.keyword === 'required') ??
    findings.find((finding) => finding.keyword === 'anyOf') ??
    findings[0]
  )
}

function unescapePointer(part: string): string {
  return part.replaceAll('~1', '/').replaceAll('~0', '~')
}
