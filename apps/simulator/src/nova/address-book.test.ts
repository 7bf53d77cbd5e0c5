import { expect, test } from 'vitest'
import { Collection } from '../core/collection.ts'
import { AddressBook, isInBlock } from './address-book.ts'
import type { FloatingIp, Port, Subnet } from './neighbours.ts'

const MAC = 'fa:16:3e:70:7d:bf'

function subnet(more: Partial<Subnet>): Subnet {
  return {
    id: 's',
    network_id: 'n',
    cidr: '10.0.0.0/29',
    gateway_ip: '10.0.0.1',
    ip_version: 4,
    allocation_pools: [{ start: '10.0.0.1', end: '10.0.0.3' }],
    ...more,
  }
}

function bookOf(floating: FloatingIp[] = []): AddressBook {
  const ports = new Collection<Port>('dfw', 'port', [], () => undefined)
  return new AddressBook(
    ports,
    new Collection('dfw', 'floating-ip', floating, () => undefined),
  )
}

test('addresses go up, never the gateway and never one that floats', () => {
  const floating = { id: 'f', floating_ip_address: '10.0.0.2' }
  const book = bookOf([{ ...floating, fixed_ip_address: null, port_id: null }])
  expect(book.allocate(subnet({}), MAC)).toBe('10.0.0.3')
})

test('a pool that is used up gives nothing', () => {
  const full = subnet({ allocation_pools: [{ start: '10.0.0.1', end: '10.0.0.1' }] })
  expect(bookOf().allocate(full, MAC)).toBeUndefined()
})

test('an IPv6 address is made of prefix and hardware address', () => {
  const six = subnet({ ip_version: 6, cidr: '2001:db8:1::/64' })
  expect(bookOf().allocate(six, MAC)).toBe('2001:db8:1:0:f816:3eff:fe70:7dbf')
})

test('a block holds its own addresses only', () => {
  expect(isInBlock('10.0.0.6', '10.0.0.0/29')).toBe(true)
  expect(isInBlock('10.0.0.8', '10.0.0.0/29')).toBe(false)
  expect(isInBlock('no address', '10.0.0.0/29')).toBe(false)
})
