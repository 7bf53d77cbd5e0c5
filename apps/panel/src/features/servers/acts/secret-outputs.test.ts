import { expect, it } from 'vitest'
import { closingReason } from './secret-outputs.ts'

it('keeps the form of an act that hands back a secret open while it is under way', () => {
  const rescue = { secretOutputs: ['adminPassword'] }
  expect(closingReason(rescue, true)).toContain('password')
  expect(closingReason(rescue, false)).toBeUndefined()
  expect(closingReason({}, true)).toBeUndefined()
})
