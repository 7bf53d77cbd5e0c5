import { formatIpAddress, parseIpAddress, type IpAddress } from './ip-address.ts'
import {
  defaultGateway,
  formatIpRange,
  parseIpRange,
  rangeHolds,
  rangesOverlap,
  type IpRange,
} from './ip-range.ts'

/** A subnet as somebody is typing it. */
export interface SubnetDraft {
  readonly cidr: string
  /** Absent: the cloud's choice. */
  readonly gateway?: string
  readonly noGateway?: boolean
  readonly dhcp?: boolean
  /** `10.0.0.10-10.0.0.99` each. */
  readonly pools?: readonly string[]
  readonly nameServers?: readonly string[]
  /** `172.16.0.0/16 via 10.0.0.9` each. */
  readonly hostRoutes?: readonly string[]
  readonly ipv6Mode?: string
}

export type SubnetField = keyof SubnetDraft

/** A range of addresses for subnets: what is wrong with it, in words. */
export function rangeProblem(
  text: string,
  others: readonly { readonly name: string; readonly cidr: string }[] = [],
): string | undefined {
  const range = parseIpRange(text)
  if (range === undefined) {
    return text.includes('/')
      ? 'This is no range of addresses: write 10.0.0.0/24 or fd00::/64.'
      : 'Say how long its prefix is: 10.0.0.0/24.'
  }
  if (range.prefix === 0)
    return 'A prefix of 0 is every address there is: choose a longer one.'
  const first = parseIpAddress(text.split('/')[0] ?? '')
  if (first !== undefined && first.value !== range.first)
    return `The range begins with ${formatIpRange(range)}.`
  const clash = others.find(({ cidr }) => {
    const other = parseIpRange(cidr)
    return other !== undefined && rangesOverlap(other, range)
  })
  return clash === undefined
    ? undefined
    : `It overlaps with ${clash.cidr} of ${clash.name}, in the same network.`
}

function dhcpProblem(range: IpRange): string | undefined {
  if (range.prefix > (range.version === 4 ? 30 : 126))
    return 'It is too small for DHCP: choose a shorter prefix or turn DHCP off.'
  if (range.version !== 4) return range.first >> 120n === 255n ? multicast : undefined
  if (range.first >> 28n === 14n) return multicast
  return range.first >> 24n === 127n || range.first === 0n
    ? 'DHCP can not serve these addresses: they never leave a machine.'
    : undefined
}
const multicast = 'DHCP can not serve these addresses: they are for multicast.'

function addressProblem(range: IpRange, text: string): string | undefined {
  const address = parseIpAddress(text)
  if (address === undefined) return `“${text}” is no address.`
  return address.version === range.version
    ? undefined
    : `“${text}” is of IPv${address.version}, the range of IPv${range.version}.`
}

/** `10.0.0.10-10.0.0.99`, with or without blanks. */
export function parsePool(text: string): { start: string; end: string } | undefined {
  const [start, end, more] = text.split('-').map((part) => part.trim())
  if (start === undefined || end === undefined || more !== undefined) return undefined
  if (parseIpAddress(start) === undefined || parseIpAddress(end) === undefined)
    return undefined
  return { start, end }
}

function poolProblem(
  range: IpRange,
  gateway: IpAddress | undefined,
  texts: readonly string[],
): string | undefined {
  const seen: { first: bigint; last: bigint; text: string }[] = []
  for (const text of texts) {
    const pool = parsePool(text)
    const start = pool && parseIpAddress(pool.start)
    const end = pool && parseIpAddress(pool.end)
    if (start === undefined || end === undefined)
      return `“${text}” is no pool: write 10.0.0.10-10.0.0.99.`
    if (start.value > end.value) return `“${text}” ends before it begins.`
    if (!rangeHolds(range, start) || !rangeHolds(range, end))
      return `“${text}” lies outside of ${formatIpRange(range)}.`
    if (gateway !== undefined && gateway.value >= start.value && gateway.value <= end.value)
      return `“${text}” holds the gateway, ${formatIpAddress(gateway)}.`
    const other = seen.find(({ first, last }) => start.value <= last && first <= end.value)
    if (other !== undefined) return `“${text}” overlaps with “${other.text}”.`
    seen.push({ first: start.value, last: end.value, text })
  }
  return undefined
}

/** `172.16.0.0/16 via 10.0.0.9` */
export function parseRoute(
  text: string,
): { destination: string; nexthop: string } | undefined {
  const match = /^(\S+)\s+via\s+(\S+)$/i.exec(text.trim())
  const [, destination = '', nexthop = ''] = match ?? []
  const range = parseIpRange(destination)
  if (range === undefined || parseIpAddress(nexthop) === undefined) return undefined
  return { destination: formatIpRange(range), nexthop }
}

/** The form that `parseRoute` reads. */
export function formatRoute(route: { destination: string; nexthop: string }): string {
  return `${route.destination} via ${route.nexthop}`
}

/** What is wrong with routes: none is a route, or it mixes families. */
export function routesProblem(texts: readonly string[]): string | undefined {
  for (const text of texts) {
    const route = parseRoute(text)
    if (route === undefined)
      return `“${text}” is no route: write 172.16.0.0/16 via 10.0.0.9.`
    const isSix = route.destination.includes(':')
    if (isSix !== route.nexthop.includes(':')) return `“${text}” mixes IPv4 and IPv6.`
  }
  return undefined
}

/**
 * What is wrong with a subnet, by field, in words for the person who types it. The rules are
 * Neutron's own, `_validate_subnet` and `validate_allocation_pools` in
 * https://opendev.org/openstack/neutron/src/branch/master/neutron/db/db_base_plugin_v2.py
 */
export function subnetProblems(
  draft: SubnetDraft,
  others: readonly { readonly name: string; readonly cidr: string }[] = [],
): Partial<Record<SubnetField, string>> {
  const problems: Partial<Record<SubnetField, string>> = {}
  const note = (field: SubnetField, words: string | undefined) => {
    if (words !== undefined) problems[field] = words
  }
  note('cidr', rangeProblem(draft.cidr, others))
  const range = parseIpRange(draft.cidr)
  if (range === undefined) return problems
  if (draft.dhcp !== false && problems.cidr === undefined) note('cidr', dhcpProblem(range))
  const typed = draft.gateway === '' ? undefined : draft.gateway
  if (typed !== undefined && draft.noGateway !== true)
    note('gateway', gatewayProblem(range, typed))
  const gateway = gatewayOf(range, draft)
  note('pools', poolProblem(range, gateway, draft.pools ?? []))
  note('nameServers', nameServerProblem(range, draft.nameServers ?? []))
  note('hostRoutes', hostRouteProblem(range, draft.hostRoutes ?? []))
  const isSelfMade = draft.ipv6Mode === 'slaac' || draft.ipv6Mode === 'dhcpv6-stateless'
  if (range.version === 6 && isSelfMade && range.prefix !== 64)
    note('ipv6Mode', 'Servers make their own address in ranges of /64 only.')
  return problems
}

function gatewayOf(range: IpRange, draft: SubnetDraft): IpAddress | undefined {
  if (draft.noGateway === true) return undefined
  const typed = draft.gateway === undefined ? undefined : parseIpAddress(draft.gateway)
  return typed ?? defaultGateway(range)
}

function gatewayProblem(range: IpRange, text: string): string | undefined {
  const problem = addressProblem(range, text)
  if (problem !== undefined) return problem
  const address = parseIpAddress(text)
  const isReserved =
    range.version === 4 &&
    range.prefix < 31 &&
    (address?.value === range.first || address?.value === range.last)
  return isReserved ? 'It is the network’s own or its broadcast address.' : undefined
}

function nameServerProblem(range: IpRange, texts: readonly string[]): string | undefined {
  if (texts.length > 5) return 'A subnet takes at most 5 name servers.'
  for (const [index, text] of texts.entries()) {
    const problem = addressProblem(range, text)
    if (problem !== undefined) return problem
    if (texts.indexOf(text) !== index) return `“${text}” is there twice.`
  }
  return undefined
}

function hostRouteProblem(range: IpRange, texts: readonly string[]): string | undefined {
  if (texts.length > 20) return 'A subnet takes at most 20 routes.'
  const problem = routesProblem(texts)
  if (problem !== undefined) return problem
  const wrong = texts.find((text) => text.includes(':') !== (range.version === 6))
  return wrong === undefined ? undefined : `“${wrong}” is not of IPv${range.version}.`
}
