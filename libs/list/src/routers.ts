import { shownNetworkStatus } from '@aloft/openstack/network-status'
import type { Router } from '@aloft/openstack/router'
import type { Cell, ListDefinition } from './column.ts'
import {
  createdColumn,
  descriptionColumn,
  networkStatusColumn,
  timeCell,
} from './network-columns.ts'
import { idColumn, regionColumn, type RegionWords } from './region-column.ts'

const sortable = true

/** The columns of the list of routers. */
export function routerList(words: RegionWords): ListDefinition {
  return {
    columns: [
      { id: 'name', label: 'Name', kind: 'text', width: 220, sortable, search: true },
      networkStatusColumn,
      { id: 'leads', label: 'Leads', kind: 'text', width: 120, sortable, facet: {} },
      {
        id: 'address',
        label: 'Address outside',
        kind: 'address',
        width: 140,
        sortable,
        search: true,
      },
      { id: 'routes', label: 'Routes', kind: 'number', width: 80, sortable },
      regionColumn(words),
      descriptionColumn,
      createdColumn,
      idColumn,
    ],
    nameColumn: 'name',
    idColumn: 'id',
    defaultSort: { column: 'name', descending: false },
  }
}

/** By column id. */
export function routerCells(router: Router): Readonly<Record<string, Cell>> {
  const { id, name, region, description, gateway, routes, createdAt } = router
  return {
    id,
    name,
    region,
    description,
    status: shownNetworkStatus(router),
    leads: gateway === undefined ? 'Nowhere outside' : 'Outside',
    address: gateway?.addresses.join(' '),
    routes: routes.length,
    created: timeCell(createdAt),
  }
}
