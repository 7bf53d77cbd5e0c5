import { available, unavailable, type Availability } from './availability.ts'
import {
  compact,
  readEach,
  readFlag,
  readOptionalFlag,
  readText,
  readWrapped,
} from './json-reader.ts'
import { parseSecurityRule, type SecurityRule } from './security-rule.ts'

/** https://docs.openstack.org/api-ref/network/v2/#security-groups-security-groups */
export interface SecurityGroup {
  readonly region: string
  readonly id: string
  readonly name: string
  readonly description?: string
  /** Answers to what was let through are let through; where not, both ways need a rule. */
  readonly stateful: boolean
  /** Other projects may use it too. */
  readonly shared: boolean
  readonly rules: readonly SecurityRule[]
  readonly projectId?: string
  /** ISO 8601, UTC. */
  readonly createdAt?: string
  readonly updatedAt?: string
}

/** Reads one group, wrapped (`{ security_group: … }`) or not. Absent without an id. */
export function parseSecurityGroup(
  value: unknown,
  region: string,
): SecurityGroup | undefined {
  const record = readWrapped(value, 'security_group')
  const id = readText(record.id)
  if (id === undefined) return undefined
  return compact({
    region,
    id,
    name: readText(record.name) ?? id,
    description: readText(record.description),
    // Clouds without the extension filter statefully.
    stateful: readOptionalFlag(record.stateful) ?? true,
    shared: readFlag(record.shared),
    rules: readEach(record, 'security_group_rules', (rule) =>
      parseSecurityRule(rule, region),
    ),
    projectId: readText(record.project_id) ?? readText(record.tenant_id),
    createdAt: readText(record.created_at),
    updatedAt: readText(record.updated_at),
  })
}

/** Reads `GET /v2.0/security-groups`; `default` first, then by name. */
export function parseSecurityGroups(answer: unknown, region: string): SecurityGroup[] {
  return sortedGroups(
    readEach(answer, 'security_groups', (group) => parseSecurityGroup(group, region)),
  )
}

/** `default` first, then by name. */
export const sortedGroups = (groups: readonly SecurityGroup[]): SecurityGroup[] =>
  groups.toSorted(
    (a, b) => Number(isDefault(b)) - Number(isDefault(a)) || a.name.localeCompare(b.name),
  )

/** Every project has one; a new server is in it when no other is chosen. */
export const isDefault = ({ name }: Pick<SecurityGroup, 'name'>): boolean =>
  name === 'default'

/**
 * What may be done to a group. Whether a port is in it is Neutron's to say when it is deleted.
 * https://opendev.org/openstack/neutron/src/branch/master/neutron/db/securitygroups_db.py
 */
export const securityGroupCan = {
  rename: (group: SecurityGroup): Availability =>
    isDefault(group)
      ? unavailable('“default” keeps its name: the cloud finds it by that.')
      : available,
  delete: (group: SecurityGroup): Availability =>
    isDefault(group)
      ? unavailable('Every project keeps its group “default”: take its rules away instead.')
      : available,
} as const
