import { serverActs } from '@aloft/acts/server-acts'
import { serverReader } from '@aloft/acts/servers/server-reader'
import { readList, readRecord } from '@aloft/openstack/json-reader'
import { computeVersions } from '@aloft/openstack/microversions'
import { parseServer, type Server } from '@aloft/openstack/server'
import { shownStatus } from '@aloft/openstack/server-status'
import type { ResourceKind, RegionCloud } from '../../lists/resource-kind.ts'
import { paths } from '../../paths.ts'
import { serversOf } from './list/server-list.ts'
import { serverActGroups } from './acts/act-groups.ts'

const pageSize = 500

async function* pages({ region, get }: RegionCloud): AsyncIterable<readonly Server[]> {
  let marker = ''
  for (;;) {
    const query = `limit=${pageSize}${marker && `&marker=${encodeURIComponent(marker)}`}`
    const answer = readRecord(
      await get(`/servers/detail?${query}`, { microversion: computeVersions.read }),
    )
    const servers = readList(answer.servers).flatMap(
      (value) => parseServer(value, region) ?? [],
    )
    yield servers
    const last = servers.at(-1)?.id ?? ''
    // Nova links the next page as long as there is one.
    if (readList(answer.servers_links).length === 0 || last === marker) return
    marker = last
  }
}

/** Servers as something to choose from in the forms of other things; their own list is the inventory's. */
export const serverKind: ResourceKind<Server> = {
  id: 'server',
  title: 'Servers',
  service: 'compute',
  read: pages,
  list: (words) =>
    serversOf(
      (words.regions ?? []).map((id) => ({ id, name: words.regionName(id), services: [] })),
    ),
  cells: ({ name, id, region }) => ({ name, id, region }),
  grows: {},
  isPassing: ({ status, taskState }) => shownStatus(status, taskState).passing,
  acts: serverActGroups,
  bulkActs: [serverActs.delete],
  href: ({ region, id }) => paths.server(region, id),
  reader: serverReader,
}
