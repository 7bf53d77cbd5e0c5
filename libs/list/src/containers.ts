import {
  accessLabels,
  type Container,
  type ContainerAccess,
} from '@aloft/openstack/container'
import type { Cell, ListDefinition } from './column.ts'
import { formatFileSize } from './format-size.ts'
import { regionColumn, type RegionWords } from './region-column.ts'

const sortable = true

const isAccess = (value: string): value is ContainerAccess => value in accessLabels
const accessLabel = (value: string | number): string => {
  const access = String(value)
  return isAccess(access) ? accessLabels[access] : 'Not known'
}

/** The columns of the list of containers. */
export function containerList(words: RegionWords): ListDefinition {
  return {
    columns: [
      { id: 'name', label: 'Container', kind: 'text', width: 216, sortable, search: true },
      { id: 'objects', label: 'Objects', kind: 'number', width: 100, sortable },
      {
        id: 'bytes',
        label: 'Size',
        kind: 'bytes',
        width: 100,
        sortable,
        labelOf: (bytes) => formatFileSize(Number(bytes)),
      },
      {
        id: 'access',
        label: 'Who may read',
        kind: 'text',
        width: 130,
        sortable,
        facet: { labelOf: accessLabel },
        labelOf: accessLabel,
      },
      { id: 'website', label: 'Website', kind: 'text', width: 110, sortable },
      { id: 'changed', label: 'Changed', kind: 'date', width: 130, sortable },
      regionColumn(words),
      // A container's name is its id.
      { id: 'id', label: 'ID', kind: 'mono', width: 200, sortable, hidden: 'never' },
    ],
    nameColumn: 'name',
    idColumn: 'id',
    defaultSort: { column: 'name', descending: false },
  }
}

/** By column id. */
export function containerCells(container: Container): Readonly<Record<string, Cell>> {
  const { id, name, objects, bytes, access, website, changedAtMs, region } = container
  return {
    id,
    name,
    objects,
    bytes,
    access: access ?? 'unknown',
    website: website === undefined ? undefined : (website.index ?? 'Listings'),
    changed: changedAtMs,
    region,
  }
}
