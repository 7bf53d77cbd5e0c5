import { floatingIpActs } from '@aloft/acts/floating-ips/floating-ip-acts'
import { floatingIpReader } from '@aloft/acts/floating-ips/floating-ip-reader'
import {
  floatingIpCells,
  floatingIpList,
  type ListedFloatingIp,
} from '@aloft/list/floating-ips'
import { parseFloatingIps, type FloatingIp } from '@aloft/openstack/floating-ip'
import { endingGroup } from '../../acts/act-group.ts'
import { parseNetworks } from '@aloft/openstack/network'
import { readRecord, readText } from '@aloft/openstack/json-reader'
import { networkPages, readAll } from '../../acts/network-pages.ts'
import { readServerNames } from '../../acts/network-queries.ts'
import type { RegionCloud, ResourceKind } from '../../lists/resource-kind.ts'
import { paths } from '../../paths.ts'

/** Up to so many servers are asked for one by one; more are found in the list of all. */
const fewServers = 12

/** Pages of addresses; the names of servers and networks are read beside them. */
async function* pages(cloud: RegionCloud): AsyncIterable<readonly ListedFloatingIp[]> {
  const networks = await networkNames(cloud)
  for await (const answer of networkPages(cloud.get, '/floatingips', 'floatingips')) {
    const page = parseFloatingIps(answer, cloud.region)
    const servers = await serverNames(cloud, page)
    yield page.map((floatingIp) => named(floatingIp, servers, networks))
  }
}

type Names = ReadonlyMap<string, string>

function named(floatingIp: FloatingIp, servers: Names, networks: Names): ListedFloatingIp {
  const serverName = servers.get(floatingIp.port?.deviceId ?? '')
  const networkName = networks.get(floatingIp.networkId ?? '')
  return {
    ...floatingIp,
    ...(serverName !== undefined && { serverName }),
    ...(networkName !== undefined && { networkName }),
  }
}

async function networkNames({ region, get }: RegionCloud): Promise<Names> {
  const path = '/networks?router:external=true&fields=id&fields=name'
  const networks = await readAll(get, path, 'networks', (answer) =>
    parseNetworks(answer, region),
  )
  return new Map(networks.map(({ id, name }) => [id, name]))
}

/** Without their names the list is still good: a Nova that does not answer spoils nothing. */
async function serverNames(
  { get }: RegionCloud,
  floatingIps: readonly FloatingIp[],
): Promise<Names> {
  const ids = new Set(floatingIps.flatMap(({ port }) => port?.deviceId ?? []))
  const read = (path: string) => get(path, { service: 'compute' })
  try {
    if (ids.size > fewServers) return await readServerNames(read)
    const entries = await Promise.all(
      [...ids].map(async (id) => {
        const answer = await read(`/servers/${encodeURIComponent(id)}`).catch(
          () => undefined,
        )
        return [id, readText(readRecord(readRecord(answer).server).name) ?? ''] as const
      }),
    )
    return new Map(entries.filter(([, name]) => name !== ''))
  } catch {
    return new Map()
  }
}

export const floatingIpKind: ResourceKind<ListedFloatingIp> = {
  id: 'floating-ip',
  title: 'Floating IPs',
  service: 'network',
  read: pages,
  list: floatingIpList,
  cells: floatingIpCells,
  grows: { leadsTo: 1, description: 2 },
  facetOrder: ['region', 'status', 'network'],
  acts: [
    {
      id: 'lead',
      label: 'Where it leads',
      heads: [floatingIpActs.associate, floatingIpActs.disassociate],
    },
    {
      id: 'change',
      label: 'Change',
      heads: [floatingIpActs.describe],
    },
    endingGroup(floatingIpActs.release),
  ],
  bulkActs: [floatingIpActs.disassociate, floatingIpActs.release],
  href: ({ region, id }) => paths.floatingIp(region, id),
  reader: floatingIpReader,
}
