import { emptyDraft, type RuleDraft } from './rule-draft.ts'
import { isForEverybody, type SecurityRule } from './security-rule.ts'
import { ruleCovers, type Traffic } from './traffic.ts'

/** What people open most, by one press. */
export interface RulePreset {
  readonly id: 'ssh' | 'http' | 'https' | 'ping' | 'rdp' | 'dns'
  readonly label: string
  /** `TCP 22` */
  readonly words: string
  readonly drafts: readonly RuleDraft[]
  /** What it lets through. */
  readonly traffic: Traffic
}

const tcp = (ports: string): RuleDraft => ({ ...emptyDraft, protocol: 'tcp', ports })
const port = (protocol: 'tcp' | 'udp', number: number): Traffic => ({
  kind: 'port',
  protocol,
  port: number,
})

export const rulePresets: readonly RulePreset[] = [
  {
    id: 'ssh',
    label: 'SSH',
    words: 'TCP 22',
    drafts: [tcp('22')],
    traffic: port('tcp', 22),
  },
  {
    id: 'http',
    label: 'HTTP',
    words: 'TCP 80',
    drafts: [tcp('80')],
    traffic: port('tcp', 80),
  },
  {
    id: 'https',
    label: 'HTTPS',
    words: 'TCP 443',
    drafts: [tcp('443')],
    traffic: port('tcp', 443),
  },
  {
    id: 'ping',
    label: 'Ping',
    words: 'ICMP echo',
    drafts: [{ ...emptyDraft, protocol: 'icmp', ports: '8' }],
    traffic: { kind: 'ping' },
  },
  {
    id: 'rdp',
    label: 'RDP',
    words: 'TCP 3389',
    drafts: [tcp('3389')],
    traffic: port('tcp', 3389),
  },
  {
    id: 'dns',
    label: 'DNS',
    words: 'TCP and UDP 53',
    drafts: [tcp('53'), { ...tcp('53'), protocol: 'udp' }],
    traffic: port('udp', 53),
  },
]

export const presetOf = (id: string): RulePreset | undefined =>
  rulePresets.find((preset) => preset.id === id)

/** Whether everybody is let in for it already, in IPv4 at least. */
export function isOpenToEverybody(
  rules: readonly SecurityRule[],
  { traffic }: RulePreset,
): boolean {
  return rules.some(
    (rule) =>
      rule.direction === 'ingress' &&
      rule.version === 4 &&
      isForEverybody(rule) &&
      ruleCovers(rule, traffic),
  )
}
