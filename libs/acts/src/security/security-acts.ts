import { available } from '@aloft/openstack/availability'
import { securityGroupCan, type SecurityGroup } from '@aloft/openstack/security-group'
import type { SecurityRule } from '@aloft/openstack/security-rule'
import type { ActHead } from '../act.ts'
import { makingHead } from '../making-acts.ts'

type GroupHead = ActHead<SecurityGroup>
type RuleHead = ActHead<SecurityRule>

const groupHead = (
  name: string,
  title: string,
  more: Partial<GroupHead> = {},
): GroupHead => ({
  id: `security-group.${name}`,
  title,
  role: 'member',
  subject: 'security-group',
  touches: ['security-rule'],
  bulk: false,
  tone: 'default',
  available: () => available,
  ...more,
})

const ruleHead = (name: string, title: string, more: Partial<RuleHead> = {}): RuleHead => ({
  id: `security-rule.${name}`,
  title,
  role: 'member',
  subject: 'security-rule',
  // Groups are shown with their rules.
  touches: ['security-group'],
  bulk: false,
  tone: 'default',
  available: () => available,
  ...more,
})

/** What can be done to a security group. */
export const securityGroupActs = {
  create: makingHead('security-group.create', 'Create security group', 'security-group'),
  edit: groupHead('edit', 'Edit'),
  open: groupHead('open', 'Open a port'),
  addRule: groupHead('add-rule', 'Add rule'),
  delete: groupHead('delete', 'Delete', {
    bulk: true,
    tone: 'danger',
    available: securityGroupCan.delete,
  }),
} as const

/** What can be done to a rule of a group. */
export const securityRuleActs = {
  edit: ruleHead('edit', 'Edit'),
  delete: ruleHead('delete', 'Delete', { bulk: true, tone: 'danger' }),
} as const
