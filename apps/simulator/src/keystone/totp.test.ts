import { expect, test } from 'vitest'
import { isPasscode, passcodeAt } from './totp.ts'

/** `12345678901234567890`, the secret of RFC 6238's test vectors. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
])('at %i s the passcode is %s (RFC 6238, appendix B)', (seconds, passcode) => {
  expect(passcodeAt(SECRET, seconds * 1000)).toBe(passcode)
})

test('the passcode of the step before is still taken, an older one is not', () => {
  expect(isPasscode(SECRET, '287082', 59_000 + 30_000)).toBe(true)
  expect(isPasscode(SECRET, '287082', 59_000 + 61_000)).toBe(false)
})
