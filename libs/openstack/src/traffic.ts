import { hasPorts, isIcmp, type RuleTraffic } from './security-rule.ts'

/** What somebody wants to reach: a port, or an answer to a ping. */
export type Traffic =
  | { readonly kind: 'port'; readonly protocol: 'tcp' | 'udp'; readonly port: number }
  | { readonly kind: 'ping' }

/** Type and code of the packet that asks for an answer (RFC 792, RFC 4443). */
const echoRequest = { 4: { type: 8, code: 0 }, 6: { type: 128, code: 0 } } as const

/** Whether a rule is about this traffic; for ICMP it names type and code where others name ports. */
export function ruleCovers(rule: RuleTraffic, traffic: Traffic): boolean {
  if (rule.protocol === undefined) return true
  if (traffic.kind === 'ping') {
    const { type, code } = echoRequest[rule.version]
    if (rule.protocol !== (rule.version === 4 ? 'icmp' : 'ipv6-icmp')) return false
    return isAt(rule.fromPort, type) && isAt(rule.toPort, code)
  }
  if (isIcmp(rule.protocol) || !hasPorts(rule.protocol)) return false
  if (rule.protocol !== traffic.protocol) return false
  const { fromPort = 1, toPort = 65_535 } = rule
  return traffic.port >= fromPort && traffic.port <= toPort
}

const isAt = (wanted: number | undefined, value: number): boolean =>
  wanted === undefined || wanted === value

/** `TCP port 22`, `a ping`. */
export function trafficName(traffic: Traffic): string {
  if (traffic.kind === 'ping') return 'a ping'
  return `${traffic.protocol.toUpperCase()} port ${traffic.port}`
}
