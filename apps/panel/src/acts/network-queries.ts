import { parseFloatingIps } from '@aloft/openstack/floating-ip'
import { readEach, readRecord, readText } from '@aloft/openstack/json-reader'
import { parseNetworkQuota } from '@aloft/openstack/limits'
import { parsePorts } from '@aloft/openstack/port'
import { queryOptions } from '@tanstack/react-query'
import { readCloud } from '../api/cloud.ts'
import { readNetworkList } from './network-pages.ts'

/** What of a port is asked for: a project may have thousands. */
const portFields = [
  'id', 'name', 'network_id', 'device_id', 'device_owner', 'status', 'admin_state_up',
  'fixed_ips', 'security_groups', 'port_security_enabled', 'allowed_address_pairs', 'project_id',
] as const // prettier-ignore
const portsPath = `/ports?${portFields.map((name) => `fields=${name}`).join('&')}`

/** Every port of a region that the project sees. */
export const portsQuery = (region: string) =>
  queryOptions({
    queryKey: ['cloud', region, 'ports'],
    staleTime: 15_000,
    queryFn: ({ signal }) =>
      readNetworkList(region, portsPath, 'ports', signal, (answer) =>
        parsePorts(answer, region),
      ),
  })

export const floatingIpsQuery = (region: string) =>
  queryOptions({
    queryKey: ['cloud', region, 'floating-ips'],
    staleTime: 5_000,
    queryFn: ({ signal }) =>
      readNetworkList(region, '/floatingips', 'floatingips', signal, (answer) =>
        parseFloatingIps(answer, region),
      ),
  })

const pageSize = 1000
/** This ends a cloud that never stops. */
const mostPages = 200

/** Names of the region's servers by their ids. */
export const serverNamesQuery = (region: string) =>
  queryOptions({
    queryKey: ['cloud', region, 'server-names'],
    staleTime: 30_000,
    queryFn: async ({ signal }): Promise<ReadonlyMap<string, string>> =>
      readServerNames((path) => readCloud({ region, service: 'compute', path, signal })),
  })

/** Pages of Nova's short list, as names by id. */
export async function readServerNames(
  read: (path: string) => Promise<unknown>,
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>()
  let marker = ''
  for (let page = 0; page < mostPages; page++) {
    const after = marker === '' ? '' : `&marker=${encodeURIComponent(marker)}`
    const servers = readEach(
      await read(`/servers?limit=${pageSize}${after}`),
      'servers',
      (value) => {
        const { id, name } = readRecord(value)
        const known = readText(id)
        return known === undefined
          ? undefined
          : { id: known, name: readText(name) ?? known }
      },
    )
    for (const { id, name } of servers) names.set(id, name)
    if (servers.length < pageSize) break
    marker = servers.at(-1)?.id ?? ''
  }
  return names
}

/** How much of what the project may have in a region, by Neutron's names: `network`, `router` … */
export const networkQuotaQuery = (region: string, project: string) =>
  queryOptions({
    queryKey: ['cloud', region, 'network-quota', project],
    staleTime: 15_000,
    retry: false,
    queryFn: async ({ signal }) => {
      const path = `/quotas/${encodeURIComponent(project)}/details`
      return parseNetworkQuota(
        await readCloud({ region, service: 'network', path, signal }),
      )
    },
  })
