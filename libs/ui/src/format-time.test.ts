import { expect, test } from 'vitest'
import { formatDuration, formatRelative } from './format-time.ts'

const now = Date.UTC(2026, 10, 22)
const ago = (seconds: number) => formatRelative(now - seconds * 1000, now)

test('counts whole units, the largest that fits', () => {
  expect([5, 60, 119, 3600, 90_000, 86_400 * 45].map(ago)).toEqual([
    'just now',
    '1 minute ago',
    '1 minute ago',
    '1 hour ago',
    '1 day ago',
    '1 month ago',
  ])
})

test('speaks of the future too', () => {
  expect(ago(-7200)).toBe('in 2 hours')
})

test('writes durations in the unit that is read most easily', () => {
  expect([212, 2400, 3000, 180_000].map(formatDuration)).toEqual([
    '212 ms',
    '2.4 s',
    '3 s',
    '3 min',
  ])
})
