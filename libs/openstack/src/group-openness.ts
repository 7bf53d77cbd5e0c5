import type { SecurityGroup } from './security-group.ts'
import { isForEverybody, trafficWords, type SecurityRule } from './security-rule.ts'

/** Whom a group lets in, at the widest. */
export type Openness = 'everybody' | 'some' | 'nobody'

const inbound = ({ rules }: Pick<SecurityGroup, 'rules'>): SecurityRule[] =>
  rules.filter(({ direction }) => direction === 'ingress')

export function opennessOf(group: Pick<SecurityGroup, 'rules'>): Openness {
  const rules = inbound(group)
  if (rules.some(isForEverybody)) return 'everybody'
  return rules.length > 0 ? 'some' : 'nobody'
}

export const opennessWords: Readonly<Record<Openness, string>> = {
  everybody: 'Everybody',
  some: 'Only some',
  nobody: 'Nobody',
}

/** What it lets in, each once: `Ping`, `TCP 22 (SSH)`. */
export function openedTraffic(group: Pick<SecurityGroup, 'rules'>): string[] {
  const words = inbound(group).map((rule) =>
    // The same of both versions of IP is told once.
    trafficWords(rule).replace('ICMPv6', 'ICMP').replace('Ping (ICMP)', 'Ping'),
  )
  return [...new Set(words)].toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }))
}
