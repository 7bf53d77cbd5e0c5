import type { gateway } from '@aloft/contracts/gateway'
import { parseFlavors, type Flavor } from '@aloft/openstack/flavor'
import { nextImagePage, parseImage, parseImages, type Image } from '@aloft/openstack/image'
import { readEach, readFlag, readRecord, readText } from '@aloft/openstack/json-reader'
import { parseKeyPairs } from '@aloft/openstack/key-pair'
import { parseComputeLimits } from '@aloft/openstack/limits'
import { parseNetworks, sortedByName } from '@aloft/openstack/network'
import { parseSecurityGroups, sortedGroups } from '@aloft/openstack/security-group'
import { parseVolumeLimits } from '@aloft/openstack/volume-limits'
import { parseVolumeTypes } from '@aloft/openstack/volume-type'
import { parseSubnets } from '@aloft/openstack/subnet'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../api/api.ts'
import { readCloud } from '../api/cloud.ts'
import { readNetworkList } from './network-pages.ts'

const call = api<typeof gateway>('gateway')

/** What changes seldom: images, sizes, networks, prices. */
const seldomMs = 300_000
/** Clouds give pages of 25 to 1000 images; this ends a cloud that never stops. */
const mostPages = 50

/** Every image that a server may be made from, sorted by name; `also` one that may not be listed. */
export const imagesQuery = (region: string, also?: string) =>
  queryOptions({
    queryKey: ['cloud', region, 'images', also],
    staleTime: seldomMs,
    queryFn: async ({ signal }): Promise<Image[]> => {
      const images: Image[] = []
      let path: string | undefined = '/images?limit=200&status=active'
      for (let page = 0; path !== undefined && page < mostPages; page++) {
        const answer = await readCloud({ region, service: 'image', path, signal })
        images.push(...parseImages(answer, region))
        path = nextImagePage(answer)?.replace(/^\/v2(?=\/)/, '')
      }
      if (also !== undefined && images.every(({ id }) => id !== also)) {
        const one = `/images/${encodeURIComponent(also)}`
        const read = readCloud({ region, service: 'image', path: one, signal })
        // Where there is none, the list says so by not having it.
        const image = parseImage(await read.catch(() => undefined), region)
        if (image !== undefined) images.push(image)
      }
      return images.toSorted((a, b) => byName.compare(a.name, b.name))
    },
  })

/** The image that a server was made from; it may be gone. */
export const imageQuery = (region: string, id: string) =>
  queryOptions({
    queryKey: ['cloud', region, 'image', id],
    staleTime: seldomMs,
    retry: false,
    queryFn: async ({ signal }): Promise<Image | null> => {
      const path = `/images/${encodeURIComponent(id)}`
      const answer = await readCloud({ region, service: 'image', path, signal })
      return parseImage(answer, region) ?? null
    },
  })

const byName = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

export const flavorsQuery = (region: string) =>
  queryOptions({
    queryKey: ['cloud', region, 'flavors'],
    staleTime: seldomMs,
    queryFn: async ({ signal }): Promise<Flavor[]> => {
      const path = '/flavors/detail?limit=1000'
      return parseFlavors(await readCloud({ region, service: 'compute', path, signal }))
    },
  })

/** Networks with the address ranges of their subnets. */
export const networksQuery = (region: string) =>
  queryOptions({
    queryKey: ['cloud', region, 'networks'],
    staleTime: seldomMs,
    queryFn: async ({ signal }) => {
      const [networks, subnets] = await Promise.all([
        readNetworkList(region, '/networks', 'networks', signal, (answer) =>
          parseNetworks(answer, region),
        ),
        readNetworkList(region, '/subnets', 'subnets', signal, (answer) =>
          parseSubnets(answer, region),
        ),
      ])
      const ranges = Map.groupBy(subnets, ({ networkId }) => networkId)
      return sortedByName(networks).map((network) => ({
        ...network,
        ranges: (ranges.get(network.id) ?? []).map(({ cidr }) => cidr),
      }))
    },
  })

export const keyPairsQuery = (region: string) =>
  queryOptions({
    queryKey: ['cloud', region, 'key-pairs'],
    queryFn: async ({ signal }) =>
      parseKeyPairs(
        await readCloud({ region, service: 'compute', path: '/os-keypairs', signal }),
        region,
      ),
  })

export const securityGroupsQuery = (region: string) =>
  queryOptions({
    queryKey: ['cloud', region, 'security-groups'],
    staleTime: seldomMs,
    queryFn: async ({ signal }) =>
      sortedGroups(
        await readNetworkList(
          region,
          '/security-groups',
          'security_groups',
          signal,
          (answer) => parseSecurityGroups(answer, region),
        ),
      ),
  })

/** Names of the zones in which servers may be put now. */
export const zonesQuery = (region: string) =>
  queryOptions({
    queryKey: ['cloud', region, 'zones'],
    staleTime: seldomMs,
    queryFn: async ({ signal }): Promise<string[]> => {
      const path = '/os-availability-zone'
      const answer = await readCloud({ region, service: 'compute', path, signal })
      return readEach(answer, 'availabilityZoneInfo', (entry) => {
        const zone = readRecord(entry)
        const usable = readFlag(readRecord(zone.zoneState).available)
        return usable ? readText(zone.zoneName) : undefined
      }).toSorted()
    },
  })

/** The kinds of storage that volumes can be of, in the cloud's order. */
export const volumeTypesQuery = (region: string) =>
  queryOptions({
    queryKey: ['cloud', region, 'volume-types'],
    staleTime: seldomMs,
    queryFn: async ({ signal }) =>
      parseVolumeTypes(
        await readCloud({ region, service: 'volumev3', path: '/types', signal }),
      ),
  })

/** What the project may use of a region's block storage, and what it uses. */
export const volumeLimitsQuery = (region: string) =>
  queryOptions({
    queryKey: ['cloud', region, 'volume-limits'],
    queryFn: async ({ signal }) =>
      parseVolumeLimits(
        await readCloud({ region, service: 'volumev3', path: '/limits', signal }),
      ),
  })

/** What the project may use of a region's compute service, and what it uses. */
export const limitsQuery = (region: string) =>
  queryOptions({
    queryKey: ['cloud', region, 'limits'],
    queryFn: async ({ signal }) =>
      parseComputeLimits(
        await readCloud({ region, service: 'compute', path: '/limits', signal }),
      ),
  })

export const pricesQuery = queryOptions({
  queryKey: ['prices'],
  staleTime: seldomMs,
  queryFn: ({ signal }) => call('GET /prices', { signal }),
})
