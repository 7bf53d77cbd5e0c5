import { expect, it } from 'vitest'
import { lastMonth, periodOf, thisMonth, usageQuery } from './period.ts'

const now = new Date('2026-03-05T23:30:00Z')

it('knows this month and the last one', () => {
  expect(thisMonth(now)).toEqual({ from: '2026-03-01', to: '2026-03-05' })
  expect(lastMonth(now)).toEqual({ from: '2026-02-01', to: '2026-02-28' })
  expect(lastMonth(new Date('2026-01-01T00:00:00Z'))).toEqual({
    from: '2025-12-01',
    to: '2025-12-31',
  })
})

it('takes a period from an address, and this month where it is none', () => {
  const named = { from: '2025-12-24', to: '2026-01-06' }
  expect(periodOf(named, now)).toEqual(named)
  for (const wrong of [
    {},
    { from: '2026-02-30', to: '2026-03-01' },
    { from: '2026-03-04', to: '2026-03-01' },
    { from: 'yesterday', to: '2026-03-01' },
  ]) {
    expect(periodOf(wrong, now)).toEqual(thisMonth(now))
  }
})

it('asks for whole days', () => {
  expect(usageQuery({ from: '2026-03-01', to: '2026-03-05' })).toBe(
    'start=2026-03-01T00%3A00%3A00&end=2026-03-05T23%3A59%3A59&detailed=1',
  )
})
