import { expect, it } from 'vitest'
import { countOf, emptyDraft } from './draft.ts'

it('takes as many servers as the act does, and no other number', () => {
  const counted = (count: string) => countOf({ ...emptyDraft('dfw'), count })
  expect(counted('1')).toBe(1)
  expect(counted('50')).toBe(50)
  for (const wrong of ['0', '51', '1.5', '', 'many', '1e9'])
    expect(counted(wrong), wrong).toBeUndefined()
})
