import {
  compact,
  isRecord,
  readEach,
  readNumber,
  readRecord,
  readText,
} from './json-reader.ts'

export interface SecurityGroupRule {
  readonly id: string
  readonly direction: 'ingress' | 'egress'
  readonly version: 4 | 6
  /** `tcp`, `udp`, `icmp` …; absent: any. */
  readonly protocol?: string
  readonly fromPort?: number
  readonly toPort?: number
  readonly remoteCidr?: string
  readonly remoteGroupId?: string
}

/** https://docs.openstack.org/api-ref/network/v2/#security-groups-security-groups */
export interface SecurityGroup {
  readonly id: string
  readonly name: string
  readonly description?: string
  readonly rules: readonly SecurityGroupRule[]
}

function parseRule(value: unknown): SecurityGroupRule | undefined {
  const record = readRecord(value)
  const id = readText(record.id)
  if (id === undefined) return undefined
  return compact({
    id,
    direction: record.direction === 'egress' ? 'egress' : 'ingress',
    version: record.ethertype === 'IPv6' ? 6 : 4,
    protocol: readText(record.protocol),
    fromPort: readNumber(record.port_range_min),
    toPort: readNumber(record.port_range_max),
    remoteCidr: readText(record.remote_ip_prefix),
    remoteGroupId: readText(record.remote_group_id),
  } as const)
}

export function parseSecurityGroup(value: unknown): SecurityGroup | undefined {
  if (!isRecord(value)) return undefined
  const id = readText(value.id)
  if (id === undefined) return undefined
  return compact({
    id,
    name: readText(value.name) ?? id,
    description: readText(value.description),
    rules: readEach(value, 'security_group_rules', parseRule),
  })
}

/** Reads `GET /v2.0/security-groups`; `default` first, then by name. */
export function parseSecurityGroups(answer: unknown): SecurityGroup[] {
  return readEach(answer, 'security_groups', parseSecurityGroup).toSorted(
    (a, b) =>
      Number(b.name === 'default') - Number(a.name === 'default') ||
      a.name.localeCompare(b.name),
  )
}
