import { expect, test } from 'vitest'
import { addressGroup } from './client-address.ts'

test('leaves an IPv4 address as it is', () => {
  expect(addressGroup('203.0.113.7')).toBe('203.0.113.7')
})

test('takes an IPv4 address in IPv6 clothes for the same', () => {
  expect(addressGroup('::ffff:203.0.113.7')).toBe('203.0.113.7')
})

test('puts the addresses of one IPv6 network together', () => {
  expect(addressGroup('2001:db8::1')).toBe('2001:db8:0:0::/64')
  expect(addressGroup('2001:0db8:0:0:ffff:1:2:3')).toBe('2001:db8:0:0::/64')
})
