import { compact, readNumber, readText, readWrapped } from './json-reader.ts'

/** https://docs.openstack.org/api-ref/network/v2/#security-group-rules-security-group-rules */
export interface SecurityRule {
  readonly region: string
  readonly id: string
  /** In words, for rules have no name: `TCP 443 (HTTPS) from anywhere`. */
  readonly name: string
  readonly groupId: string
  readonly direction: 'ingress' | 'egress'
  readonly version: 4 | 6
  /** By Neutron's present name: `tcp`, `icmp`, `ipv6-icmp`; a number without one; absent: any. */
  readonly protocol?: string
  /** For ICMP the type; absent: any. */
  readonly fromPort?: number
  /** For ICMP the code; absent: any. */
  readonly toPort?: number
  /** Absent, like `remoteGroupId`: everybody. Never `0.0.0.0/0` or `::/0`, which say the same. */
  readonly remoteCidr?: string
  readonly remoteGroupId?: string
  readonly remoteAddressGroupId?: string
  readonly description?: string
}

/** What a rule says, without where it stands. */
export type RuleTraffic = Pick<
  SecurityRule,
  'direction' | 'version' | 'protocol' | 'fromPort' | 'toPort'
>
export type RuleRemote = Pick<
  SecurityRule,
  'version' | 'remoteCidr' | 'remoteGroupId' | 'remoteAddressGroupId'
>

/** Other spellings: numbers, and the name that ICMP of IPv6 once had. */
const protocolNames: Readonly<Record<string, string | undefined>> = {
  '0': undefined,
  any: undefined,
  ip: undefined,
  hopopt: undefined,
  '1': 'icmp',
  '2': 'igmp',
  '4': 'ipip',
  '6': 'tcp',
  '17': 'udp',
  '33': 'dccp',
  '41': 'ipv6-encap',
  '46': 'rsvp',
  '47': 'gre',
  '50': 'esp',
  '51': 'ah',
  '58': 'ipv6-icmp',
  '89': 'ospf',
  '112': 'vrrp',
  '113': 'pgm',
  '132': 'sctp',
  '136': 'udplite',
  icmpv6: 'ipv6-icmp',
}

/** One name for a protocol however it is spelled; absent: any. */
export function plainProtocol(
  text: string | undefined,
  version: 4 | 6,
): string | undefined {
  if (text === undefined) return undefined
  const lower = text.toLowerCase()
  const name = lower in protocolNames ? protocolNames[lower] : lower
  return version === 6 && name === 'icmp' ? 'ipv6-icmp' : name
}

const everybody = new Set(['0.0.0.0/0', '::/0'])
const icmpNames = new Set(['icmp', 'ipv6-icmp'])
const withPorts = new Set(['tcp', 'udp', 'sctp', 'dccp', 'udplite'])

export const isIcmp = (protocol: string | undefined): boolean =>
  protocol !== undefined && icmpNames.has(protocol)
export const hasPorts = (protocol: string | undefined): boolean =>
  protocol !== undefined && withPorts.has(protocol)

/** What usually listens there. */
const services: Readonly<Record<string, string>> = {
  'tcp 22': 'SSH',
  'tcp 25': 'SMTP',
  'tcp 53': 'DNS',
  'udp 53': 'DNS',
  'tcp 80': 'HTTP',
  'udp 123': 'NTP',
  'tcp 443': 'HTTPS',
  'udp 443': 'HTTP/3',
  'tcp 587': 'mail submission',
  'tcp 1433': 'SQL Server',
  'udp 1194': 'OpenVPN',
  'tcp 3306': 'MySQL',
  'tcp 3389': 'RDP',
  'tcp 5432': 'PostgreSQL',
  'tcp 6379': 'Redis',
  'udp 8125': 'statsd',
  'tcp 11211': 'memcached',
  'udp 51820': 'WireGuard',
}

const pingType: Readonly<Record<4 | 6, number>> = { 4: 8, 6: 128 }

function icmpWords({ version, fromPort, toPort }: RuleTraffic): string {
  const name = version === 6 ? 'ICMPv6' : 'ICMP'
  if (fromPort === undefined) return `All ${name}`
  if (fromPort === pingType[version]) return version === 6 ? 'Ping (ICMPv6)' : 'Ping'
  const code = toPort === undefined ? '' : `, code ${toPort}`
  return `${name} type ${fromPort}${code}`
}

/** Which packets: `TCP 443 (HTTPS)`, `UDP 8000–8100`, `Ping`, `All traffic`. */
export function trafficWords(rule: RuleTraffic): string {
  const { protocol, fromPort, toPort } = rule
  if (protocol === undefined) return 'All traffic'
  if (isIcmp(protocol)) return icmpWords(rule)
  const name = /^\d+$/.test(protocol) ? `Protocol ${protocol}` : protocol.toUpperCase()
  if (fromPort === undefined || toPort === undefined) return `All ${name}`
  if (fromPort !== toPort) return `${name} ${fromPort}–${toPort}`
  const service = services[`${protocol} ${fromPort}`]
  return `${name} ${fromPort}${service === undefined ? '' : ` (${service})`}`
}

/** Whom it lets in or out to: `anywhere`, `10.0.0.0/8`, `members of web`. */
export function remoteWords(
  rule: RuleRemote,
  groupName?: (id: string) => string | undefined,
): string {
  if (rule.remoteCidr !== undefined) return rule.remoteCidr
  if (rule.remoteGroupId !== undefined) {
    return `members of ${groupName?.(rule.remoteGroupId) ?? 'another group'}`
  }
  if (rule.remoteAddressGroupId !== undefined) return 'a group of addresses'
  return rule.version === 6 ? 'anywhere (IPv6)' : 'anywhere'
}

/** The whole rule: `TCP 443 (HTTPS) from anywhere`. */
export function ruleWords(
  rule: RuleTraffic & RuleRemote,
  groupName?: (id: string) => string | undefined,
): string {
  const joint = rule.direction === 'ingress' ? 'from' : 'to'
  return `${trafficWords(rule)} ${joint} ${remoteWords(rule, groupName)}`
}

/** Everybody may use it: no range, no group. */
export const isForEverybody = (rule: RuleRemote): boolean =>
  rule.remoteCidr === undefined &&
  rule.remoteGroupId === undefined &&
  rule.remoteAddressGroupId === undefined

/** Reads one rule, wrapped (`{ security_group_rule: … }`) or not. Absent without an id. */
export function parseSecurityRule(
  value: unknown,
  region: string,
): SecurityRule | undefined {
  const record = readWrapped(value, 'security_group_rule')
  const id = readText(record.id)
  if (id === undefined) return undefined
  const version = record.ethertype === 'IPv6' ? 6 : 4
  const range = readText(record.normalized_cidr) ?? readText(record.remote_ip_prefix)
  const rule = compact({
    region,
    id,
    groupId: readText(record.security_group_id) ?? '',
    direction: record.direction === 'egress' ? 'egress' : 'ingress',
    version,
    protocol: plainProtocol(readText(record.protocol), version),
    fromPort: readNumber(record.port_range_min),
    toPort: readNumber(record.port_range_max),
    remoteCidr: range === undefined || everybody.has(range) ? undefined : range,
    remoteGroupId: readText(record.remote_group_id),
    remoteAddressGroupId: readText(record.remote_address_group_id),
    description: readText(record.description),
  } as const)
  return { ...rule, name: ruleWords(rule) }
}
