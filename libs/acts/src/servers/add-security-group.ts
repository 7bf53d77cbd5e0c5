import { Type } from 'typebox'
import { defineAct, subjectNames } from '../act.ts'
import { changedServer } from '../equivalents/hcl.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { serverActs } from '../server-acts.ts'
import { serverAction } from '../upstream-call.ts'

const input = Type.Object(
  { group: Type.String({ minLength: 1, maxLength: 255 }) },
  { additionalProperties: false },
)

/** https://docs.openstack.org/api-ref/compute/#add-security-group-to-a-server-addsecuritygroup-action */
export const act = defineAct(serverActs.addSecurityGroup, {
  input,
  fields: [
    { name: 'group', label: 'Security group', kind: 'securityGroup', required: true },
  ],
  prompt: (subjects) => `Add a security group to ${subjectNames(subjects)}`,
  request: (server, { group }) => [
    serverAction(server, { addSecurityGroup: { name: group } }),
  ],
  equivalents: (server, { group }) => ({
    cli: openstackLine(server.region, [
      'server',
      'add',
      'security',
      'group',
      server.id,
      group,
    ]),
    terraform: changedServer(server, {
      security_groups: [...(server.securityGroups ?? []), group],
    }),
  }),
  describe: (subjects, { group }) =>
    `Add security group ${group} to ${subjectNames(subjects)}`,
})
