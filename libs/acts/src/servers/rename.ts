import { Type } from 'typebox'
import { defineAct, subjectNames } from '../act.ts'
import { changedServer } from '../equivalents/hcl.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { serverActs } from '../server-acts.ts'
import { serverName } from '../server-input.ts'

const input = Type.Object({ name: serverName }, { additionalProperties: false })

/** https://docs.openstack.org/api-ref/compute/#update-server */
export const act = defineAct(serverActs.rename, {
  input,
  fields: [
    {
      name: 'name',
      label: 'Name',
      kind: 'text',
      required: true,
      help: 'The name in the panel; its own host name stays as it is.',
    },
  ],
  initial: ([server]) => (server === undefined ? {} : { name: server.name }),
  request: (server, { name }) => [
    {
      region: server.region,
      service: 'compute',
      method: 'PUT',
      path: `/servers/${encodeURIComponent(server.id)}`,
      body: { server: { name } },
    },
  ],
  equivalents: (server, { name }) => ({
    cli: openstackLine(server.region, ['server', 'set', '--name', name, server.id]),
    terraform: changedServer(server, { name }),
  }),
  describe: (subjects, { name }) => `Rename ${subjectNames(subjects)} to ${name}`,
})
