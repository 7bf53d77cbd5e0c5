import { expect, test } from 'vitest'
import { judgeAttempt } from './lockout.ts'

const rule = { failures: 5, windowMs: 600_000 }
const now = 10_000_000
const ago = (...seconds: number[]) => seconds.map((each) => now - each * 1000)

test('allows an attempt after four failures', () => {
  const history = { failedAt: ago(1, 2, 3, 4), pending: 0 }
  expect(judgeAttempt(rule, history, now)).toEqual({ kind: 'allowed' })
})

test('locks out after five failures until the fifth newest leaves the window', () => {
  const history = { failedAt: ago(100, 500, 20, 30, 40), pending: 0 }
  expect(judgeAttempt(rule, history, now)).toEqual({
    kind: 'locked',
    retryAfterSeconds: 100,
  })
})

test('forgets failures that are older than the window', () => {
  const history = { failedAt: ago(601, 2, 3, 4, 5), pending: 0 }
  expect(judgeAttempt(rule, history, now)).toEqual({ kind: 'allowed' })
})

test('lets attempts wait while those under way could still reach the limit', () => {
  const history = { failedAt: ago(1, 2, 3), pending: 2 }
  expect(judgeAttempt(rule, history, now)).toEqual({ kind: 'wait' })
})
