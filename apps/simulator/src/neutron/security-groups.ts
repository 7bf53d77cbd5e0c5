import { randomUUID } from 'node:crypto'
import type { ServiceScope } from '../core/cloud.ts'
import { conflict } from './fault.ts'
import type { Given, Kind } from './kind.ts'
import type { Networking, SecurityGroup, SecurityGroupRule } from './model.ts'
import { groupNotFound } from './not-found.ts'
import type { Quotas } from './quota.ts'
import { changed, flagOf, newResource, textOf } from './resource.ts'
import { normalizedCidr } from './rule-fields.ts'

const plainRule = {
  protocol: null,
  port_range_min: null,
  port_range_max: null,
  remote_ip_prefix: null,
  remote_group_id: null,
  remote_address_group_id: null,
} as const

/** Gives the id of a part of a group; a seed gives the same ones each time. */
export type NewId = (part: string) => string

/** Rules that Neutron makes itself: everything out, and between members of a default group in. */
function addOwnRules(
  scope: ServiceScope,
  { rules }: Networking,
  group: SecurityGroup,
  isDefault: boolean,
  newId: NewId,
): void {
  const directions: readonly SecurityGroupRule['direction'][] = isDefault
    ? ['ingress', 'egress']
    : ['egress']
  for (const direction of directions) {
    for (const ethertype of ['IPv4', 'IPv6'] as const) {
      rules.put({
        ...newResource(scope, group.project_id),
        ...plainRule,
        id: newId(`${direction}-${ethertype}`),
        security_group_id: group.id,
        direction,
        ethertype,
        remote_group_id: direction === 'ingress' ? group.id : null,
      })
    }
  }
}

/** Every project has a group "default"; it appears when first needed, as in Neutron. */
export function ensureDefaultGroup(
  scope: ServiceScope,
  networking: Networking,
  projectId: string,
  newId: NewId = () => randomUUID(),
): SecurityGroup {
  const existing = networking.groups
    .list(projectId)
    .find((group) => group.name === 'default')
  if (existing) return existing
  const resource = newResource(scope, projectId, {
    name: 'default',
    description: 'Default security group',
  })
  const group = networking.groups.put({ ...resource, id: newId('group'), stateful: true })
  addOwnRules(scope, networking, group, true, newId)
  return group
}

const nameTaken = () =>
  conflict('SecurityGroupDefaultAlreadyExists', 'Default security group already exists.')

/** The name `default`, in any spelling, is for the group that Neutron makes. */
const isReserved = (given: Given): boolean =>
  textOf(given, 'name').toLowerCase() === 'default'

export function securityGroupKind(
  scope: ServiceScope,
  networking: Networking,
  quotas: Quotas,
): Kind<SecurityGroup> {
  const { groups, ports, rules } = networking
  const checkUnused = (group: SecurityGroup): void => {
    const isUsed = ports
      .list(group.project_id)
      .some((port) => port.security_groups.includes(group.id))
    if (isUsed) throw conflict('SecurityGroupInUse', `Security Group ${group.id} in use.`)
  }
  return {
    singular: 'security_group',
    plural: 'security_groups',
    path: 'security-groups',
    collection: groups,
    quota: 'security_group',
    notFound: groupNotFound,
    prepare: (projectId) => void ensureDefaultGroup(scope, networking, projectId),
    attributes: { stateful: { type: 'boolean' } },
    toBody: (group) => ({
      ...group,
      shared: false,
      security_group_rules: rules.by('security_group_id', group.id).map(ruleBody),
    }),
    create(given, projectId) {
      if (isReserved(given)) throw nameTaken()
      // It comes with two rules, and they count.
      quotas.check(projectId, 'security_group_rule', 2)
      const group = groups.put({
        ...newResource(scope, projectId, given),
        stateful: flagOf(given, 'stateful', true),
      })
      addOwnRules(scope, networking, group, false, () => randomUUID())
      return group
    },
    update(group, given) {
      if (isReserved(given)) throw nameTaken()
      if (flagOf(given, 'stateful', group.stateful) !== group.stateful) checkUnused(group)
      if (group.name === 'default' && 'name' in given) {
        throw conflict(
          'SecurityGroupCannotUpdateDefault',
          'Updating default security group not allowed.',
        )
      }
      return groups.put(changed(scope, group, given))
    },
    remove(group, caller) {
      checkUnused(group)
      if (group.name === 'default' && !caller.isAdmin) {
        throw conflict(
          'SecurityGroupCannotRemoveDefault',
          'Insufficient rights for removing default security group.',
        )
      }
      for (const rule of rules.by('security_group_id', group.id)) rules.delete(rule.id)
      // Rules of other groups that let its members in go with it, without a word.
      for (const rule of rules.by('remote_group_id', group.id)) rules.delete(rule.id)
      groups.delete(group.id)
    },
  }
}

/** A rule has no name and no tags of its own. */
export function ruleBody(rule: SecurityGroupRule): Record<string, unknown> {
  const { name: _name, tags: _tags, ...shown } = rule
  return { ...shown, normalized_cidr: normalizedCidr(rule.remote_ip_prefix) }
}
