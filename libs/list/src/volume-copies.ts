import type { VolumeBackup } from '@aloft/openstack/volume-backup'
import type { VolumeSnapshot } from '@aloft/openstack/volume-snapshot'
import type { Cell, Column, ListDefinition } from './column.ts'
import { idColumn, regionColumn, type RegionWords } from './region-column.ts'
import { dateCell, gigabytesCell, volumeSizeColumn, volumeStatusColumn } from './volumes.ts'

const sortable = true
const nameColumn: Column = {
  id: 'name',
  label: 'Name',
  kind: 'text',
  width: 190,
  sortable,
  search: true,
}
const volumeColumn: Column = {
  id: 'volume',
  label: 'Volume',
  kind: 'text',
  width: 150,
  sortable,
  search: true,
}
const createdColumn: Column = {
  id: 'created',
  label: 'Created',
  kind: 'date',
  width: 110,
  sortable,
}
const descriptionColumn: Column = {
  id: 'description',
  label: 'Description',
  kind: 'text',
  width: 200,
  sortable,
  search: true,
  hidden: 'optional',
}
const newestFirst = { column: 'created', descending: true }

/** The columns of the list of snapshots of volumes. */
export function snapshotList(words: RegionWords): ListDefinition {
  return {
    columns: [
      nameColumn,
      volumeStatusColumn,
      volumeSizeColumn,
      volumeColumn,
      regionColumn(words),
      createdColumn,
      descriptionColumn,
      idColumn,
    ],
    nameColumn: 'name',
    idColumn: 'id',
    defaultSort: newestFirst,
  }
}

/** By column id. */
export function snapshotCells(snapshot: VolumeSnapshot): Readonly<Record<string, Cell>> {
  const { id, name, status, region, description, volumeId, volumeName } = snapshot
  return {
    id,
    name,
    status,
    region,
    description,
    size: gigabytesCell(snapshot.sizeGigabytes),
    volume: volumeName ?? volumeId,
    created: dateCell(snapshot.createdAt),
  }
}

const kindWords = (value: string) =>
  value === 'full' ? 'Whole volume' : 'Only the changes'

/** The columns of the list of backups of volumes. */
export function backupList(words: RegionWords): ListDefinition {
  return {
    columns: [
      nameColumn,
      volumeStatusColumn,
      volumeSizeColumn,
      volumeColumn,
      {
        id: 'kind',
        label: 'Holds',
        kind: 'text',
        width: 124,
        sortable,
        facet: { values: ['full', 'incremental'], labelOf: kindWords },
        labelOf: (value) => kindWords(String(value)),
      },
      regionColumn(words),
      createdColumn,
      descriptionColumn,
      idColumn,
    ],
    nameColumn: 'name',
    idColumn: 'id',
    defaultSort: newestFirst,
  }
}

/** By column id. */
export function backupCells(backup: VolumeBackup): Readonly<Record<string, Cell>> {
  const { id, name, status, region, description, volumeId, volumeName } = backup
  return {
    id,
    name,
    status,
    region,
    description,
    size: gigabytesCell(backup.sizeGigabytes),
    volume: volumeName ?? volumeId,
    kind: backup.incremental ? 'incremental' : 'full',
    created: dateCell(backup.createdAt),
  }
}
