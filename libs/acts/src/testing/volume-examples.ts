import type { Volume } from '@aloft/openstack/volume'
import type { VolumeBackup } from '@aloft/openstack/volume-backup'
import type { VolumeSnapshot } from '@aloft/openstack/volume-snapshot'
import type { Examples } from './examples.ts'
import { odd, secret } from './odd-texts.ts'

const volume: Volume = {
  region: 'dfw',
  id: 'v-1',
  name: odd,
  status: 'in-use',
  sizeGigabytes: 10,
  type: 'standard',
  bootable: false,
  multiattach: false,
  encrypted: false,
  metadata: { old: 'x' },
  attachments: [{ serverId: 's-1', device: '/dev/vdb' }],
}
const snapshot: VolumeSnapshot = {
  region: 'dfw',
  id: 'n-1',
  name: odd,
  status: 'available',
  sizeGigabytes: 10,
  volumeId: 'v-1',
  metadata: {},
}
const backup: VolumeBackup = {
  region: 'dfw',
  id: 'b-1',
  name: odd,
  status: 'available',
  sizeGigabytes: 10,
  volumeId: 'v-1',
  incremental: false,
  hasDependents: false,
}

export const volumeExamples: Examples = {
  subject: volume,
  inputs: {
    'volume.create': {
      region: 'dfw',
      name: odd,
      size: 10,
      type: 'ssd',
      image: 'i-1',
      zone: 'nova',
      description: odd,
      metadata: { role: "d'b" },
    },
    'volume.edit': { name: odd, description: '' },
    'volume.edit-metadata': { metadata: { new: `it's` } },
    'volume.extend': { size: 20 },
    'volume.change-type': { type: 'ssd', migrate: true },
    'volume.attach': { server: 's-1', goesWithServer: true },
    'volume.detach': { server: 's-1' },
    'volume.set-bootable': { bootable: true },
    'volume.snapshot': { name: odd, description: odd },
    'volume.back-up': { name: odd, incremental: true },
    'volume.save-image': { name: odd, format: 'qcow2' },
    'volume.delete': { withSnapshots: true },
  },
}

export const snapshotExamples: Examples = {
  subject: snapshot,
  inputs: {
    'snapshot.create-volume': { name: odd, size: 10 },
    'snapshot.edit': { name: odd },
  },
}

export const backupExamples: Examples = {
  subject: backup,
  inputs: { 'backup.restore': { volume: 'v-1' } },
}

export const volumeTransferExamples: Examples = {
  subject: { region: 'dfw', id: 't-1', name: odd },
  inputs: {
    'volume-transfer.accept': { region: 'dfw', transfer: 't-1', authKey: secret },
  },
}
