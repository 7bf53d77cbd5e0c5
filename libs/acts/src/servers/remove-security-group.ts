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

/** https://docs.openstack.org/api-ref/compute/#remove-security-group-from-a-server-removesecuritygroup-action */
export const act = defineAct(serverActs.removeSecurityGroup, {
  input,
  fields: [
    { name: 'group', label: 'Security group', kind: 'securityGroup', required: true },
  ],
  prompt: (subjects) => `Remove a security group from ${subjectNames(subjects)}`,
  request: (server, { group }) => [
    serverAction(server, { removeSecurityGroup: { name: group } }),
  ],
  equivalents: (server, { group }) => ({
    cli: openstackLine(server.region, [
      'server',
      'remove',
      'security',
      'group',
      server.id,
      group,
    ]),
    terraform: changedServer(server, {
      security_groups: (server.securityGroups ?? []).filter((name) => name !== group),
    }),
  }),
  describe: (subjects, { group }) =>
    `Remove security group ${group} from ${subjectNames(subjects)}`,
})
