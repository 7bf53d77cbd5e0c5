import { Type } from 'typebox'
import { defineAct, subjectNames } from '../act.ts'
import { cloudId } from '../server-input.ts'
import { attachCall, attachEquivalents } from './attachment-calls.ts'
import { volumeActs } from './volume-acts.ts'

const input = Type.Object(
  {
    server: cloudId,
    /** Whether deleting the server deletes the volume too. */
    goesWithServer: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
)

/** https://docs.openstack.org/api-ref/compute/#attach-a-volume-to-an-instance */
export const act = defineAct(volumeActs.attach, {
  input,
  fields: [
    { name: 'server', label: 'Server', kind: 'resource', of: 'server', required: true },
    {
      name: 'goesWithServer',
      label: 'Delete the volume with the server',
      kind: 'flag',
    },
  ],
  warning: (_volumes, { goesWithServer }) =>
    goesWithServer === true
      ? 'Whoever deletes the server **deletes this volume and its data** too.'
      : undefined,
  submit: 'Attach',
  request: ({ region, id }, { server, goesWithServer }) => [
    attachCall({ region, volumeId: id, serverId: server }, goesWithServer === true),
  ],
  equivalents: (volume, { server, goesWithServer }) =>
    attachEquivalents(
      { region: volume.region, volumeId: volume.id, serverId: server },
      goesWithServer === true,
      volume,
    ),
  touchedServers: (_volume, { server }) => [server],
  settles: { busy: ['reserved', 'attaching'], done: ['in-use', 'available'] },
  describe: (volumes) => `Attach ${subjectNames(volumes, 'volumes')}`,
})
