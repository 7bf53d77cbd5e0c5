import { inWords } from '../core/wording.ts'
import { badRequest } from './fault.ts'

/** IP protocols by the names that Neutron knows, in its own order (which its error tells). */
const numbers: Readonly<Record<string, number>> = {
  ah: 51,
  dccp: 33,
  egp: 8,
  esp: 50,
  gre: 47,
  hopopt: 0,
  icmp: 1,
  igmp: 2,
  ip: 0,
  ipip: 4,
  'ipv6-encap': 41,
  'ipv6-frag': 44,
  'ipv6-icmp': 58,
  icmpv6: 58,
  'ipv6-nonxt': 59,
  'ipv6-opts': 60,
  'ipv6-route': 43,
  ospf: 89,
  pgm: 113,
  rsvp: 46,
  sctp: 132,
  tcp: 6,
  udp: 17,
  udplite: 136,
  vrrp: 112,
}

const icmpNumbers: ReadonlySet<number> = new Set([1, 58])
const withPorts = ['dccp', 'sctp', 'tcp', 'udp', 'udplite'] as const
const withPortsNumbers: ReadonlySet<number> = new Set(
  withPorts.map((name) => numbers[name] ?? -1),
)
/** As Neutron's error lists them. */
export const portProtocolsInWords = withPorts.join(', ').toUpperCase()

export const protocolNumber = (protocol: string): number =>
  numbers[protocol] ?? Number(protocol)
export const isIcmp = (protocol: string): boolean =>
  icmpNumbers.has(protocolNumber(protocol))
export const hasPorts = (protocol: string): boolean =>
  withPortsNumbers.has(protocolNumber(protocol))

/** A protocol's name in lower case or its number as text; `null` for any. Throws 400. */
export function parseProtocol(value: unknown, ethertype: 'IPv4' | 'IPv6'): string | null {
  if (value === undefined || value === null) return null
  const text = inWords(value).toLowerCase()
  const isNumber = /^\d{1,3}$/.test(text) && Number(text) <= 255
  if (!isNumber && !(text in numbers)) {
    const known = Object.keys(numbers).map((name) => `'${name}'`)
    throw badRequest(
      `Security group rule protocol ${inWords(value)} not supported. Only protocol values [None, ${known.join(', ')}] and integer representations [0 to 255] are supported.`,
      'SecurityGroupRuleInvalidProtocol',
    )
  }
  // The names that ICMP of IPv6 once had become the one that it has now.
  if (ethertype === 'IPv6') {
    if (text === 'icmp' || text === 'icmpv6') return 'ipv6-icmp'
    return text === '1' ? '58' : text
  }
  if (text.startsWith('ipv6-') || text === 'icmpv6' || isOfIpv6(text)) {
    throw badRequest(
      `Invalid ethertype ${ethertype} for protocol ${text}.`,
      'SecurityGroupEthertypeConflictWithProtocol',
    )
  }
  return text
}

function isOfIpv6(text: string): boolean {
  return Object.entries(numbers).some(
    ([name, number]) => name.startsWith('ipv6-') && text === String(number),
  )
}
