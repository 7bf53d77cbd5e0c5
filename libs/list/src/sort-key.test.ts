import { expect, it } from 'vitest'
import { addressKey, naturalKey } from './sort-key.ts'

const sorted = (values: readonly string[], key: (value: string) => string) =>
  values.toSorted((a, b) => (key(a) < key(b) ? -1 : 1))

it('orders names as people count', () => {
  const names = ['web', 'web-1', 'Web-2', 'web-10', 'web-10-a', 'web-010b', 'web-x', 'zoo']
  expect(sorted(names.toReversed(), naturalKey)).toEqual(names)
})

it('orders characters beyond the first plane after all others', () => {
  expect(sorted(['\u{1f600}', '\uffff', '\ue000', '\ud7ff', 'z'], naturalKey)).toEqual([
    'z',
    '\ud7ff',
    '\ue000',
    '\uffff',
    '\u{1f600}',
  ])
})

it('orders addresses by number, IPv4 before IPv6 before anything else', () => {
  const addresses = [
    '2.0.0.1',
    '10.0.0.9',
    '10.0.0.10',
    '::1',
    '2001:db8::9',
    '2001:db8::10',
    '300.1.1.1',
  ]
  expect(sorted(addresses.toReversed(), addressKey)).toEqual(addresses)
})
