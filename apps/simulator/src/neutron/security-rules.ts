import type { ServiceScope } from '../core/cloud.ts'
import { Fault } from '../core/fault.ts'
import { conflict } from './fault.ts'
import type { Kind } from './kind.ts'
import type { Networking, SecurityGroupRule } from './model.ts'
import { addressGroupNotFound, groupNotFound } from './not-found.ts'
import { changed, newResource, textOf } from './resource.ts'
import { parseRuleFields, ruleKey } from './rule-fields.ts'
import { ruleBody } from './security-groups.ts'

export function securityRuleKind(
  scope: ServiceScope,
  networking: Networking,
): Kind<SecurityGroupRule> {
  const { groups, rules, addressGroups } = networking
  /** A group counts the changes of its rules as its own. */
  const reviseGroup = (groupId: string): void => {
    const group = groups.get(groupId)
    if (group) groups.put(changed(scope, group, {}))
  }
  return {
    singular: 'security_group_rule',
    plural: 'security_group_rules',
    path: 'security-group-rules',
    collection: rules,
    quota: 'security_group_rule',
    notFound: (id) =>
      new Fault(
        404,
        `Security group rule ${id} does not exist`,
        'SecurityGroupRuleNotFound',
      ),
    attributes: {
      security_group_id: { type: 'id', required: true, fixed: true },
      direction: { type: 'text', required: true, fixed: true },
      ethertype: { type: 'text', fixed: true },
      protocol: { type: 'value', fixed: true },
      port_range_min: { type: 'integer', nullable: true, fixed: true },
      port_range_max: { type: 'integer', nullable: true, fixed: true },
      remote_ip_prefix: { type: 'text', nullable: true, fixed: true },
      remote_group_id: { type: 'id', nullable: true, fixed: true },
      remote_address_group_id: { type: 'text', nullable: true, fixed: true },
    },
    narrow(query) {
      const [group, ...others] = query.getAll('security_group_id')
      return group !== undefined && others.length === 0
        ? rules.by('security_group_id', group)
        : undefined
    },
    toBody: ruleBody,
    create(given, projectId, caller) {
      const groupId = textOf(given, 'security_group_id')
      const fields = parseRuleFields(given, groupId)
      const isKnown = (id: string): boolean => {
        const group = groups.get(id)
        return group !== undefined && (group.project_id === projectId || caller.isAdmin)
      }
      if (fields.remote_group_id !== null && !isKnown(fields.remote_group_id)) {
        throw groupNotFound(fields.remote_group_id)
      }
      const { remote_address_group_id: addressGroup } = fields
      if (addressGroup !== null && !addressGroups.get(addressGroup)) {
        throw addressGroupNotFound(addressGroup)
      }
      if (!isKnown(groupId)) throw groupNotFound(groupId)
      const same = rules
        .by('security_group_id', groupId)
        .find((other) => ruleKey(other) === ruleKey(fields))
      if (same) {
        throw conflict(
          'SecurityGroupRuleExists',
          `Security group rule already exists. Rule id is ${same.id}.`,
        )
      }
      reviseGroup(groupId)
      return rules.put({ ...newResource(scope, projectId, given), ...fields })
    },
    update: (rule) => rule,
    remove(rule) {
      rules.delete(rule.id)
      reviseGroup(rule.security_group_id)
    },
  }
}
