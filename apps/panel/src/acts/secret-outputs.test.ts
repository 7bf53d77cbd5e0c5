import { expect, it } from 'vitest'
import { closingReason, lostSecretWords } from './secret-outputs.ts'

it('keeps the form of an act that hands back a secret open while it is under way', () => {
  const rescue = { secretOutputs: ['adminPassword'] }
  expect(closingReason(rescue, true)).toContain('password')
  expect(closingReason(rescue, false)).toBeUndefined()
  expect(closingReason({}, true)).toBeUndefined()
})

it('says what is lost when the answer that told it once did not arrive', () => {
  const make = { secretOutputs: ['privateKey'] }
  const done = { activityId: 'a', outcomes: [{ state: 'done' as const }] }
  const words = lostSecretWords(make, { ...done, repeated: true })
  expect(words?.title).toBe('Private key is lost')
  expect(words?.body).toContain('Make another key pair')
  expect(lostSecretWords(make, { ...done, repeated: false })).toBeUndefined()
  expect(lostSecretWords({}, { ...done, repeated: true })).toBeUndefined()
  const unknown = { activityId: 'a', outcomes: [{ state: 'unknown' as const }] }
  expect(lostSecretWords(make, { ...unknown, repeated: true })).toBeUndefined()
})
