import { subnetActs } from '@aloft/acts/subnets/subnet-acts'
import { subnetReader } from '@aloft/acts/subnets/subnet-reader'
import { subnetCells, subnetList } from '@aloft/list/subnets'
import { parseSubnets, type Subnet } from '@aloft/openstack/subnet'
import type { RegionCloud, ResourceKind } from '../../lists/resource-kind.ts'
import { networkPages } from '../../acts/network-pages.ts'

/** Names alone do not tell subnets apart in a choice: the range stands beside. */
async function* pages({ region, get }: RegionCloud): AsyncIterable<readonly Subnet[]> {
  for await (const answer of networkPages(get, '/subnets', 'subnets')) {
    yield parseSubnets(answer, region).map((subnet) => ({
      ...subnet,
      name: subnet.name === subnet.cidr ? subnet.cidr : `${subnet.name} (${subnet.cidr})`,
    }))
  }
}

/** Subnets as something to choose from; they are shown on the page of their network. */
export const subnetKind: ResourceKind<Subnet> = {
  id: 'subnet',
  title: 'Subnets',
  service: 'network',
  read: pages,
  list: subnetList,
  cells: subnetCells,
  grows: {},
  acts: [],
  bulkActs: [subnetActs.delete],
  reader: subnetReader,
}
