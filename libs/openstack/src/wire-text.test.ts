import { expect, it } from 'vitest'
import { fromWire, toWire } from './wire-text.ts'

it('gives back any text that a header can hold', () => {
  for (const text of ['plain', 'grün', '日本', '"quoted"', ''])
    expect(fromWire(toWire(text))).toBe(text)
  expect(toWire('ü')).toBe('\u00c3\u00bc')
})

it('leaves bytes that are no UTF-8 as they are, and lets no line break through', () => {
  expect(fromWire('gr\u00fcn')).toBe('gr\u00fcn')
  expect(toWire('one\r\ntwo')).toBe('one two')
})
