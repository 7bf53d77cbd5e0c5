import { routerActs } from '@aloft/acts/routers/router-acts'
import { routerReader } from '@aloft/acts/routers/router-reader'
import { routerCells, routerList } from '@aloft/list/routers'
import { networkStatusWords } from '@aloft/openstack/network-status'
import { parseRouters, type Router } from '@aloft/openstack/router'
import { endingGroup } from '../../acts/act-group.ts'
import type { RegionCloud, ResourceKind } from '../../lists/resource-kind.ts'
import { paths } from '../../paths.ts'
import { breakageNote } from './breakage-note.tsx'
import { networkPages } from '../../acts/network-pages.ts'

async function* pages({ region, get }: RegionCloud): AsyncIterable<readonly Router[]> {
  for await (const answer of networkPages(get, '/routers', 'routers'))
    yield parseRouters(answer, region)
}

export const routerKind: ResourceKind<Router> = {
  id: 'router',
  title: 'Routers',
  service: 'network',
  read: pages,
  list: routerList,
  cells: routerCells,
  grows: { name: 1 },
  facetOrder: ['region', 'status', 'leads'],
  isPassing: ({ status }) => networkStatusWords(status).passing,
  acts: [
    {
      id: 'join',
      label: 'Join',
      heads: [routerActs.addInterface, routerActs.removeInterface],
    },
    {
      id: 'change',
      label: 'Change',
      heads: [
        routerActs.edit,
        routerActs.setGateway,
        routerActs.clearGateway,
        routerActs.editRoutes,
      ],
    },
    endingGroup(routerActs.delete),
  ],
  bulkActs: [routerActs.delete],
  href: ({ region, id }) => paths.router(region, id),
  reader: routerReader,
  note: (head, items) =>
    head.id === routerActs.delete.id
      ? breakageNote(
          items.map(({ region, id, name }) => ({
            region,
            name,
            target: { kind: 'router', id },
          })),
        )
      : undefined,
}
