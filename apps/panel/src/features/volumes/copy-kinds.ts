import { backupActs, snapshotActs } from '@aloft/acts/volumes/volume-acts'
import { backupReader, snapshotReader } from '@aloft/acts/volumes/volume-readers'
import {
  backupCells,
  backupList,
  snapshotCells,
  snapshotList,
} from '@aloft/list/volume-copies'
import { parseVolumeBackup, type VolumeBackup } from '@aloft/openstack/volume-backup'
import { parseVolumeSnapshot, type VolumeSnapshot } from '@aloft/openstack/volume-snapshot'
import { volumeStatus } from '@aloft/openstack/volume-status'
import { endingGroup } from '../../acts/act-group.ts'
import type { RegionCloud, ResourceKind } from '../../lists/resource-kind.ts'
import { markedPages, namesOf } from './pages.ts'

/** A snapshot or a backup. */
interface Copy {
  readonly id: string
  readonly volumeId: string
}

/** With the names of the volumes that are still there. */
async function* copies<Item extends Copy>(
  cloud: RegionCloud,
  list: { path: string; key: string },
  parse: (value: unknown, region: string) => Item | undefined,
): AsyncIterable<readonly (Item & { volumeName?: string })[]> {
  let names: ReadonlyMap<string, string> | undefined
  for await (const items of markedPages(cloud, list, parse)) {
    if (items.length > 0) {
      names ??= await namesOf(cloud, { path: '/volumes', key: 'volumes' })
    }
    yield items.map((item) => {
      const volumeName = names?.get(item.volumeId)
      return volumeName === undefined ? item : { ...item, volumeName }
    })
  }
}

const isPassing = ({ status }: { readonly status: string }) => volumeStatus(status).passing

export const snapshotKind: ResourceKind<VolumeSnapshot> = {
  id: 'snapshot',
  title: 'Snapshots',
  service: 'volumev3',
  read: (cloud) =>
    copies(cloud, { path: '/snapshots/detail', key: 'snapshots' }, parseVolumeSnapshot),
  list: snapshotList,
  cells: snapshotCells,
  grows: { name: 2, volume: 1 },
  facetOrder: ['status', 'region'],
  isPassing,
  acts: [
    { id: 'use', label: 'Use', heads: [snapshotActs.createVolume] },
    { id: 'change', label: 'Change', heads: [snapshotActs.edit] },
    endingGroup(snapshotActs.delete),
  ],
  bulkActs: [snapshotActs.delete],
  reader: snapshotReader,
}

export const backupKind: ResourceKind<VolumeBackup> = {
  id: 'backup',
  title: 'Backups',
  service: 'volumev3',
  read: (cloud) =>
    copies(cloud, { path: '/backups/detail', key: 'backups' }, parseVolumeBackup),
  list: backupList,
  cells: backupCells,
  grows: { name: 2, volume: 1 },
  facetOrder: ['status', 'region', 'kind'],
  isPassing,
  acts: [
    { id: 'use', label: 'Use', heads: [backupActs.restore] },
    endingGroup(backupActs.delete),
  ],
  bulkActs: [backupActs.delete],
  reader: backupReader,
}
