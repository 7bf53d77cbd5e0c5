import { expect, test } from 'vitest'
import { deadlineSeconds } from './run-act.ts'

test.each([
  [1, 60_000],
  [8, 60_000],
  [9, 60_000],
  [100, 300_000],
])('%i parts with calls of %i ms all end before the deadline', (parts, callTimeoutMs) => {
  // Eight at a time; of each three calls, and one that takes them back.
  const longestMs = Math.ceil(parts / 8) * 4 * callTimeoutMs
  expect(deadlineSeconds(parts, callTimeoutMs) * 1000).toBeGreaterThan(longestMs)
})

test('an act is taken for interrupted after a day at the latest', () => {
  expect(deadlineSeconds(100, 3_600_000)).toBe(86_400)
})
