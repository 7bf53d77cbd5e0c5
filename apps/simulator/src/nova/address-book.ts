import type { Collection } from '../core/collection.ts'
import type { FloatingIp, Port, Subnet } from './neighbours.ts'

/** Knows which addresses are taken, so that finding a free one does not walk every port. */
export class AddressBook {
  #taken = new Set<string>()
  #next = new Map<string, bigint>()

  constructor(ports: Collection<Port>, floatingIps: Collection<FloatingIp>) {
    for (const port of ports.list()) this.#mark(port, true)
    for (const { floating_ip_address } of floatingIps.list()) {
      this.#taken.add(floating_ip_address)
    }
    ports.subscribe((after, before) => {
      if (before) this.#mark(before, false)
      if (after) this.#mark(after, true)
    })
    floatingIps.subscribe((after, before) => {
      if (before) this.#taken.delete(before.floating_ip_address)
      if (after) this.#taken.add(after.floating_ip_address)
    })
  }

  isTaken(subnet: Subnet, address: string): boolean {
    return this.#taken.has(keyOf(subnet.id, address)) || this.#taken.has(address)
  }

  /** A free address of the subnet's pools, the lowest not handed out lately; none when full. */
  allocate(subnet: Subnet, macAddress: string): string | undefined {
    if (subnet.ip_version === 6) return autoconfigured(subnet.cidr, macAddress)
    for (const pool of subnet.allocation_pools) {
      const first = toNumber(pool.start)
      const last = toNumber(pool.end)
      const hint = this.#next.get(subnet.id) ?? first
      const start = hint >= first && hint <= last ? hint : first
      const size = last - first + 1n
      for (let offset = 0n; offset < size; offset += 1n) {
        const candidate = first + ((start - first + offset) % size)
        const address = toAddress(candidate)
        if (address === subnet.gateway_ip || this.isTaken(subnet, address)) continue
        this.#next.set(subnet.id, candidate + 1n)
        return address
      }
    }
    return undefined
  }

  #mark(port: Port, taken: boolean): void {
    for (const { subnet_id, ip_address } of port.fixed_ips) {
      if (taken) this.#taken.add(keyOf(subnet_id, ip_address))
      else this.#taken.delete(keyOf(subnet_id, ip_address))
    }
  }
}

function keyOf(subnetId: string, address: string): string {
  return `${subnetId}/${address}`
}

/** Whether an IPv4 address lies in a block like `10.0.0.0/24`. */
export function isInBlock(address: string, cidr: string): boolean {
  const [network, length] = cidr.split('/')
  if (!network || !/^\d+\.\d+\.\d+\.\d+$/.test(address) || network.includes(':'))
    return false
  const shift = BigInt(32 - Number(length))
  return toNumber(address) >> shift === toNumber(network) >> shift
}

function toNumber(address: string): bigint {
  return address.split('.').reduce((sum, part) => sum * 256n + BigInt(part), 0n)
}

function toAddress(value: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => (value >> shift) & 255n).join('.')
}

/** The address that SLAAC gives (RFC 4291, modified EUI-64). */
function autoconfigured(cidr: string, macAddress: string): string {
  const bytes = macAddress.split(':').map((part) => Number.parseInt(part, 16))
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = bytes
  const words = [((a ^ 2) << 8) | b, (c << 8) | 0xff, 0xfe00 | d, (e << 8) | f]
  const prefix = cidr.split('/')[0]?.replace(/::$/, '') ?? ''
  const gap = prefix.split(':').length === 4 ? ':' : '::'
  const host = words.map((word) => word.toString(16)).join(':')
  // A prefix of fewer than four groups is filled up by `0`s where `::` would stand for none.
  const groups = prefix.split(':').length
  if (groups < 4 && gap === '::') return `${prefix}${':0'.repeat(4 - groups)}:${host}`
  return `${prefix}:${host}`
}
