import { expect, it } from 'vitest'
import { alarmWords, fullness, limitWords, quotaSections } from './quota-rows.ts'

it('warns from four fifths on, and says when nothing more fits', () => {
  expect(fullness({ used: 7, limit: 10 })).toBe('free')
  expect(fullness({ used: 8, limit: 10 })).toBe('near')
  expect(fullness({ used: 10, limit: 10 })).toBe('full')
  expect(fullness({ used: 0, limit: 0 })).toBe('full')
  expect(fullness({ used: 13, limit: 10 })).toBe('over')
  expect(fullness({ used: 1_000_000 })).toBe('free')
})

it('says what is used of what is allowed', () => {
  expect(limitWords({ used: 12, limit: 40 }, String)).toBe('12 of 40')
  expect(limitWords({ used: 12 }, String)).toBe('12, no limit')
})

it('says by how much it is over its limit', () => {
  expect(alarmWords({ used: 13, limit: 10 }, String)).toBe('3 over its limit')
  expect(alarmWords({ used: 10, limit: 10 }, String)).toBe('full')
  expect(alarmWords({ used: 9, limit: 10 }, String)).toBeUndefined()
  expect(alarmWords({ used: 9 }, String)).toBeUndefined()
})

it('has one row a quota', () => {
  const ids = quotaSections.flatMap(({ rows }) => rows.map(({ id }) => id))
  expect(new Set(ids).size).toBe(ids.length)
})
