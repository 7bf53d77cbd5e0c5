import type { Volume } from '@aloft/openstack/volume'
import { knownVolumeStatuses, volumeStatus } from '@aloft/openstack/volume-status'
import type { Cell, Column, ListDefinition } from './column.ts'
import { idColumn, regionColumn, type RegionWords } from './region-column.ts'

const sortable = true
const optional = { sortable, hidden: 'optional' } as const
const gibibyte = 1024 ** 3

/** The status of a volume, a snapshot or a backup, with its words and tone. */
export const volumeStatusColumn: Column = {
  id: 'status',
  label: 'Status',
  kind: 'status',
  width: 130,
  sortable,
  facet: {
    labelOf: (status) => volumeStatus(status).label,
    values: knownVolumeStatuses,
    spelled: (typed) => typed.toLowerCase(),
  },
  labelOf: (status) => volumeStatus(String(status)).label,
  toneOf: (status) => volumeStatus(status).tone,
}

export const volumeSizeColumn: Column = {
  id: 'size',
  label: 'Size',
  kind: 'bytes',
  width: 76,
  sortable,
}

/** A size in GB as a cell of bytes. */
export const gigabytesCell = (gigabytes: number): number => gigabytes * gibibyte

/** The columns of the list of volumes. */
export function volumeList(words: RegionWords): ListDefinition {
  return {
    columns: [
      { id: 'name', label: 'Name', kind: 'text', width: 200, sortable, search: true },
      volumeStatusColumn,
      volumeSizeColumn,
      { id: 'type', label: 'Type', kind: 'text', width: 96, sortable, facet: {} },
      {
        id: 'attachedTo',
        label: 'Attached to',
        kind: 'text',
        width: 170,
        sortable,
        search: true,
      },
      regionColumn(words),
      {
        id: 'bootable',
        label: 'Bootable',
        kind: 'text',
        width: 90,
        sortable,
        facet: { values: ['yes', 'no'], labelOf: bootableWords },
        labelOf: (cell) => (cell === 'yes' ? 'Yes' : 'No'),
      },
      {
        ...optional,
        id: 'attached',
        label: 'Attached',
        kind: 'text',
        width: 90,
        facet: { values: ['yes', 'no'], labelOf: attachedWords },
        labelOf: (cell) => attachedWords(String(cell)),
      },
      { ...optional, id: 'zone', label: 'Zone', kind: 'text', width: 100, facet: {} },
      {
        ...optional,
        id: 'description',
        label: 'Description',
        kind: 'text',
        width: 200,
        search: true,
      },
      { ...optional, id: 'created', label: 'Created', kind: 'date', width: 130 },
      idColumn,
    ],
    nameColumn: 'name',
    idColumn: 'id',
    defaultSort: { column: 'name', descending: false },
  }
}

const bootableWords = (value: string) =>
  value === 'yes' ? 'Servers boot from it' : 'Data only'
const attachedWords = (value: string) => (value === 'yes' ? 'Attached' : 'Free')
const yesOrNo = (is: boolean) => (is ? 'yes' : 'no')

/** A moment as a cell of a `date` column. */
export function dateCell(at: string | undefined): number | undefined {
  const time = at === undefined ? Number.NaN : Date.parse(at)
  return Number.isNaN(time) ? undefined : time
}

/** By column id. */
export function volumeCells(volume: Volume): Readonly<Record<string, Cell>> {
  const { id, name, status, type, region, zone, description, attachments } = volume
  return {
    id,
    name,
    status,
    type,
    region,
    zone,
    description,
    size: gigabytesCell(volume.sizeGigabytes),
    attachedTo:
      attachments.length === 0
        ? undefined
        : attachments
            .map(({ serverName, device }) => serverName ?? device ?? 'a server')
            .join(', '),
    bootable: yesOrNo(volume.bootable),
    attached: yesOrNo(attachments.length > 0),
    created: dateCell(volume.createdAt),
  }
}
