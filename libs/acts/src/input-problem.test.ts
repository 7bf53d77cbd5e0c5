import { Type } from 'typebox'
import { describe, expect, it } from 'vitest'
import { inputProblems } from './input-problem.ts'
import { actIds, loadAct } from './registry.ts'

const words = (property: Parameters<typeof Type.Object>[0][string], value: unknown) =>
  inputProblems(Type.Object({ it: property }), { it: value })[0]?.words

describe('the check of an input', () => {
  it('takes whole numbers in their bounds only', () => {
    const rule = Type.Integer({ minimum: 1, maximum: 9 })
    expect(words(rule, 9)).toBeUndefined()
    expect(words(rule, 10)).toBe('must be at most 9')
    expect(words(rule, 0)).toBe('must be at least 1')
    expect(words(rule, 1.5)).toBe('must be a whole number')
    expect(words(rule, '5')).toBe('must be a whole number')
  })

  it('takes numbers and flags for what they are', () => {
    expect(words(Type.Number(), 1.5)).toBeUndefined()
    expect(words(Type.Number(), Number.NaN)).toBe('must be a number')
    expect(words(Type.Boolean(), false)).toBeUndefined()
    expect(words(Type.Boolean(), 'false')).toBe('must be yes or no')
  })

  it('takes one value only where there is one, and passes over no rule', () => {
    expect(() => words(Type.Union([Type.String(), Type.Null()]), 1)).toThrow(
      'No act may ask',
    )
    expect(words(Type.Literal('a'), 'a')).toBeUndefined()
    expect(words(Type.Literal('a'), 'b')).toBe('must be a')
  })
})

/** One value of each kind that JSON has: each rule meets its own kind, and so its inner rules. */
const values = ['text', 1, true, ['text'], { key: 'text' }, null]

it.each(actIds)('knows every rule of %s', async (id) => {
  const act = await loadAct(id)
  const fields = Object.keys(act?.input.properties ?? {})
  for (const value of values)
    for (const field of fields)
      expect(() => act && inputProblems(act.input, { [field]: value })).not.toThrow()
})
