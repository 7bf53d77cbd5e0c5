import { available, unavailable } from '@aloft/openstack/availability'
import type { StoredObject } from '@aloft/openstack/stored-object'
import type { ActHead } from '../act.ts'

const head = (
  id: string,
  title: string,
  more: Partial<ActHead<StoredObject>> = {},
): ActHead<StoredObject> => ({
  id,
  title,
  role: 'member',
  subject: 'object',
  touches: ['container'],
  bulk: false,
  tone: 'default',
  available: () => available,
  ...more,
})

/** `max_file_size` of Swift as it comes: above it an object can only be copied by its segments. */
export const mostCopiedBytes = 5_368_709_122

const copyable = ({ bytes, isLarge }: StoredObject) =>
  bytes <= mostCopiedBytes || isLarge
    ? available
    : unavailable('Swift copies at most 5 GB at once.')

/** What can be done to an object. */
export const objectActs = {
  metadata: head('object.metadata', 'Edit metadata'),
  expiry: head('object.expiry', 'Set expiry', { bulk: true }),
  rename: head('object.rename', 'Rename', { available: copyable }),
  move: head('object.move', 'Move', { available: copyable }),
  copy: head('object.copy', 'Copy', { available: copyable }),
  moveInto: head('object.move-into', 'Move to', { bulk: true, available: copyable }),
  copyInto: head('object.copy-into', 'Copy to', { bulk: true, available: copyable }),
  delete: head('object.delete', 'Delete', { tone: 'danger' }),
} as const
