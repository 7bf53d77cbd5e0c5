import { isObject } from '../core/json.ts'
import { inWords } from '../core/wording.ts'
import {
  type Cidr, contains, defaultPools, formatAddress, formatCidr, parseAddress, parseCidr,
} from './address.ts' // prettier-ignore
import { badRequest, conflict, invalid } from './fault.ts'
import type { Given } from './kind.ts'
import type { IpRange, Ipv6Mode } from './model.ts'

const modes: readonly Ipv6Mode[] = ['slaac', 'dhcpv6-stateful', 'dhcpv6-stateless']
const mostNameServers = 5
const mostHostRoutes = 20

export const invalidInput = (words: string) =>
  badRequest(`Invalid input for operation: ${words}.`, 'InvalidInput')

const versionOf = (address: string): 4 | 6 => (address.includes(':') ? 6 : 4)

function checkVersion(cidr: Cidr, name: string, address: string): void {
  if (versionOf(address) === cidr.version) return
  throw invalidInput(`${name} '${address}' does not match the ip_version '${cidr.version}'`)
}

/** What a DHCP server cannot serve. Neutron asks only when DHCP is being turned on. */
export function checkDhcp(cidr: Cidr): void {
  const longest = cidr.version === 4 ? 30 : 126
  if (cidr.prefix > longest) {
    throw invalidInput(
      'Subnet has a prefix length that is incompatible with DHCP service enabled',
    )
  }
  const isMulticast =
    cidr.version === 4 ? cidr.first >> 28n === 14n : cidr.first >> 120n === 255n
  if (isMulticast) {
    throw invalidInput('Multicast IP subnet is not supported if enable_dhcp is True')
  }
  const isLoopback =
    cidr.version === 4 ? cidr.first >> 24n === 127n : cidr.first === 1n && cidr.prefix > 0
  if (isLoopback) {
    throw invalidInput('Loopback IP subnet is not supported if enable_dhcp is True')
  }
  if (cidr.version === 4 && cidr.first === 0n) {
    throw invalidInput(
      "First IP '0.0.0.0' of network is not supported if enable_dhcp is True.",
    )
  }
}

/**
 * The gateway: the first address of IPv4, the network's own of IPv6 (its anycast address),
 * unless another or none is asked for. One outside of the range is taken as it is.
 */
export function gatewayOf(cidr: Cidr, given: Given): bigint | undefined {
  const wanted = given['gateway_ip']
  if (wanted === null) return undefined
  if (wanted === undefined) return cidr.version === 4 ? cidr.first + 1n : cidr.first
  const text = inWords(wanted)
  checkVersion(cidr, 'gateway_ip', text)
  const value = parseAddress(text)
  const isReserved =
    cidr.version === 4 && cidr.prefix < 31 && (value === cidr.first || value === cidr.last)
  if (value === undefined || isReserved)
    throw invalidInput('Gateway is not valid on subnet')
  return value
}

export function poolsOf(
  cidr: Cidr,
  gateway: bigint | undefined,
  wanted: unknown,
): IpRange[] {
  if (wanted === undefined || wanted === null) return defaultPools(cidr, gateway)
  if (!Array.isArray(wanted)) {
    throw invalid(
      'allocation_pools',
      `Invalid data format for IP pool: '${inWords(wanted)}'`,
    )
  }
  const pools = wanted.map((entry: unknown) => poolOf(cidr, gateway, entry))
  const sorted = pools.toSorted((a, b) => (a.low < b.low ? -1 : 1))
  for (const [index, pool] of sorted.entries()) {
    const before = sorted[index - 1]
    if (before === undefined || before.high < pool.low) continue
    throw conflict(
      'OverlappingAllocationPools',
      `Found overlapping allocation pools: ${before.start}-${before.end} ${pool.start}-${pool.end} for subnet ${formatCidr(cidr)}.`,
    )
  }
  return pools.map(({ start, end }) => ({ start, end }))
}

function poolOf(cidr: Cidr, gateway: bigint | undefined, entry: unknown) {
  const start = isObject(entry) ? inWords(entry['start']) : ''
  const end = isObject(entry) ? inWords(entry['end']) : ''
  const [low, high] = [parseAddress(start), parseAddress(end)]
  for (const [text, value] of [
    [start, low],
    [end, high],
  ] as const) {
    if (value === undefined) {
      throw invalid('allocation_pools', `'${text}' is not a valid IP address`)
    }
  }
  const words = `${start}-${end}`
  const isMixed = versionOf(start) !== cidr.version || versionOf(end) !== cidr.version
  if (low === undefined || high === undefined || low > high || isMixed) {
    throw badRequest(`The allocation pool ${words} is not valid.`, 'InvalidAllocationPool')
  }
  if (!contains(cidr, low) || !contains(cidr, high)) {
    throw badRequest(
      `The allocation pool ${words} spans beyond the subnet cidr ${formatCidr(cidr)}.`,
      'OutOfBoundsAllocationPool',
    )
  }
  if (gateway !== undefined && gateway >= low && gateway <= high) {
    throw conflict(
      'GatewayConflictWithAllocationPools',
      `Gateway ip ${formatAddress(gateway, cidr.version)} conflicts with allocation pool ${words}.`,
    )
  }
  return { start, end, low, high }
}

export function nameServersOf(cidr: Cidr, wanted: unknown): string[] {
  const hosts = Array.isArray(wanted) ? wanted.map(inWords) : []
  for (const [index, host] of hosts.entries()) {
    if (parseAddress(host) === undefined) {
      throw invalid(
        'dns_nameservers',
        `'${host}' is not a valid nameserver. '${host}' is not a valid IP address`,
      )
    }
    if (hosts.indexOf(host) !== index) {
      throw invalid('dns_nameservers', `Duplicate nameserver '${host}'`)
    }
    checkVersion(cidr, 'dns_nameserver', host)
  }
  if (hosts.length > mostNameServers) {
    throw badRequest(
      `Unable to complete operation for new subnet. The number of DNS nameservers exceeds the limit ${mostNameServers}.`,
      'DNSNameServersExhausted',
    )
  }
  return hosts
}

export interface Route {
  readonly destination: string
  readonly nexthop: string
}

/** Routes of a subnet or a router in the words of neutron-lib's validator. */
export function parseRoutes(attribute: string, wanted: unknown): Route[] {
  if (wanted === undefined || wanted === null) return []
  if (!Array.isArray(wanted)) {
    throw invalid(attribute, `Invalid data format for hostroute: '${inWords(wanted)}'`)
  }
  const routes: Route[] = []
  for (const entry of wanted) {
    const destination = isObject(entry) ? entry['destination'] : undefined
    const nexthop = isObject(entry) ? entry['nexthop'] : undefined
    if (typeof destination !== 'string' || typeof nexthop !== 'string') {
      throw invalid(attribute, `'${inWords(entry)}' is not a route`)
    }
    const cidr = parseCidr(destination)
    if (!cidr) throw invalid(attribute, `'${destination}' is not a valid CIDR`)
    const recommended = formatCidr(cidr)
    const [address = ''] = destination.split('/')
    if (parseAddress(address) !== cidr.first) {
      throw invalid(
        attribute,
        `'${destination}' is not a recognized CIDR, '${recommended}' is recommended`,
      )
    }
    if (parseAddress(nexthop) === undefined) {
      throw invalid(attribute, `'${nexthop}' is not a valid IP address`)
    }
    if (routes.some((one) => one.destination === destination && one.nexthop === nexthop)) {
      throw invalid(attribute, `Duplicate hostroute '${JSON.stringify(entry)}'`)
    }
    routes.push({ destination, nexthop })
  }
  return routes
}

export function hostRoutesOf(cidr: Cidr, wanted: unknown): Route[] {
  const routes = parseRoutes('host_routes', wanted)
  if (routes.length > mostHostRoutes) {
    throw badRequest(
      `Unable to complete operation for new subnet. The number of host routes exceeds the limit ${mostHostRoutes}.`,
      'HostRoutesExhausted',
    )
  }
  for (const { destination, nexthop } of routes) {
    checkVersion(cidr, 'nexthop', nexthop)
    checkVersion(cidr, 'destination', destination)
  }
  return routes
}

/** How IPv6 addresses are given out: who announces, and who hands them out. */
export function ipv6ModesOf(
  cidr: Cidr,
  given: Given,
  isDhcp: boolean,
): { ipv6_ra_mode: Ipv6Mode | null; ipv6_address_mode: Ipv6Mode | null } {
  const ra = modeOf(cidr, given, 'ipv6_ra_mode')
  const address = modeOf(cidr, given, 'ipv6_address_mode')
  if ((ra !== null || address !== null) && !isDhcp) {
    throw invalidInput(
      'ipv6_ra_mode or ipv6_address_mode cannot be set when enable_dhcp is set to False',
    )
  }
  if (ra !== null && address !== null && ra !== address) {
    throw invalidInput(
      `ipv6_ra_mode set to '${ra}' with ipv6_address_mode set to '${address}' is not valid. If both attributes are set, they must be the same value`,
    )
  }
  const isSelfMade = [ra, address].some(
    (mode) => mode === 'slaac' || mode === 'dhcpv6-stateless',
  )
  if (isSelfMade && cidr.prefix !== 64) {
    throw invalidInput(
      `Invalid CIDR ${formatCidr(cidr)} for IPv6 address mode. OpenStack uses the EUI-64 address format, which requires the prefix to be /64`,
    )
  }
  return { ipv6_ra_mode: ra, ipv6_address_mode: address }
}

function modeOf(cidr: Cidr, given: Given, name: string): Ipv6Mode | null {
  const wanted = given[name]
  if (wanted === undefined || wanted === null) return null
  const mode = modes.find((known) => known === wanted)
  if (mode === undefined) {
    throw invalid(name, `'${inWords(wanted)}' is not in ${JSON.stringify(modes)}`)
  }
  if (cidr.version === 4) throw invalidInput(`${name} is not valid when ip_version is 4`)
  return mode
}
