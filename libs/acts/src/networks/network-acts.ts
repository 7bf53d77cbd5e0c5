import { networkCan } from '@aloft/openstack/network-states'
import type { Network } from '@aloft/openstack/network'
import type { ActHead } from '../act.ts'
import { makingHead } from '../making-acts.ts'

const head = (
  name: string,
  title: string,
  available: ActHead<Network>['available'],
  more: Partial<ActHead<Network>> = {},
): ActHead<Network> => ({
  id: `network.${name}`,
  title,
  role: 'member',
  subject: 'network',
  bulk: false,
  tone: 'default',
  ...more,
  available,
})

/** What can be done to a network. */
export const networkActs = {
  create: makingHead('network.create', 'Create network', 'network', ['subnet']),
  edit: head('edit', 'Edit', networkCan.edit),
  switchOn: head('switch-on', 'Switch on', networkCan.switchOn, { bulk: true }),
  switchOff: head('switch-off', 'Switch off', networkCan.switchOff, { bulk: true }),
  share: head('share', 'Sharing', networkCan.share),
  delete: head('delete', 'Delete', networkCan.delete, {
    bulk: true,
    tone: 'danger',
    touches: ['subnet', 'port'],
  }),
} as const
