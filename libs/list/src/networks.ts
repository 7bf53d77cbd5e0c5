import type { Network } from '@aloft/openstack/network'
import { shownNetworkStatus } from '@aloft/openstack/network-status'
import type { Cell, ListDefinition } from './column.ts'
import {
  createdColumn,
  descriptionColumn,
  networkStatusColumn,
  timeCell,
} from './network-columns.ts'
import { idColumn, regionColumn, type RegionWords } from './region-column.ts'

const sortable = true

/** A network with the ranges of its subnets, where they are known. */
export type ListedNetwork = Network & { readonly ranges?: readonly string[] }

/** The columns of the list of networks. */
export function networkList(words: RegionWords): ListDefinition {
  return {
    columns: [
      { id: 'name', label: 'Name', kind: 'text', width: 200, sortable, search: true },
      networkStatusColumn,
      { id: 'ranges', label: 'Ranges', kind: 'mono', width: 230, sortable, search: true },
      { id: 'use', label: 'Used by', kind: 'text', width: 130, sortable, facet: {} },
      regionColumn(words),
      { id: 'mtu', label: 'MTU', kind: 'number', width: 70, sortable, hidden: 'optional' },
      descriptionColumn,
      createdColumn,
      idColumn,
    ],
    nameColumn: 'name',
    idColumn: 'id',
    defaultSort: { column: 'name', descending: false },
  }
}

function usedBy({ external, shared }: Network): string {
  if (external) return 'The way outside'
  return shared ? 'Every project' : 'This project'
}

/** By column id. */
export function networkCells(network: ListedNetwork): Readonly<Record<string, Cell>> {
  const { id, name, region, ranges, mtu, description, createdAt } = network
  return {
    id,
    name,
    region,
    description,
    mtu,
    status: shownNetworkStatus(network),
    ranges: ranges === undefined || ranges.length === 0 ? undefined : ranges.join(', '),
    use: usedBy(network),
    created: timeCell(createdAt),
  }
}
