import { expect, test } from 'vitest'
import { createPace } from './pace.ts'

test('tells nothing before a second has passed, and then bytes per second', () => {
  const pace = createPace()
  expect(pace.at(0, 0)).toBeUndefined()
  expect(pace.at(500, 500)).toBeUndefined()
  expect(pace.at(4_000, 2_000)).toBe(2_000)
})

test('forgets what was long ago', () => {
  const pace = createPace()
  pace.at(0, 0)
  pace.at(1_000_000, 1_000)
  pace.at(1_000_000, 12_000)
  expect(pace.at(1_002_000, 14_000)).toBe(1_000)
})

test('begins anew where bytes are sent again', () => {
  const pace = createPace()
  pace.at(0, 0)
  pace.at(9_000, 3_000)
  expect(pace.at(0, 4_000)).toBeUndefined()
  expect(pace.at(3_000, 6_000)).toBe(1_500)
})
