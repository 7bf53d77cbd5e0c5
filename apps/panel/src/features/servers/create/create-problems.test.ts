import { expect, it } from 'vitest'
import { equivalentsAwait, formProblem, type FormState } from './create-problems.ts'
import { emptyDraft } from './draft.ts'

const complete: FormState = {
  draft: emptyDraft('dfw'),
  keyWay: 'choose',
  found: [],
  metadataUnfit: undefined,
}
const nameless = { field: 'names', words: 'must not be empty' }

it('is in the way of nothing when all is chosen', () => {
  expect(formProblem(complete)).toBeUndefined()
  expect(equivalentsAwait(complete)).toBeUndefined()
})

it('leaves no key out that was begun', () => {
  expect(formProblem({ ...complete, keyWay: 'paste' })).toBe(
    'Add the key first (“Add this key”), or go back to “Choose”.',
  )
  expect(formProblem({ ...complete, keyWay: 'make' })).toBe(
    'Make the key pair first, or go back to “Choose”.',
  )
})

it('names what is wrong before what is only missing', () => {
  const draft = { ...complete.draft, count: '200' }
  expect(formProblem({ ...complete, draft, found: [nameless] })).toBe(
    'How many: choose a whole number from 1 to 50.',
  )
  const wrong = { field: 'tags', words: '“a/b” must not hold a slash' }
  expect(formProblem({ ...complete, found: [nameless, wrong] })).toBe(
    'The tags “a/b” must not hold a slash.',
  )
  expect(formProblem({ ...complete, found: [nameless], keyWay: 'paste' })).toBe(
    'The name is missing.',
  )
})

it('lets the same as a command wait for what is wrong, not for what is missing', () => {
  expect(equivalentsAwait({ ...complete, found: [nameless] })).toBeUndefined()
  const draft = { ...complete.draft, count: '200' }
  expect(equivalentsAwait({ ...complete, draft })).toBe(
    'once this is mended: How many: choose a whole number from 1 to 50.',
  )
})
