import { describe, expect, test } from 'vitest'
import { figureOf, median, percentile } from './statistics.ts'

describe('statistics', () => {
  test('the 95th percentile of 1 to 100 is 95', () => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index)
    expect(percentile(values, 0.95)).toBe(95)
    expect(percentile(values, 0.5)).toBe(50)
    expect(percentile([7], 0.99)).toBe(7)
  })

  test('the median of an even number of values lies between the middle two', () => {
    expect(median([4, 1, 3, 2])).toBe(2.5)
    expect(median([9, 1, 5])).toBe(5)
  })

  test('a figure keeps the smallest and the largest round', () => {
    expect(figureOf([3, 1, 2])).toEqual({ value: 2, spread: [1, 3] })
  })
})
