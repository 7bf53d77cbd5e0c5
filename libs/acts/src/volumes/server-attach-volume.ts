import { volumeCan, type VolumeInState } from '@aloft/openstack/volume-states'
import { Type } from 'typebox'
import { defineAct, subjectNames, type Subject } from '../act.ts'
import { cloudId } from '../server-input.ts'
import { attachCall, attachEquivalents } from './attachment-calls.ts'
import { serverVolumeActs } from './volume-acts.ts'

const input = Type.Object(
  { volume: cloudId, goesWithServer: Type.Optional(Type.Boolean()) },
  { additionalProperties: false },
)

/** A volume of the list that is offered, or why it is not. */
function offered(item: Subject): true | string {
  // Safe: the field lists volumes, and those are in a state.
  const answer = volumeCan.attach(item as Subject & VolumeInState)
  return answer.can || answer.reason
}

/** https://docs.openstack.org/api-ref/compute/#attach-a-volume-to-an-instance */
export const act = defineAct(serverVolumeActs.attach, {
  input,
  fields: [
    {
      name: 'volume',
      label: 'Volume',
      kind: 'resource',
      of: 'volume',
      required: true,
      where: offered,
    },
    { name: 'goesWithServer', label: 'Delete the volume with the server', kind: 'flag' },
  ],
  prompt: (servers) => `Attach a volume to ${subjectNames(servers)}`,
  submit: 'Attach',
  warning: (_servers, { goesWithServer }) =>
    goesWithServer === true
      ? 'Whoever deletes the server **deletes this volume and its data** too.'
      : undefined,
  request: ({ region, id }, { volume, goesWithServer }) => [
    attachCall({ region, volumeId: volume, serverId: id }, goesWithServer === true),
  ],
  equivalents: (server, { volume, goesWithServer }) =>
    attachEquivalents(
      { region: server.region, volumeId: volume, serverId: server.id },
      goesWithServer === true,
      server,
    ),
  describe: (servers) => `Attach a volume to ${subjectNames(servers)}`,
})
