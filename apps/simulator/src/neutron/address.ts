import { isIP } from 'node:net'
import type { IpRange } from './model.ts'

/** An address range: `first` is the network's own address. */
export interface Cidr {
  version: 4 | 6
  first: bigint
  last: bigint
  prefix: number
}

/** A number for an address of either family; nothing when it is none. */
export function parseAddress(text: string): bigint | undefined {
  const version = isIP(text)
  if (version === 4) {
    return text.split('.').reduce((sum, part) => (sum << 8n) | BigInt(part), 0n)
  }
  if (version !== 6 || text.includes('%')) return undefined
  const [head = '', tail] = expandMapped(text).split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const middle = Array.from({ length: 8 - left.length - right.length }, () => '0')
  return [...left, ...middle, ...right].reduce(
    (sum, part) => (sum << 16n) | BigInt(`0x${part}`),
    0n,
  )
}

/** `::ffff:1.2.3.4` with its end as two groups. */
function expandMapped(text: string): string {
  const match = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(text)
  if (!match) return text
  const [, head = '', a, b, c, d] = match
  const group = (high: unknown, low: unknown): string =>
    ((Number(high) << 8) | Number(low)).toString(16)
  return `${head}${group(a, b)}:${group(c, d)}`
}

export function formatAddress(value: bigint, version: 4 | 6): string {
  if (version === 4) {
    return [24n, 16n, 8n, 0n].map((shift) => String((value >> shift) & 255n)).join('.')
  }
  const groups = Array.from({ length: 8 }, (_, index) =>
    ((value >> BigInt(112 - index * 16)) & 0xffffn).toString(16),
  )
  const zeros = [...groups.join(':').matchAll(/(?:^|:)0(?::0)+(?=:|$)/g)]
  const longest = zeros.toSorted((a, b) => b[0].length - a[0].length)[0]
  if (!longest) return groups.join(':')
  const text = groups.join(':')
  const before = text.slice(0, longest.index)
  const after = text.slice(longest.index + longest[0].length).replace(/^:/, '')
  return `${before}::${after}`
}

/** A range as `10.0.0.0/24`; nothing when it is not well formed. */
export function parseCidr(text: string): Cidr | undefined {
  const [address = '', length = '', more] = text.split('/')
  const version = isIP(address)
  const value = parseAddress(address)
  if (value === undefined || more !== undefined || !/^\d{1,3}$/.test(length))
    return undefined
  if (version !== 4 && version !== 6) return undefined
  const bits = version === 4 ? 32 : 128
  const prefix = Number(length)
  if (prefix > bits) return undefined
  const size = 1n << BigInt(bits - prefix)
  const first = value - (value % size)
  return { version, first, last: first + size - 1n, prefix }
}

export const formatCidr = (cidr: Cidr): string =>
  `${formatAddress(cidr.first, cidr.version)}/${cidr.prefix}`

export const contains = (cidr: Cidr, address: bigint): boolean =>
  address >= cidr.first && address <= cidr.last

export const overlap = (a: Cidr, b: Cidr): boolean =>
  a.version === b.version && a.first <= b.last && b.first <= a.last

/** Pools that leave out the gateway and, for IPv4, the network's and the broadcast address. */
export function defaultPools(cidr: Cidr, gateway: bigint | undefined): IpRange[] {
  const isTiny = cidr.last - cidr.first < 2n
  const low = isTiny ? cidr.first : cidr.first + 1n
  const high = isTiny || cidr.version === 6 ? cidr.last : cidr.last - 1n
  const ranges: [bigint, bigint][] =
    gateway === undefined || gateway < low || gateway > high
      ? [[low, high]]
      : [
          [low, gateway - 1n],
          [gateway + 1n, high],
        ]
  return ranges
    .filter(([start, end]) => start <= end)
    .map(([start, end]) => ({
      start: formatAddress(start, cidr.version),
      end: formatAddress(end, cidr.version),
    }))
}

/** The address that a host makes for itself from its MAC address (RFC 4862, modified EUI-64). */
export function slaacAddress(cidr: Cidr, macAddress: string): string {
  const bytes = macAddress.split(':').map((part) => Number.parseInt(part, 16))
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = bytes
  const host = [a ^ 2, b, c, 0xff, 0xfe, d, e, f].reduce(
    (sum, part) => (sum << 8n) | BigInt(part),
    0n,
  )
  return formatAddress(((cidr.first >> 64n) << 64n) | host, 6)
}
