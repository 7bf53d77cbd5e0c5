import type { Surroundings } from '@aloft/openstack/reachability'
import { parseRouters } from '@aloft/openstack/router'
import { parseSubnets } from '@aloft/openstack/subnet'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { networksQuery, securityGroupsQuery } from '../../../acts/cloud-queries.ts'
import { readNetworkList } from '../../../acts/network-pages.ts'
import { floatingIpsQuery, portsQuery } from '../../../acts/network-queries.ts'

const subnetsQuery = (region: string) =>
  queryOptions({
    queryKey: ['cloud', region, 'subnets'],
    staleTime: 60_000,
    queryFn: ({ signal }) =>
      readNetworkList(region, '/subnets', 'subnets', signal, (answer) =>
        parseSubnets(answer, region),
      ),
  })

const routersQuery = (region: string) =>
  queryOptions({
    queryKey: ['cloud', region, 'routers'],
    staleTime: 15_000,
    queryFn: ({ signal }) =>
      readNetworkList(region, '/routers', 'routers', signal, (answer) =>
        parseRouters(answer, region),
      ),
  })

/** All that decides who reaches what in a region; kept as true as a page about it has to be. */
export function useSurroundings(region: string): {
  readonly around: Surroundings | undefined
  readonly error: Error | null
  readonly retry: () => void
} {
  const fresh = { refetchInterval: 15_000 }
  const ports = useQuery({ ...portsQuery(region), ...fresh })
  const groups = useQuery({ ...securityGroupsQuery(region), ...fresh })
  const floatingIps = useQuery({ ...floatingIpsQuery(region), ...fresh })
  const networks = useQuery(networksQuery(region))
  const subnets = useQuery(subnetsQuery(region))
  const routers = useQuery({ ...routersQuery(region), ...fresh })
  const all = [ports, groups, floatingIps, networks, subnets, routers]
  const isWhole =
    ports.data &&
    groups.data &&
    floatingIps.data &&
    networks.data &&
    subnets.data &&
    routers.data
  return {
    around: isWhole
      ? {
          ports: ports.data,
          groups: groups.data,
          floatingIps: floatingIps.data,
          networks: networks.data,
          subnets: subnets.data,
          routers: routers.data,
        }
      : undefined,
    error: isWhole ? null : (all.find(({ error }) => error !== null)?.error ?? null),
    retry: () => {
      for (const { refetch } of all) void refetch()
    },
  }
}
