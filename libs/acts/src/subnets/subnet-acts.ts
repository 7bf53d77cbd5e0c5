import { available } from '@aloft/openstack/availability'
import type { Network } from '@aloft/openstack/network'
import { networkCan } from '@aloft/openstack/network-states'
import type { Subnet } from '@aloft/openstack/subnet'
import type { ActHead } from '../act.ts'

const create: ActHead<Network> = {
  id: 'subnet.create',
  title: 'Add subnet',
  role: 'member',
  subject: 'network',
  touches: ['subnet'],
  bulk: false,
  tone: 'default',
  available: networkCan.addSubnet,
}

const head = (name: string, title: string, tone: ActHead['tone']): ActHead<Subnet> => ({
  id: `subnet.${name}`,
  title,
  role: 'member',
  subject: 'subnet',
  touches: ['network', 'port'],
  bulk: false,
  tone,
  available: () => available,
})

/** What can be done to a subnet; a new one is an act on its network. */
export const subnetActs = {
  create,
  edit: head('edit', 'Edit', 'default'),
  delete: head('delete', 'Delete', 'danger'),
} as const
