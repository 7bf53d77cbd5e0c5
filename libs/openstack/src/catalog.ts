import { readEach, readList, readRecord, readText } from './json-reader.ts'
import { serviceTypes, type ServiceType } from './service-type.ts'

export type EndpointInterface = 'public' | 'internal' | 'admin'

/** Endpoint by region id and service type, without a slash at its end. */
export type Endpoints = Readonly<Record<string, Readonly<Record<string, string>>>>

/** Names that clouds give to a service beside the official one. */
const aliases: Readonly<Record<string, ServiceType>> = {
  'block-storage': 'volumev3',
  volume: 'volumev3',
  'block-store': 'volumev3',
}

const ownTypes: ReadonlySet<string> = new Set(serviceTypes)

function serviceTypeOf(type: string): ServiceType | undefined {
  // Safe: the set holds the members of ServiceType.
  return ownTypes.has(type) ? (type as ServiceType) : aliases[type]
}

/**
 * Reads the catalog of a token (`token.catalog` of `POST /v3/auth/tokens`). Keystone gives entries and
 * endpoints in random order, so what is picked must not depend on it: the official service type wins
 * over an alias, the asked interface over all others; services without it are not offered.
 * https://docs.openstack.org/api-ref/identity/v3/#get-service-catalog
 */
export function parseCatalog(
  token: unknown,
  wanted: EndpointInterface = 'public',
): Endpoints {
  const found: Record<string, Record<string, string>> = {}
  const byAlias: [region: string, type: ServiceType, url: string][] = []
  const entries = readEach(token, 'catalog', readRecord)
  for (const entry of entries) {
    const ownType = readText(entry.type) ?? ''
    const type = serviceTypeOf(ownType)
    if (type === undefined) continue
    const endpoints = readList(entry.endpoints)
      .map(readRecord)
      .filter((endpoint) => endpoint.interface === wanted)
      .toSorted((a, b) => String(a.id).localeCompare(String(b.id)))
    for (const endpoint of endpoints) {
      const region = readText(endpoint.region_id) ?? readText(endpoint.region)
      const url = readText(endpoint.url)?.replace(/\/+$/, '')
      if (region === undefined || url === undefined) continue
      if (type !== ownType) byAlias.push([region, type, url])
      else (found[region] ??= {})[type] ??= url
    }
  }
  for (const [region, type, url] of byAlias) (found[region] ??= {})[type] ??= url
  return found
}

/** The endpoint, or absent when the catalog has none. */
export function endpointOf(
  endpoints: Endpoints,
  region: string,
  service: string,
): string | undefined {
  return endpoints[region]?.[service]
}

/** Region ids that offer servers, sorted. */
export function computeRegions(endpoints: Endpoints): string[] {
  return Object.keys(endpoints)
    .filter((region) => endpoints[region]?.compute !== undefined)
    .toSorted()
}
