import { available, unavailable } from '@aloft/openstack/availability'
import { Type } from 'typebox'
import { defineAct, subjectNames } from '../act.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { cloudId } from '../server-input.ts'
import { detachCall } from './attachment-calls.ts'
import { volumeActs } from './volume-acts.ts'

const input = Type.Object({ server: cloudId }, { additionalProperties: false })

/** https://docs.openstack.org/api-ref/compute/#detach-a-volume-from-an-instance */
export const act = defineAct(volumeActs.detach, {
  input,
  fields: [
    { name: 'server', label: 'From', kind: 'resource', of: 'server', required: true },
  ],
  initial: ([volume]) => {
    const server = volume?.attachments[0]?.serverId
    return server === undefined ? {} : { server }
  },
  warning: () =>
    'Unmount it in the server first: what has not been written yet **is lost**, and a file system may be damaged.',
  submit: 'Detach',
  allows: ({ attachments }, { server }) =>
    attachments.some(({ serverId }) => serverId === server)
      ? available
      : unavailable('That server does not have it.'),
  request: (volume, { server }) => [
    detachCall({
      region: volume.region,
      volumeId: volume.id,
      serverId: server,
    }),
  ],
  equivalents: (volume, { server }) => ({
    cli: openstackLine(volume.region, ['server', 'remove', 'volume', server, volume.id]),
    terraform: {
      reason:
        'Remove the block openstack_compute_volume_attach_v2; the next terraform apply detaches it.',
    },
  }),
  touchedServers: (volume, { server }) => [server],
  settles: { busy: ['detaching'], done: ['available', 'in-use'] },
  describe: (volumes) => `Detach ${subjectNames(volumes, 'volumes')}`,
})
