import { Type } from 'typebox'
import { expect, test } from 'vitest'
import { createValidator } from './validation.ts'

const query = Type.Object(
  {
    limit: Type.Optional(
      Type.String({ pattern: '^[0-9]{1,3}$', description: 'a whole number from 0 to 999' }),
    ),
    colour: Type.Optional(Type.String({ pattern: '^#[0-9a-f]{6}$' })),
    'a/b': Type.Optional(
      Type.Object({ '~': Type.String({ pattern: '^x$', description: 'an x' }) }),
    ),
  },
  { additionalProperties: Type.String() },
)

const refusals: readonly (readonly [string, unknown, string])[] = [
  [
    'a described text',
    { limit: '-1' },
    'query.limit must be a whole number from 0 to 999.',
  ],
  [
    'one without a description',
    { colour: 'red' },
    'query.colour has not the form that is wanted.',
  ],
  ['one below an odd name', { 'a/b': { '~': 'y' } }, 'query.a/b.~ must be an x.'],
]

test.each(refusals)('says in words what is wanted of %s', (_, value, message) => {
  const validate = createValidator(query, 'query')
  expect(() => validate(value)).toThrow(message)
})
