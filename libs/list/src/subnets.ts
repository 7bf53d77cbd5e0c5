import type { Subnet } from '@aloft/openstack/subnet'
import type { Cell, ListDefinition } from './column.ts'
import { idColumn, regionColumn, type RegionWords } from './region-column.ts'

/** Subnets are chosen from by name and range; they are listed on the page of their network. */
export function subnetList(words: RegionWords): ListDefinition {
  return {
    columns: [
      { id: 'name', label: 'Name', kind: 'text', width: 200, sortable: true, search: true },
      {
        id: 'range',
        label: 'Range',
        kind: 'mono',
        width: 160,
        sortable: true,
        search: true,
      },
      regionColumn(words),
      idColumn,
    ],
    nameColumn: 'name',
    idColumn: 'id',
    defaultSort: { column: 'name', descending: false },
  }
}

/** By column id. */
export function subnetCells(subnet: Subnet): Readonly<Record<string, Cell>> {
  const { id, name, region, cidr } = subnet
  return { id, name, region, range: cidr }
}
