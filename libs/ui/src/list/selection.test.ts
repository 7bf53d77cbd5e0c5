import { expect, test } from 'vitest'
import { coverage, selectable, toggled, withRange } from './selection.ts'

test('toggling twice leaves the selection as it was', () => {
  const once = toggled(new Set(['a']), 'b')
  expect([...once]).toEqual(['a', 'b'])
  expect([...toggled(once, 'b')]).toEqual(['a'])
})

test('a range adds to what was chosen outside of it', () => {
  expect([...withRange(new Set(['z']), ['a', 'b'], true)]).toEqual(['z', 'a', 'b'])
  expect([...withRange(new Set(['z', 'a']), ['a', 'b'], false)]).toEqual(['z'])
})

test('the head box is checked only when every matching row is chosen', () => {
  expect(coverage(new Set(['z']), ['a', 'b'])).toBe('none')
  expect(coverage(new Set(['z', 'a']), ['a', 'b'])).toBe('some')
  expect(coverage(new Set(['a', 'b']), ['a', 'b'])).toBe('all')
  expect(coverage(new Set(), [])).toBe('none')
})

test('choosing everything says when the list holds only the first rows of it', () => {
  expect(selectable(38)).toBe('all 38 that match')
  expect(selectable(38, 38)).toBe('all 38 that match')
  expect(selectable(1000, 25_000)).toBe('the first 1,000 of 25,000 that match')
})
