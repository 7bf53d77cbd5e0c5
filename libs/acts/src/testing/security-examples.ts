import type { SecurityGroup } from '@aloft/openstack/security-group'
import type { SecurityRule } from '@aloft/openstack/security-rule'
import type { Examples } from './examples.ts'
import { odd } from './odd-texts.ts'

const rule: SecurityRule = {
  region: 'dfw',
  id: 'r-1',
  name: 'TCP 22 (SSH) from anywhere',
  groupId: 'g-1',
  direction: 'ingress',
  version: 4,
  protocol: 'tcp',
  fromPort: 22,
  toPort: 22,
}
const group: SecurityGroup = {
  region: 'dfw',
  id: 'g-1',
  name: odd,
  stateful: true,
  shared: false,
  rules: [rule],
}
const filledIn = {
  direction: 'ingress',
  version: 'IPv4',
  protocol: 'tcp',
  ports: '8000-8100',
  range: '203.0.113.0/24',
  description: odd,
}

export const securityGroupExamples: Examples = {
  subject: group,
  inputs: {
    'security-group.create': {
      region: 'dfw',
      name: odd,
      description: odd,
      presets: ['ssh', 'ping'],
      range: '203.0.113.0/24',
    },
    'security-group.edit': { name: 'web', description: odd },
    'security-group.open': { presets: ['https', 'dns'] },
    'security-group.add-rule': filledIn,
  },
}

export const securityRuleExamples: Examples = {
  subject: rule,
  inputs: { 'security-rule.edit': filledIn },
}
