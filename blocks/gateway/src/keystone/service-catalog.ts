import type { Region } from '@aloft/contracts/region'
import { readEach, readList, readRecord, readText } from '@aloft/openstack/json-reader'
import type { Endpoints } from '../session/session.ts'

/**
 * Versions that some clouds leave out of the catalog (Glance, Neutron and Designate are often
 * registered without, as are Keystone's). Put in, paths are the same on every cloud.
 */
const expectedVersions: Readonly<Record<string, string>> = {
  dns: '/v2',
  identity: '/v3',
  image: '/v2',
  network: '/v2.0',
}

/** Other names that clouds give to a service; the official one wins where both are listed. */
const aliases: Readonly<Record<string, string>> = {
  'block-storage': 'volumev3',
  'block-store': 'volumev3',
  volume: 'volumev3',
}

export interface ServiceCatalog {
  readonly regions: readonly Region[]
  readonly endpoints: Endpoints
}

interface Endpoint {
  readonly region: string
  readonly service: string
  readonly url: string
}

/**
 * Reads a token's catalog: the endpoints of one interface, by region and service type. Keystone gives
 * them in any order; the regions come out sorted by id.
 */
export function parseServiceCatalog(
  catalog: unknown,
  visibility: string,
  regionNames: Readonly<Record<string, string>>,
): ServiceCatalog {
  const found = readList(catalog)
    .flatMap((entry) => endpointsOf(entry, visibility))
    .flatMap((endpoint) => {
      const official = aliases[endpoint.service]
      // First, so that one of the official name takes its place.
      return official === undefined ? [endpoint] : [{ ...endpoint, service: official }]
    })
  const byRegion = Map.groupBy(found, ({ region }) => region)
  const entries = [...byRegion].toSorted(([a], [b]) => (a < b ? -1 : 1))
  const endpoints = Object.fromEntries(
    entries.map(([id, own]) => [
      id,
      Object.fromEntries(own.map(({ service, url }) => [service, url])),
    ]),
  )
  const regions = entries.map(([id, own]) => ({
    id,
    name: regionNames[id] ?? id,
    services: [...new Set(own.map(({ service }) => service))].toSorted(),
  }))
  return { regions, endpoints }
}

function endpointsOf(entry: unknown, visibility: string): Endpoint[] {
  const service = readText(readRecord(entry)['type'])
  if (service === undefined) return []
  return readEach(entry, 'endpoints', (value) => {
    const endpoint = readRecord(value)
    const region = readText(endpoint['region_id']) ?? readText(endpoint['region'])
    const url = readText(endpoint['url'])
    if (region === undefined || url === undefined) return undefined
    if (endpoint['interface'] !== visibility || !URL.canParse(url)) return undefined
    return { region, service, url: withVersion(service, url) }
  })
}

function withVersion(service: string, url: string): string {
  const bare = url.replace(/\/+$/, '')
  const version = expectedVersions[service]
  if (version === undefined || /\/v\d+(\.\d+)?(\/|$)/.test(bare)) return bare
  return bare + version
}
