import { formatSize } from './format-size.ts'
import type { Column, ListDefinition, StatusTone } from './column.ts'
import { idColumn, regionColumn, type RegionWords } from './region-column.ts'

/** What the columns need to know that is not in the rows. */
export interface ServerWords extends RegionWords {
  statusLabel(key: string): string
  statusTone(key: string): StatusTone
  /** Keys of all statuses that there can be; absent: any is taken. */
  readonly statuses?: readonly string[]
  /** The key of a status as somebody typed it: `ACTIVE` for `active`. */
  statusKey(typed: string): string
}

const mebibyte = 1_048_576
const always = { sortable: true } as const
const optional = { sortable: true, hidden: 'optional' } as const
const carried = { sortable: false, hidden: 'never', width: 0, kind: 'text' } as const

/** The columns of the list of servers. What is shown at first stands first. */
export function serverList(words: ServerWords): ListDefinition {
  const columns: readonly Column[] = [
    { ...always, id: 'name', label: 'Name', kind: 'text', width: 180, search: true },
    {
      ...always,
      id: 'status',
      label: 'Status',
      kind: 'status',
      width: 122,
      facet: {
        labelOf: (key) => words.statusLabel(key),
        spelled: (typed) => words.statusKey(typed),
        ...(words.statuses !== undefined && { values: words.statuses }),
      },
      labelOf: (key) => words.statusLabel(String(key)),
      toneOf: (key) => words.statusTone(key),
    },
    {
      ...always,
      id: 'tags',
      label: 'Tags',
      kind: 'tags',
      width: 156,
      search: true,
      facet: {},
    },
    {
      ...always,
      id: 'address',
      label: 'IP address',
      kind: 'address',
      width: 132,
      search: true,
    },
    {
      ...always,
      id: 'memory',
      label: 'Memory',
      kind: 'bytes',
      width: 76,
      facet: {
        urlValue: (bytes) => String(Number(bytes) / mebibyte),
        labelOf: (mebibytes) => formatSize(Number(mebibytes) * mebibyte),
      },
    },
    regionColumn(words),
    { ...always, id: 'image', label: 'Image', kind: 'text', width: 130, facet: {} },
    {
      ...always,
      id: 'flavor',
      label: 'Flavor',
      kind: 'text',
      width: 130,
      facet: {},
      hidden: 'optional',
    },
    { ...optional, id: 'vcpus', label: 'vCPUs', kind: 'number', width: 70 },
    { ...optional, id: 'disk', label: 'Disk', kind: 'bytes', width: 82 },
    { ...optional, id: 'created', label: 'Created', kind: 'date', width: 130 },
    { ...optional, id: 'family', label: 'Image family', kind: 'text', width: 120 },
    { ...optional, id: 'keyPair', label: 'Key pair', kind: 'text', width: 130 },
    { ...optional, id: 'zone', label: 'Zone', kind: 'text', width: 110 },
    {
      ...optional,
      id: 'locked',
      label: 'Locked',
      kind: 'text',
      width: 80,
      labelOf: () => 'Locked',
    },
    idColumn,
    // Nova's own words, for the table of which act is possible in which state.
    { ...carried, id: 'novaStatus', label: 'Nova status' },
    { ...carried, id: 'task', label: 'Task' },
    { ...carried, id: 'vmState', label: 'VM state' },
    { ...carried, id: 'lockedReason', label: 'Reason of the lock' },
    { ...carried, id: 'neverLaunched', label: 'Never launched' },
    { ...carried, id: 'imageId', label: 'Image ID' },
  ]
  return {
    columns,
    nameColumn: 'name',
    idColumn: 'id',
    defaultSort: { column: 'name', descending: false },
  }
}
