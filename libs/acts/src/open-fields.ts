import type { TObject } from 'typebox'
import { inputProblems } from './input-problem.ts'

/** `networks` → `<network>`: no cloud takes it, and it is quoted in every shell. */
function openWord(field: string, isList: boolean): string {
  const words = field.replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase()
  return `<${isList ? words.replace(/s$/, '') : words}>`
}

function openValue(field: string, type: unknown): unknown {
  if (type === 'boolean') return undefined
  if (type === 'object') return { '<key>': '<value>' }
  return type === 'array' ? [openWord(field, true)] : openWord(field, false)
}

/**
 * An input for equivalents while the form is still being filled in: what is missing or not valid is a word
 * in angle brackets, told in `words`, so that a line that is copied is plainly no complete one. `open`
 * names fields that the form wants beyond what the act does.
 */
export function withOpenFields(
  schema: TObject,
  input: Readonly<Record<string, unknown>>,
  open: readonly string[] = [],
): { readonly input: Record<string, unknown>; readonly words: readonly string[] } {
  const wanted = [...inputProblems(schema, input).map(({ field }) => field), ...open]
  const types: Readonly<Record<string, { readonly type?: unknown }>> = schema.properties
  const filled = [...new Set(wanted)].flatMap((field) => {
    const property = types[field]
    const value = property && openValue(field, property.type)
    return value === undefined ? [] : [[field, value] as const]
  })
  return {
    input: { ...input, ...Object.fromEntries(filled) },
    words: filled.flatMap(([, value]) => wordsIn(value)),
  }
}

function wordsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.map(String)
  return ['<key>', '<value>']
}
