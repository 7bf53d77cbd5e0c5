import { available, unavailable, type Availability } from './availability.ts'
import { volumeStatus } from './volume-status.ts'

/** As much of a volume as decides what may be done to it. */
export interface VolumeInState {
  readonly status: string
  readonly multiattach: boolean
  readonly attachments: readonly unknown[]
}

/** The way out of a status that something else needs to be left first. */
const wayOut: Readonly<Record<string, string>> = {
  available: 'It is attached to no server.',
  'in-use': 'Detach it first: a server has it.',
  'awaiting-transfer': 'Cancel its transfer first: it waits for another project.',
  maintenance: 'Wait: the crew of the cloud works on it.',
  error: 'It is in error: all that is left is to delete it.',
  error_extending: 'It could not be extended: all that is left is to delete it.',
  error_restoring: 'Its restore failed: restore again into another volume, or delete it.',
  error_deleting: 'It could not be deleted: ask the crew of the cloud.',
  'error_backing-up': 'Its backup failed: ask the crew of the cloud.',
}

interface Rule {
  readonly from: readonly string[]
  /** Instead of the way out, by status. */
  readonly otherwise?: Readonly<Record<string, string>>
}

/**
 * Cinder's own rules: the statuses that the methods named beside each row expect, in
 * https://opendev.org/openstack/cinder/src/branch/master/cinder/volume/api.py
 */
const rules = {
  // extend, extend_attached_volume (3.42)
  extend: { from: ['available', 'in-use'] },
  // retype
  changeType: { from: ['available', 'in-use'] },
  // begin_detaching
  detach: { from: ['in-use'] },
  // create_snapshot, create_snapshot_force
  snapshot: { from: ['available', 'in-use'] },
  // cinder/backup/api.py create
  backUp: { from: ['available', 'in-use'] },
  // cinder/transfer/api.py create
  transfer: { from: ['available'] },
  // copy_volume_to_image; forced uploads are off by default
  saveImage: { from: ['available'] },
  // delete
  delete: {
    from: ['available', 'error', 'error_restoring', 'error_extending', 'error_managing'],
  },
  // cinder/backup/api.py restore
  restoreInto: { from: ['available'] },
  // update_volume_metadata: not while it is uploaded or under maintenance
  editMetadata: {
    from: [
      'available',
      'in-use',
      'awaiting-transfer',
      'error',
      'error_extending',
      'error_restoring',
      'error_deleting',
      'reserved',
      'attaching',
      'detaching',
      'extending',
      'retyping',
      'backing-up',
    ],
  },
} as const satisfies Record<string, Rule>

function judge(rule: Rule, { status }: VolumeInState): Availability {
  if (rule.from.includes(status)) return available
  const words = volumeStatus(status)
  if (words.passing) {
    return unavailable(`Wait until this is over: ${words.label.toLowerCase()}.`)
  }
  const reason = rule.otherwise?.[status] ?? wayOut[status]
  // A status that we don't know forbids nothing: Cinder decides.
  return reason === undefined ? available : unavailable(reason)
}

/** May this be done to a volume in its present state, and if not, why not, in words for a person. */
export const volumeCan = {
  extend: (volume: VolumeInState) => judge(rules.extend, volume),
  changeType: (volume: VolumeInState) => judge(rules.changeType, volume),
  /** `_attachment_reserve`: one server alone, unless its type allows several. */
  attach: (volume: VolumeInState) => {
    if (volume.status === 'in-use' && !volume.multiattach) {
      return unavailable('Detach it first: a server has it, and its type allows one only.')
    }
    return judge({ from: ['available', 'in-use'] }, volume)
  },
  detach: (volume: VolumeInState) => judge(rules.detach, volume),
  snapshot: (volume: VolumeInState) => judge(rules.snapshot, volume),
  backUp: (volume: VolumeInState) => judge(rules.backUp, volume),
  transfer: (volume: VolumeInState) => judge(rules.transfer, volume),
  saveImage: (volume: VolumeInState) => judge(rules.saveImage, volume),
  restoreInto: (volume: VolumeInState) => judge(rules.restoreInto, volume),
  editMetadata: (volume: VolumeInState) => judge(rules.editMetadata, volume),
  /** `update`: any that is not on its way out. */
  edit: (volume: VolumeInState) =>
    volume.status === 'deleting'
      ? unavailable('It is being deleted.')
      : volume.status === 'maintenance'
        ? unavailable('Wait: the crew of the cloud works on it.')
        : available,
  delete: (volume: VolumeInState) =>
    volume.attachments.length > 0
      ? unavailable('Detach it first: a server has it.')
      : judge(rules.delete, volume),
} as const

/** As much of a snapshot or a backup as decides what may be done to it. */
interface CopyInState {
  readonly status: string
}

function judgeCopy(from: readonly string[], { status }: CopyInState): Availability {
  if (from.includes(status)) return available
  const words = volumeStatus(status)
  if (words.passing) {
    return unavailable(`Wait until this is over: ${words.label.toLowerCase()}.`)
  }
  if (status.startsWith('error')) {
    return unavailable('It is in error: all that is left is to delete it.')
  }
  return available
}

/** delete_snapshot: `available` or `error`; a volume of it: `available` alone. */
export const snapshotCan = {
  createVolume: (snapshot: CopyInState) => judgeCopy(['available'], snapshot),
  edit: (snapshot: CopyInState) =>
    snapshot.status === 'deleting' ? unavailable('It is being deleted.') : available,
  delete: (snapshot: CopyInState) => judgeCopy(['available', 'error'], snapshot),
} as const

/** https://opendev.org/openstack/cinder/src/branch/master/cinder/backup/api.py delete, restore */
export const backupCan = {
  restore: (backup: CopyInState) => judgeCopy(['available'], backup),
  delete: (backup: CopyInState & { readonly hasDependents: boolean }) =>
    backup.hasDependents
      ? unavailable(
          'Delete the later backups first: they hold only what changed since this one.',
        )
      : judgeCopy(['available', 'error'], backup),
} as const
