import { portCan } from '@aloft/openstack/network-states'
import type { Port } from '@aloft/openstack/port'
import type { ActHead } from '../act.ts'
import { makingHead } from '../making-acts.ts'

const head = (
  name: string,
  title: string,
  available: ActHead<Port>['available'],
  more: Partial<ActHead<Port>> = {},
): ActHead<Port> => ({
  id: `port.${name}`,
  title,
  role: 'member',
  subject: 'port',
  bulk: false,
  tone: 'default',
  ...more,
  available,
})

/** What can be done to a port. */
export const portActs = {
  create: makingHead('port.create', 'Create port', 'port'),
  edit: head('edit', 'Edit', portCan.edit),
  attach: head('attach', 'Attach to a server', portCan.attach, { touches: ['server'] }),
  detach: head('detach', 'Detach', portCan.detach, { touches: ['server'], tone: 'danger' }),
  delete: head('delete', 'Delete', portCan.delete, { bulk: true, tone: 'danger' }),
} as const
