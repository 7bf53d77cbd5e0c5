import { networkActs } from '@aloft/acts/networks/network-acts'
import { networkReader } from '@aloft/acts/networks/network-reader'
import { subnetActs } from '@aloft/acts/subnets/subnet-acts'
import { networkCells, networkList, type ListedNetwork } from '@aloft/list/networks'
import { parseNetworks } from '@aloft/openstack/network'
import { networkStatusWords } from '@aloft/openstack/network-status'
import { parseSubnets } from '@aloft/openstack/subnet'
import { endingGroup } from '../../acts/act-group.ts'
import type { RegionCloud, ResourceKind } from '../../lists/resource-kind.ts'
import { paths } from '../../paths.ts'
import { breakageNote } from './breakage-note.tsx'
import { networkPages, readAll } from '../../acts/network-pages.ts'

async function* pages({
  region,
  get,
}: RegionCloud): AsyncIterable<readonly ListedNetwork[]> {
  const subnets = await readAll(get, '/subnets', 'subnets', (answer) =>
    parseSubnets(answer, region),
  )
  const byNetwork = Map.groupBy(subnets, ({ networkId }) => networkId)
  for await (const answer of networkPages(get, '/networks', 'networks')) {
    yield parseNetworks(answer, region).map((network) => ({
      ...network,
      ranges: (byNetwork.get(network.id) ?? []).map(({ cidr }) => cidr),
    }))
  }
}

export const networkKind: ResourceKind<ListedNetwork> = {
  id: 'network',
  title: 'Networks',
  service: 'network',
  read: pages,
  list: networkList,
  cells: networkCells,
  grows: { name: 1, ranges: 1.5 },
  facetOrder: ['region', 'status', 'use'],
  isPassing: ({ status }) => networkStatusWords(status).passing,
  acts: [
    {
      id: 'change',
      label: 'Change',
      heads: [networkActs.edit, subnetActs.create, networkActs.share],
    },
    {
      id: 'power',
      label: 'Power',
      heads: [networkActs.switchOn, networkActs.switchOff],
      givesWay: (head, can) =>
        (head === networkActs.switchOn || head === networkActs.switchOff) &&
        !can(head) &&
        can(head === networkActs.switchOn ? networkActs.switchOff : networkActs.switchOn),
    },
    endingGroup(networkActs.delete),
  ],
  bulkActs: [networkActs.delete],
  href: ({ region, id }) => paths.network(region, id),
  reader: networkReader,
  note: (head, items) =>
    head.id === networkActs.delete.id
      ? breakageNote(
          items.map(({ region, id, name }) => ({
            region,
            name,
            target: { kind: 'network', id },
          })),
        )
      : undefined,
}
