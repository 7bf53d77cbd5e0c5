import { parseIpAddress } from './ip-address.ts'
import { parseIpRange } from './ip-range.ts'
import { hasPorts, isIcmp, plainProtocol, type SecurityRule } from './security-rule.ts'

/** A rule as a person fills it in. */
export interface RuleDraft {
  readonly direction: 'ingress' | 'egress'
  readonly version: 'IPv4' | 'IPv6' | 'both'
  /** `any`, a name such as `tcp`, or a number. */
  readonly protocol: string
  /** `22`, `8000-8100`, empty for all; for ICMP the type, or type and code: `8`, `3/4`. */
  readonly ports: string
  /** Empty: everybody. */
  readonly range: string
  /** Id of a group whose members are meant; empty: none. */
  readonly group: string
  /** Id of a group of addresses that is meant; empty: none. */
  readonly addressGroup: string
  readonly description: string
}

export const emptyDraft: RuleDraft = {
  direction: 'ingress',
  version: 'both',
  protocol: 'tcp',
  ports: '',
  range: '',
  group: '',
  addressGroup: '',
  description: '',
}

/** Protocols that Neutron knows by name, those that people use first. */
export const protocolNames = [
  'any', 'tcp', 'udp', 'icmp', 'ah', 'dccp', 'egp', 'esp', 'gre', 'igmp', 'ipip', 'ospf', 'pgm',
  'rsvp', 'sctp', 'udplite', 'vrrp', 'ipv6-encap', 'ipv6-frag', 'ipv6-icmp', 'ipv6-nonxt',
  'ipv6-opts', 'ipv6-route',
] as const // prettier-ignore
const known: ReadonlySet<string> = new Set(protocolNames)

interface Numbers {
  readonly from?: number
  readonly to?: number
}

const numberIn = (text: string): number | undefined =>
  /^\d{1,5}$/.test(text) ? Number(text) : undefined

/** What `ports` says; a text where it cannot be read. */
function readNumbers(draft: RuleDraft): Numbers | string {
  const text = draft.ports.replaceAll(/\s+/g, '').replaceAll('–', '-')
  if (text === '') return {}
  const protocol = protocolOf(draft)
  if (isIcmp(protocol)) {
    const [type = '', code, more] = text.split('/')
    const values = [numberIn(type), code === undefined ? undefined : numberIn(code)]
    const isWrong = values.some((value, at) =>
      at === 1 && code === undefined ? false : value === undefined || value > 255,
    )
    if (isWrong || more !== undefined)
      return 'must be an ICMP type from 0 to 255, or type and code as 3/4'
    const [from, to] = values
    return {
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
    }
  }
  if (protocol === undefined) return 'can be given for one protocol only: choose TCP or UDP'
  if (!hasPorts(protocol)) return `cannot be given: ${protocol.toUpperCase()} has no ports`
  const [low = '', high = low, more] = text.split('-')
  const [from, to] = [numberIn(low), numberIn(high)]
  const isRange = from !== undefined && to !== undefined && from >= 1 && to <= 65_535
  if (!isRange || more !== undefined)
    return 'must be a port from 1 to 65535, or a range as 8000-8100'
  if (from > to) return `must begin with the lower one: ${to}-${from}`
  return { from, to }
}

const protocolOf = ({ protocol, version }: RuleDraft): string | undefined =>
  plainProtocol(protocol.trim(), version === 'IPv6' ? 6 : 4)

/** An address means itself alone: `10.0.0.5` is `10.0.0.5/32`. */
function readRange(
  text: string,
): { readonly cidr: string; readonly version: 4 | 6 } | undefined {
  const plain = text.trim()
  const address = parseIpAddress(plain)
  if (address !== undefined) {
    const { version } = address
    return { cidr: `${plain}/${version === 4 ? 32 : 128}`, version }
  }
  const range = parseIpRange(plain)
  return range === undefined ? undefined : { cidr: plain, version: range.version }
}

export type DraftProblems = Partial<Readonly<Record<keyof RuleDraft, string>>>

/** What is wrong with a draft, in words that follow the field's label; empty when nothing is. */
export function draftProblems(draft: RuleDraft): DraftProblems {
  const problems: { -readonly [Key in keyof RuleDraft]?: string } = {}
  const protocol = draft.protocol.trim().toLowerCase()
  const isNumber = /^\d{1,3}$/.test(protocol) && Number(protocol) <= 255
  if (!known.has(protocol) && protocol !== 'icmpv6' && !isNumber)
    problems.protocol = 'must be a name that the cloud knows, or a number from 0 to 255'
  else if (protocol.startsWith('ipv6-') && draft.version !== 'IPv6')
    problems.version = `must be IPv6: ${protocol} is a part of it`
  else {
    const numbers = readNumbers(draft)
    if (typeof numbers === 'string') problems.ports = numbers
  }
  if (draft.group !== '' && draft.addressGroup !== '')
    problems.group = 'cannot be given beside a group of addresses'
  if (draft.range.trim() === '') return problems
  const range = readRange(draft.range)
  if (draft.group !== '' || draft.addressGroup !== '')
    problems.range = 'cannot be given beside a group'
  else if (range === undefined)
    problems.range =
      'must be an address or a range: 203.0.113.7, 203.0.113.0/24, 2001:db8::/32'
  else if (draft.version === 'IPv4' && range.version === 6)
    problems.range = 'is an IPv6 range: choose IPv6 or both'
  else if (draft.version === 'IPv6' && range.version === 4)
    problems.range = 'is an IPv4 range: choose IPv4 or both'
  return problems
}

/** A rule as Neutron's API takes it. */
export interface RuleBody {
  readonly direction: 'ingress' | 'egress'
  readonly ethertype: 'IPv4' | 'IPv6'
  readonly protocol?: string
  readonly port_range_min?: number
  readonly port_range_max?: number
  readonly remote_ip_prefix?: string
  readonly remote_group_id?: string
  readonly remote_address_group_id?: string
  readonly description?: string
}

/** The rules that a draft without problems means: one for each version of IP. */
export function draftRules(draft: RuleDraft): RuleBody[] {
  const range = readRange(draft.range)
  const versions: readonly (4 | 6)[] =
    range !== undefined
      ? [range.version]
      : draft.version === 'both'
        ? [4, 6]
        : [draft.version === 'IPv4' ? 4 : 6]
  const numbers = readNumbers(draft)
  const { from, to } = typeof numbers === 'string' ? {} : numbers
  return versions.map((version): RuleBody => {
    const protocol = plainProtocol(draft.protocol.trim(), version)
    const isPing = protocol === 'ipv6-icmp' && draft.protocol === 'icmp' && from === 8
    return {
      direction: draft.direction,
      ethertype: version === 4 ? 'IPv4' : 'IPv6',
      ...(protocol !== undefined && { protocol }),
      // Who asks for an echo in both versions means each version's own type.
      ...(from !== undefined && { port_range_min: isPing ? 128 : from }),
      ...(to !== undefined && { port_range_max: to }),
      ...(range !== undefined && { remote_ip_prefix: range.cidr }),
      ...(draft.group !== '' && { remote_group_id: draft.group }),
      ...(draft.addressGroup !== '' && { remote_address_group_id: draft.addressGroup }),
      ...(draft.description.trim() !== '' && { description: draft.description.trim() }),
    }
  })
}

/** The draft that means a rule as it is, to begin a change with. */
export function draftOfRule(rule: SecurityRule): RuleDraft {
  const { fromPort, toPort } = rule
  const between = isIcmp(rule.protocol) ? '/' : '-'
  const ports =
    fromPort === undefined
      ? ''
      : toPort === undefined || (toPort === fromPort && between === '-')
        ? String(fromPort)
        : `${fromPort}${between}${toPort}`
  return {
    direction: rule.direction,
    version: rule.version === 4 ? 'IPv4' : 'IPv6',
    protocol: rule.protocol ?? 'any',
    ports,
    range: rule.remoteCidr ?? '',
    group: rule.remoteGroupId ?? '',
    addressGroup: rule.remoteAddressGroupId ?? '',
    description: rule.description ?? '',
  }
}

/** The call's body back to what the cloud has: to put a rule back as it was. */
export function bodyOfRule(rule: SecurityRule): RuleBody {
  return {
    direction: rule.direction,
    ethertype: rule.version === 4 ? 'IPv4' : 'IPv6',
    ...(rule.protocol !== undefined && { protocol: rule.protocol }),
    ...(rule.fromPort !== undefined && { port_range_min: rule.fromPort }),
    ...(rule.toPort !== undefined && { port_range_max: rule.toPort }),
    ...(rule.remoteCidr !== undefined && { remote_ip_prefix: rule.remoteCidr }),
    ...(rule.remoteGroupId !== undefined && { remote_group_id: rule.remoteGroupId }),
    ...(rule.remoteAddressGroupId !== undefined && {
      remote_address_group_id: rule.remoteAddressGroupId,
    }),
    ...(rule.description !== undefined && { description: rule.description }),
  }
}

/**
 * Whether a body says what a rule says, but for its description: Neutron takes such a pair for the
 * same and refuses the second.
 */
export function saysTheSame(rule: SecurityRule, body: RuleBody): boolean {
  const key = (each: RuleBody): string =>
    JSON.stringify([
      each.direction,
      each.ethertype,
      plainProtocol(each.protocol, each.ethertype === 'IPv6' ? 6 : 4),
      each.port_range_min,
      each.port_range_max,
      each.remote_group_id,
      each.remote_address_group_id,
      each.remote_ip_prefix === '0.0.0.0/0' || each.remote_ip_prefix === '::/0'
        ? undefined
        : each.remote_ip_prefix,
    ])
  return key(bodyOfRule(rule)) === key(body)
}
