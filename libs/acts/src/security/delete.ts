import { Type } from 'typebox'
import { defineAct, subjectNames } from '../act.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { securityGroupActs } from './security-acts.ts'

const names = (subjects: Parameters<typeof subjectNames>[0]) =>
  subjectNames(subjects, 'security groups')

/** https://docs.openstack.org/api-ref/network/v2/#delete-security-group */
export const act = defineAct(securityGroupActs.delete, {
  input: Type.Object({}, { additionalProperties: false }),
  fields: [],
  prompt: (subjects) => `Delete ${names(subjects)}?`,
  submit: 'Delete',
  warning: (subjects) =>
    subjects.length === 1
      ? 'Its rules go with it, and rules of other groups that let its members in. While a server is in it the cloud refuses.'
      : 'Their rules go with them, and rules of other groups that let their members in. Groups that a server is in are refused.',
  confirmByName: (subjects) => subjects.length > 1,
  request: ({ region, id }) => [
    {
      region,
      service: 'network',
      method: 'DELETE',
      path: `/security-groups/${encodeURIComponent(id)}`,
    },
  ],
  equivalents: ({ region, id }) => ({
    cli: openstackLine(region, ['security', 'group', 'delete', id]),
    terraform: {
      reason:
        "Remove the group's block from the configuration; the next terraform apply deletes it.",
    },
  }),
  describe: (subjects) =>
    `Delete security group${subjects.length === 1 ? ' ' : 's: '}${names(subjects)}`,
})
