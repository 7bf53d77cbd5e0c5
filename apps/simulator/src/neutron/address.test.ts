import { expect, test } from 'vitest'
import {
  defaultPools,
  formatAddress,
  parseAddress,
  parseCidr,
  slaacAddress,
} from './address.ts'

test.each([
  ['10.0.0.1', 4],
  ['255.255.255.255', 4],
  ['::', 6],
  ['::1', 6],
  ['2001:db8::', 6],
  ['2001:db8::8:800:200c:417a', 6],
  ['fe80:1:2:3:4:5:6:7', 6],
] as const)('%s is read and written again', (text, version) => {
  expect(formatAddress(parseAddress(text) ?? -1n, version)).toBe(text)
})

test('an IPv4 address inside an IPv6 one is understood', () => {
  expect(parseAddress('::ffff:1.2.3.4')).toBe(0xffff01020304n)
})

test('what is no range is refused', () => {
  for (const text of ['10.0.0.0', '10.0.0.0/33', '10.0.0/8', 'x/8', '10.0.0.0/8/8']) {
    expect(parseCidr(text)).toBeUndefined()
  }
})

test('pools leave out the gateway, the network and the broadcast address', () => {
  const cidr = parseCidr('10.0.0.0/24')
  if (!cidr) throw new Error('a range')
  expect(defaultPools(cidr, parseAddress('10.0.0.1'))).toEqual([
    { start: '10.0.0.2', end: '10.0.0.254' },
  ])
  expect(defaultPools(cidr, parseAddress('10.0.0.9'))).toEqual([
    { start: '10.0.0.1', end: '10.0.0.8' },
    { start: '10.0.0.10', end: '10.0.0.254' },
  ])
})

test('a host makes its IPv6 address from its MAC address', () => {
  const cidr = parseCidr('2001:db8:1::/64')
  if (!cidr) throw new Error('a range')
  expect(slaacAddress(cidr, 'fa:16:3e:11:22:33')).toBe('2001:db8:1:0:f816:3eff:fe11:2233')
})
