import { expect, test } from 'vitest'
import { segmentBytesFor, segmentName, segmentPrefix, segmentsOf } from './plan.ts'

const usual = 64 * 1024 ** 2

test('segments are of the usual size until there would be more than a thousand', () => {
  expect(segmentBytesFor(1, usual)).toBe(usual)
  expect(segmentBytesFor(1000 * usual, usual)).toBe(usual)
  for (const size of [63 * 1024 ** 3, 160 * 1024 ** 3, 5 * 1024 ** 4])
    expect(segmentsOf(size, segmentBytesFor(size, usual)).length).toBeLessThanOrEqual(1000)
})

test('segments cover a file without gaps, the last one shorter', () => {
  expect(segmentsOf(10, 4)).toEqual([
    { index: 0, start: 0, end: 4 },
    { index: 1, start: 4, end: 8 },
    { index: 2, start: 8, end: 10 },
  ])
})

test('the same file leads to the same place, a changed one to another', () => {
  const file = { size: 10, lastModified: 1_700_000_000_123 }
  const prefix = segmentPrefix('a/b', file, 4)
  expect(segmentName(prefix, 2)).toBe('a/b/slo/1700000000.123000/10/4/00000002')
  expect(segmentPrefix('a/b', { ...file, lastModified: 1 }, 4)).not.toBe(prefix)
})
