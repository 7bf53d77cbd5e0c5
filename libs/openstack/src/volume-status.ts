import type { StatusWords } from './server-status.ts'

const words = (label: string, tone: StatusWords['tone'], passing = false): StatusWords => ({
  label,
  tone,
  passing,
})

/**
 * Every status that Cinder gives a volume, in the order in which facets show them.
 * https://docs.openstack.org/api-ref/block-storage/v3/#volumes-volumes
 */
const volumeStatuses: Readonly<Record<string, StatusWords>> = {
  'in-use': words('In use', 'ok'),
  available: words('Available', 'ok'),
  creating: words('Creating', 'busy', true),
  downloading: words('Copying the image', 'busy', true),
  reserved: words('Reserved', 'busy', true),
  attaching: words('Attaching', 'busy', true),
  detaching: words('Detaching', 'busy', true),
  extending: words('Extending', 'busy', true),
  retyping: words('Changing type', 'busy', true),
  uploading: words('Saving as image', 'busy', true),
  'backing-up': words('Backing up', 'busy', true),
  'restoring-backup': words('Restoring', 'busy', true),
  reverting: words('Going back', 'busy', true),
  deleting: words('Deleting', 'busy', true),
  'awaiting-transfer': words('Waiting for transfer', 'warn'),
  maintenance: words('Maintenance', 'warn'),
  error: words('Error', 'bad'),
  error_extending: words('Extending failed', 'bad'),
  error_restoring: words('Restoring failed', 'bad'),
  'error_backing-up': words('Backing up failed', 'bad'),
  error_deleting: words('Deleting failed', 'bad'),
}

/** What snapshots and backups call it, where a volume has no such status. */
const copyStatuses: Readonly<Record<string, StatusWords>> = {
  restoring: words('Restoring', 'busy', true),
  unmanaging: words('Leaving', 'busy', true),
  error_unmanaging: words('Leaving failed', 'bad'),
  managing: words('Joining', 'busy', true),
  error_managing: words('Joining failed', 'bad'),
  deleted: words('Deleted', 'off'),
}

/** Every status of a volume, a snapshot or a backup that has words of its own. */
export const knownVolumeStatuses: readonly string[] = [
  ...Object.keys(volumeStatuses),
  ...Object.keys(copyStatuses),
]

/**
 * Label and tone of the status of a volume, a snapshot or a backup; one that Cinder may add later is
 * shown in its own words.
 */
export function volumeStatus(status: string): StatusWords {
  const known = volumeStatuses[status] ?? copyStatuses[status]
  if (known !== undefined) return known
  const plain = status.toLowerCase().replaceAll(/[_-]/g, ' ')
  const tone = plain.startsWith('error') ? 'bad' : 'off'
  return words(plain.charAt(0).toUpperCase() + plain.slice(1), tone)
}
