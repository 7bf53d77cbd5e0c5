import { Type } from 'typebox'
import { defineAct, subjectNames } from '../act.ts'
import { changedServer } from '../equivalents/hcl.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { serverActs } from '../server-acts.ts'
import { cloudId } from '../server-input.ts'
import { serverAction } from '../upstream-call.ts'

const input = Type.Object({ flavor: cloudId }, { additionalProperties: false })

/** https://docs.openstack.org/api-ref/compute/#resize-server-resize-action */
export const act = defineAct(serverActs.resize, {
  input,
  fields: [{ name: 'flavor', label: 'New size', kind: 'flavor', required: true }],
  prompt: () => 'Choose a new size for this server',
  submit: 'Resize server',
  warning: () =>
    'The server **restarts** and may be moved to another host. When it is done, confirm the new size or go back to the old one.',
  request: (server, { flavor }) => [
    serverAction(server, { resize: { flavorRef: flavor } }),
  ],
  equivalents: (server, { flavor }) => ({
    cli: openstackLine(server.region, ['server', 'resize', '--flavor', flavor, server.id]),
    terraform: changedServer(server, { flavor_id: flavor }),
  }),
  settles: { busy: ['RESIZE'], done: ['VERIFY_RESIZE', 'ACTIVE', 'SHUTOFF'] },
  describe: (subjects) => `Resize ${subjectNames(subjects)}`,
})
