import { portActs } from '@aloft/acts/ports/port-acts'
import { portReader } from '@aloft/acts/ports/port-reader'
import { portCells, portList, type ListedPort } from '@aloft/list/ports'
import { parseNetworks } from '@aloft/openstack/network'
import { networkStatusWords } from '@aloft/openstack/network-status'
import { parsePorts } from '@aloft/openstack/port'
import { parseRouters } from '@aloft/openstack/router'
import { endingGroup } from '../../acts/act-group.ts'
import type { RegionCloud, ResourceKind } from '../../lists/resource-kind.ts'
import { networkPages, readAll } from '../../acts/network-pages.ts'
import { readServerNames } from './server-names.ts'

async function* pages({ region, get }: RegionCloud): AsyncIterable<readonly ListedPort[]> {
  const named = '?fields=id&fields=name'
  const [networks, routers, servers] = await Promise.all([
    readAll(get, `/networks${named}`, 'networks', (answer) =>
      parseNetworks(answer, region),
    ),
    readAll(get, `/routers${named}`, 'routers', (answer) => parseRouters(answer, region)),
    // A region may offer networks and no servers that this person may see.
    readServerNames((path) => get(path, { service: 'compute' })).catch(() => []),
  ])
  const nameOf = (things: readonly { id: string; name: string }[]) =>
    new Map(things.map(({ id, name }) => [id, name]))
  const networkNames = nameOf(networks)
  const holders = nameOf([...routers, ...servers])
  for await (const answer of networkPages(get, '/ports', 'ports')) {
    yield parsePorts(answer, region).map((port): ListedPort => {
      const networkName = networkNames.get(port.networkId)
      const holderName = holders.get(port.deviceId ?? '')
      return {
        ...port,
        ...(networkName === undefined ? {} : { networkName }),
        ...(holderName === undefined ? {} : { holderName }),
      }
    })
  }
}

export const portKind: ResourceKind<ListedPort> = {
  id: 'port',
  title: 'Ports',
  service: 'network',
  read: pages,
  list: portList,
  cells: portCells,
  grows: { name: 1, holder: 1 },
  facetOrder: ['region', 'status', 'use', 'network'],
  isPassing: ({ status }) => networkStatusWords(status).passing,
  acts: [
    { id: 'join', label: 'Join', heads: [portActs.attach, portActs.detach] },
    { id: 'change', label: 'Change', heads: [portActs.edit] },
    endingGroup(portActs.delete),
  ],
  bulkActs: [portActs.delete],
  reader: portReader,
}
