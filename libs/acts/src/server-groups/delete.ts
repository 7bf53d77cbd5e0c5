import type { ServerGroup } from '@aloft/openstack/server-group'
import { Type } from 'typebox'
import { defineAct, subjectNames } from '../act.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { serverGroupActs } from './server-group-acts.ts'

const names = (groups: readonly ServerGroup[]) => subjectNames(groups, 'server groups')

function warning(groups: readonly ServerGroup[]): string {
  const members = groups.reduce((sum, { memberIds }) => sum + memberIds.length, 0)
  const kept =
    members === 0
      ? 'No server is in it.'
      : `${members === 1 ? 'Its server runs' : `Its ${members} servers run`} on, **without the rule**.`
  return `${kept} A group can not be brought back for servers that exist.`
}

/** https://docs.openstack.org/api-ref/compute/#delete-server-group */
export const act = defineAct(serverGroupActs.delete, {
  input: Type.Object({}, { additionalProperties: false }),
  fields: [],
  prompt: (groups) => `Delete ${names(groups)}?`,
  warning,
  confirmByName: (groups) => groups.length > 1,
  request: ({ region, id }) => [
    {
      region,
      service: 'compute',
      method: 'DELETE',
      path: `/os-server-groups/${encodeURIComponent(id)}`,
    },
  ],
  equivalents: ({ region, id }) => ({
    cli: openstackLine(region, ['server', 'group', 'delete', id]),
    terraform: {
      reason:
        "Remove the group's block from the configuration; the next terraform apply deletes it.",
    },
  }),
  describe: (groups) =>
    `Delete ${groups.length === 1 ? 'server group ' : ''}${names(groups)}`,
})
