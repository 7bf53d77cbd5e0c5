import { expect, test } from 'vitest'
import { prefixOf, segmentBytesFor, segmentsOf } from './plan.ts'

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

test('two uploads of the same file, and one that is cut otherwise, lie apart', () => {
  const place = prefixOf('a/b', 'one', 4)
  expect(prefixOf('a/b', 'one', 4)).toBe(place)
  expect(prefixOf('a/b', 'two', 4)).not.toBe(place)
  expect(prefixOf('a/b', 'one', 8)).not.toBe(place)
})
