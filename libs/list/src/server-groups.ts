import { policyLabel, type ServerGroup } from '@aloft/openstack/server-group'
import type { Cell, ListDefinition } from './column.ts'
import { idColumn, regionColumn, type RegionWords } from './region-column.ts'

const sortable = true

/** The columns of the list of server groups. */
export function serverGroupList(words: RegionWords): ListDefinition {
  return {
    columns: [
      { id: 'name', label: 'Name', kind: 'text', width: 220, sortable, search: true },
      {
        id: 'policy',
        label: 'Its servers run',
        kind: 'text',
        width: 160,
        sortable,
        facet: { labelOf: policyLabel },
        labelOf: (policy) => policyLabel(String(policy)),
      },
      { id: 'members', label: 'Servers', kind: 'number', width: 90, sortable },
      regionColumn(words),
      idColumn,
    ],
    nameColumn: 'name',
    idColumn: 'id',
    defaultSort: { column: 'name', descending: false },
  }
}

/** By column id. */
export function serverGroupCells(group: ServerGroup): Readonly<Record<string, Cell>> {
  const { id, name, policy, region, memberIds } = group
  return { id, name, policy, region, members: memberIds.length }
}
