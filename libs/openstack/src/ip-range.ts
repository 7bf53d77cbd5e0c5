import { formatIpAddress, parseIpAddress, type IpAddress } from './ip-address.ts'

/** A block of addresses, `10.0.0.0/24`. */
export interface IpRange {
  readonly version: 4 | 6
  readonly prefix: number
  /** The network's own address. */
  readonly first: bigint
  readonly last: bigint
}

const bitsOf = (version: 4 | 6) => (version === 4 ? 32 : 128)

/** Reads CIDR notation; an address within the block (`10.0.0.5/24`) means the block. */
export function parseIpRange(text: string): IpRange | undefined {
  const [addressText = '', prefixText = '', more] = text.split('/')
  const address = parseIpAddress(addressText)
  if (address === undefined || more !== undefined || !/^(0|[1-9]\d{0,2})$/.test(prefixText))
    return undefined
  const prefix = Number(prefixText)
  const bits = bitsOf(address.version)
  if (prefix > bits) return undefined
  const size = 1n << BigInt(bits - prefix)
  const first = address.value - (address.value % size)
  return { version: address.version, prefix, first, last: first + size - 1n }
}

export function formatIpRange({ version, prefix, first }: IpRange): string {
  return `${formatIpAddress({ version, value: first })}/${prefix}`
}

export function rangeHolds(range: IpRange, { version, value }: IpAddress): boolean {
  return range.version === version && value >= range.first && value <= range.last
}

export function rangesOverlap(a: IpRange, b: IpRange): boolean {
  return a.version === b.version && a.first <= b.last && b.first <= a.last
}

/**
 * What ports can get: without the network's own address and, for IPv4, the broadcast address. Two
 * addresses or one are all usable (RFC 3021).
 */
export function usableRange(range: IpRange): {
  first: bigint
  last: bigint
  count: bigint
} {
  const isTiny = range.last - range.first < 2n
  const first = isTiny ? range.first : range.first + 1n
  const last = isTiny || range.version === 6 ? range.last : range.last - 1n
  return { first, last, count: last - first + 1n }
}

/** The gateway that Neutron takes when none is named: the first host, in IPv6 the network itself. */
export function defaultGateway(range: IpRange): IpAddress {
  const { version, first } = range
  return { version, value: version === 4 ? first + 1n : first }
}

/** Addresses that somebody may announce in the internet are not for networks of one's own. */
const privateRanges = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  'fc00::/7',
].flatMap((text) => parseIpRange(text) ?? [])

/** Within RFC 1918, RFC 6598 or RFC 4193. */
export function isPrivateRange(range: IpRange): boolean {
  return privateRanges.some(
    (own) =>
      own.version === range.version && range.first >= own.first && range.last <= own.last,
  )
}

/**
 * The first block of the size of `10.0.0.0/24` that none of the others overlaps, for a form to begin
 * with. Absent when all 65,536 of 10.0.0.0/8 are taken.
 */
export function freeRange(taken: readonly IpRange[]): string | undefined {
  for (let third = 0; third < 65_536; third++) {
    const text = `10.${third >> 8}.${third & 255}.0/24`
    const range = parseIpRange(text)
    if (range !== undefined && !taken.some((other) => rangesOverlap(other, range)))
      return text
  }
  return undefined
}
