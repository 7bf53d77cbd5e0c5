import { parseSecurityGroup, type SecurityGroup } from '@aloft/openstack/security-group'
import { parseSecurityRule, type SecurityRule } from '@aloft/openstack/security-rule'
import type { SubjectReader } from '../subject-reader.ts'

/** https://docs.openstack.org/api-ref/network/v2/#show-security-group */
export const securityGroupReader: SubjectReader<SecurityGroup> = {
  read: ({ region, id }) => ({
    region,
    service: 'network',
    method: 'GET',
    path: `/security-groups/${encodeURIComponent(id)}`,
  }),
  parse: (answer, { region }) => parseSecurityGroup(answer, region),
}

/** https://docs.openstack.org/api-ref/network/v2/#show-security-group-rule */
export const securityRuleReader: SubjectReader<SecurityRule> = {
  read: ({ region, id }) => ({
    region,
    service: 'network',
    method: 'GET',
    path: `/security-group-rules/${encodeURIComponent(id)}`,
  }),
  parse: (answer, { region }) => parseSecurityRule(answer, region),
}
