import { serverGroupActs } from '@aloft/acts/server-groups/server-group-acts'
import { serverGroupReader } from '@aloft/acts/server-groups/server-group-reader'
import { serverGroupCells, serverGroupList } from '@aloft/list/server-groups'
import { readEach } from '@aloft/openstack/json-reader'
import { computeVersions } from '@aloft/openstack/microversions'
import { parseServerGroup, type ServerGroup } from '@aloft/openstack/server-group'
import { endingGroup } from '../../acts/act-group.ts'
import type { RegionCloud, ResourceKind } from '../../lists/resource-kind.ts'
import { paths } from '../../paths.ts'

const pageSize = 200

/** Pages by `limit` and `offset`: groups have no marker. */
async function* pages({ region, get }: RegionCloud): AsyncIterable<readonly ServerGroup[]> {
  for (let offset = 0; ; offset += pageSize) {
    const answer = await get(`/os-server-groups?limit=${pageSize}&offset=${offset}`, {
      microversion: computeVersions.serverGroupPolicy,
    })
    const page = readEach(answer, 'server_groups', (value) =>
      parseServerGroup(value, region),
    )
    yield page
    if (page.length < pageSize) return
  }
}

export const serverGroupKind: ResourceKind<ServerGroup> = {
  id: 'server-group',
  title: 'Server groups',
  service: 'compute',
  read: pages,
  list: serverGroupList,
  cells: serverGroupCells,
  grows: { name: 2, policy: 1 },
  facetOrder: ['region', 'policy'],
  acts: [endingGroup(serverGroupActs.delete)],
  bulkActs: [serverGroupActs.delete],
  href: ({ region, id }) => paths.serverGroup(region, id),
  reader: serverGroupReader,
}
