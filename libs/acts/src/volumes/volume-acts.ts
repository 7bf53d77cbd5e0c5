import { available } from '@aloft/openstack/availability'
import { serverCan } from '@aloft/openstack/server-states'
import type { Volume } from '@aloft/openstack/volume'
import type { VolumeBackup } from '@aloft/openstack/volume-backup'
import type { VolumeSnapshot } from '@aloft/openstack/volume-snapshot'
import { backupCan, snapshotCan, volumeCan } from '@aloft/openstack/volume-states'
import type { VolumeTransfer } from '@aloft/openstack/volume-transfer'
import type { ActHead, Subject } from '../act.ts'
import { makingHead } from '../making-acts.ts'
import type { ServerSubject } from '../server-subject.ts'
import type { SubjectKind } from '../subject-kind.ts'

type More = Partial<Pick<ActHead, 'bulk' | 'tone' | 'touches' | 'makes'>>

function headOf<Of extends Subject>(subject: SubjectKind) {
  return (
    name: string,
    title: string,
    isAvailable: ActHead<Of>['available'],
    more: More = {},
  ): ActHead<Of> => ({
    id: `${subject}.${name}`,
    title,
    role: 'member',
    subject,
    bulk: false,
    tone: 'default',
    ...more,
    available: isAvailable,
  })
}

const bulk = { bulk: true } as const
const deletes = { bulk: true, tone: 'danger' } as const
const volume = headOf<Volume>('volume')
const snapshot = headOf<VolumeSnapshot>('snapshot')
const backup = headOf<VolumeBackup>('backup')
const transfer = headOf<VolumeTransfer>('volume-transfer')
const server = headOf<ServerSubject>('server')

/** What can be done to a volume. */
export const volumeActs = {
  create: makingHead('volume.create', 'Create volume', 'volume'),
  edit: volume('edit', 'Rename or describe', volumeCan.edit),
  editMetadata: volume('edit-metadata', 'Edit metadata', volumeCan.editMetadata),
  extend: volume('extend', 'Extend', volumeCan.extend),
  changeType: volume('change-type', 'Change type', volumeCan.changeType, bulk),
  attach: volume('attach', 'Attach to a server', volumeCan.attach, {
    touches: ['server'],
  }),
  detach: volume('detach', 'Detach', volumeCan.detach, { touches: ['server'] }),
  setBootable: volume('set-bootable', 'Set bootable', volumeCan.edit),
  snapshot: volume('snapshot', 'Take a snapshot', volumeCan.snapshot, {
    ...bulk,
    makes: 'snapshot',
  }),
  backUp: volume('back-up', 'Back up', volumeCan.backUp, { ...bulk, makes: 'backup' }),
  saveImage: volume('save-image', 'Save as image', volumeCan.saveImage, {
    touches: ['image'],
  }),
  transfer: volume('transfer', 'Give to another project', volumeCan.transfer, {
    makes: 'volume-transfer',
  }),
  delete: volume('delete', 'Delete', volumeCan.delete, {
    ...deletes,
    touches: ['snapshot'],
  }),
} as const

/** What can be done to a snapshot of a volume. */
export const snapshotActs = {
  createVolume: snapshot(
    'create-volume',
    'Create a volume from it',
    snapshotCan.createVolume,
    { makes: 'volume' },
  ),
  edit: snapshot('edit', 'Rename or describe', snapshotCan.edit),
  delete: snapshot('delete', 'Delete', snapshotCan.delete, deletes),
} as const

/** What can be done to a backup of a volume. */
export const backupActs = {
  restore: backup('restore', 'Restore', backupCan.restore, { makes: 'volume' }),
  delete: backup('delete', 'Delete', backupCan.delete, deletes),
} as const

/** What can be done to a volume that is offered, or was. */
export const volumeTransferActs = {
  accept: makingHead('volume-transfer.accept', 'Accept a transfer', 'volume'),
  cancel: transfer('cancel', 'Cancel the transfer', () => available, {
    touches: ['volume'],
  }),
} as const

/** What can be done to a server with volumes. */
export const serverVolumeActs = {
  attach: server('attach-volume', 'Attach a volume', serverCan.attachVolume, {
    touches: ['volume'],
  }),
} as const
