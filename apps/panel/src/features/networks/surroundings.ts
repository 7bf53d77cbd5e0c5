import { parseFloatingIps } from '@aloft/openstack/floating-ip'
import { parseNetworks, type Network } from '@aloft/openstack/network'
import { parsePorts } from '@aloft/openstack/port'
import { parseRouters } from '@aloft/openstack/router'
import { parseSubnets } from '@aloft/openstack/subnet'
import type { Surroundings } from '@aloft/openstack/what-breaks'
import { queryOptions } from '@tanstack/react-query'
import { onTouched, wasTouched } from '../../acts/touched.ts'
import { readCloud } from '../../api/cloud.ts'
import { pollInterval } from '../../api/poll-interval.ts'
import { readAll, type Read } from '../../acts/network-pages.ts'
import { readServerNames } from './server-names.ts'

const restMs = 15_000
const busyMs = 2_000
const afterActMs = 12_000
const kinds = ['network', 'subnet', 'router', 'port', 'floating-ip', 'server'] as const

onTouched((client, touched) => {
  if (kinds.some((kind) => touched.has(kind)))
    void client.invalidateQueries({ queryKey: ['surroundings'] })
})

/** All networks of a region and what hangs on them. */
export interface RegionNetworks extends Surroundings {
  readonly networks: readonly Network[]
}

/** Everything that joins in a region: read whole, because each part only means something with the others. */
export const surroundingsQuery = (region: string) =>
  queryOptions({
    queryKey: ['surroundings', region],
    queryFn: async ({ signal }): Promise<RegionNetworks> => {
      const get: Read = (path) => readCloud({ region, service: 'network', path, signal })
      const compute: Read = (path) =>
        readCloud({ region, service: 'compute', path, signal })
      const [networks, subnets, routers, ports, floatingIps, servers] = await Promise.all([
        readAll(get, '/networks', 'networks', (answer) => parseNetworks(answer, region)),
        readAll(get, '/subnets', 'subnets', (answer) => parseSubnets(answer, region)),
        readAll(get, '/routers', 'routers', (answer) => parseRouters(answer, region)),
        readAll(get, '/ports', 'ports', (answer) => parsePorts(answer, region)),
        readAll(get, '/floatingips', 'floatingips', (answer) =>
          parseFloatingIps(answer, region),
        ),
        readServerNames(compute),
      ])
      return { networks, subnets, routers, ports, floatingIps, servers }
    },
    staleTime: 1000,
    refetchInterval: ({ state: { error } }) => {
      const isBusy = kinds.some((kind) => wasTouched(kind, afterActMs))
      return pollInterval(error, isBusy ? busyMs : restMs)
    },
  })
