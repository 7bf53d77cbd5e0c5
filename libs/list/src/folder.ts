import {
  bareType,
  contentFamily,
  type ContentFamily,
  type FolderEntry,
} from '@aloft/openstack/folder-entry'
import type { Cell, ListDefinition } from './column.ts'
import { formatFileSize } from './format-size.ts'

const sortable = true
const never = 'never' as const

const families: Readonly<Record<ContentFamily, string>> = {
  image: 'Images',
  video: 'Video',
  audio: 'Audio',
  text: 'Text',
  document: 'Documents',
  data: 'Data',
  archive: 'Archives',
  other: 'Other',
}

const entries: Readonly<Record<string, string>> = { object: 'Objects', folder: 'Folders' }

/** By the size from which the next one begins. */
const sizes = [
  { value: 'empty', label: 'Empty', below: 1 },
  { value: 'to-10kB', label: 'Under 10 kB', below: 1e4 },
  { value: 'to-1MB', label: '10 kB to 1 MB', below: 1e6 },
  { value: 'to-100MB', label: '1 MB to 100 MB', below: 1e8 },
  { value: 'to-1GB', label: '100 MB to 1 GB', below: 1e9 },
  { value: 'from-1GB', label: '1 GB and more', below: Number.POSITIVE_INFINITY },
] as const

const dayMs = 86_400_000
const ages = [
  { value: 'day', label: 'Within a day', below: dayMs },
  { value: 'week', label: 'A day to a week ago', below: 7 * dayMs },
  { value: 'month', label: 'A week to a month ago', below: 30 * dayMs },
  { value: 'year', label: 'A month to a year ago', below: 365 * dayMs },
  { value: 'older', label: 'Over a year ago', below: Number.POSITIVE_INFINITY },
] as const

type Class = { readonly value: string; readonly label: string; readonly below: number }

const classOf = (classes: readonly Class[], amount: number): string | undefined =>
  classes.find(({ below }) => amount < below)?.value

/** A facet without a column of its own: the column beside it says it more exactly. */
function facetOnly(id: string, label: string, labels: Readonly<Record<string, string>>) {
  const labelOf = (value: string) => labels[value] ?? value
  const facet = { labelOf, values: Object.keys(labels) }
  return {
    id,
    label,
    kind: 'text',
    width: 100,
    sortable: false,
    hidden: never,
    facet,
  } as const
}

const labelsOf = (classes: readonly Class[]): Readonly<Record<string, string>> =>
  Object.fromEntries(classes.map(({ value, label }) => [value, label]))

/** The columns of what lies in one folder of a container. When objects expire no listing tells. */
export function folderList(): ListDefinition {
  return {
    columns: [
      { id: 'name', label: 'Name', kind: 'text', width: 260, sortable, search: true },
      {
        id: 'size',
        label: 'Size',
        kind: 'bytes',
        width: 110,
        sortable,
        labelOf: (bytes) => formatFileSize(Number(bytes)),
      },
      { id: 'changed', label: 'Changed', kind: 'date', width: 130, sortable },
      { id: 'type', label: 'Type', kind: 'text', width: 170, sortable },
      // Not searched: a digit of a name would be found in most of them.
      { id: 'md5', label: 'MD5', kind: 'mono', width: 270, sortable, hidden: 'optional' },
      facetOnly('entry', 'What it is', entries),
      facetOnly('family', 'Kind of file', families),
      facetOnly('sizes', 'Size', labelsOf(sizes)),
      facetOnly('age', 'Changed', labelsOf(ages)),
      // The name with its folders, encoded: for acts only.
      { id: 'id', label: 'ID', kind: 'mono', width: 200, sortable, hidden: never },
    ],
    nameColumn: 'name',
    idColumn: 'id',
    defaultSort: { column: 'name', descending: false },
  }
}

/** By column id; names without the folder. What a folder below holds is not known. */
export function folderCells(
  { id, name, bytes, contentType, changedAtMs, etag, isFolder }: FolderEntry,
  { folder, nowMs }: { readonly folder: string; readonly nowMs: number },
): Readonly<Record<string, Cell>> {
  return {
    id,
    name: name.slice(folder.length),
    type: isFolder ? 'Folder' : bareType(contentType),
    size: isFolder ? undefined : bytes,
    changed: changedAtMs,
    md5: etag,
    entry: isFolder ? 'folder' : 'object',
    family: isFolder ? undefined : contentFamily(contentType),
    sizes: isFolder ? undefined : classOf(sizes, bytes),
    age: changedAtMs === undefined ? undefined : classOf(ages, nowMs - changedAtMs),
  }
}
