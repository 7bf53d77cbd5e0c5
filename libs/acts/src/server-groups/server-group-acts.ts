import { available } from '@aloft/openstack/availability'
import type { ServerGroup } from '@aloft/openstack/server-group'
import type { ActHead } from '../act.ts'
import { makingHead } from '../making-acts.ts'

const deleteHead: ActHead<ServerGroup> = {
  id: 'server-group.delete',
  title: 'Delete',
  role: 'member',
  subject: 'server-group',
  bulk: true,
  tone: 'danger',
  available: () => available,
}

/** What can be done to a server group: Nova changes none. */
export const serverGroupActs = {
  create: makingHead('server-group.create', 'Create server group', 'server-group'),
  delete: deleteHead,
} as const
