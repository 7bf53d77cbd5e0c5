import type { Cloud } from '../core/cloud.ts'
import { stableId } from './accounts.ts'

export interface Endpoint {
  id: string
  interface: string
  region_id: string
  region: string
  url: string
}

export interface CatalogEntry {
  id: string
  type: string
  name: string
  endpoints: Endpoint[]
}

const INTERFACES = ['public', 'internal', 'admin']

/** Ids do not change; the order of endpoints does, from token to token, as a real one's. */
export function buildCatalog(cloud: Cloud, projectId: string): CatalogEntry[] {
  const identity = {
    id: stableId('service', 'identity'),
    type: 'identity',
    name: 'keystone',
    endpoints: endpointsOf(cloud, 'identity', () => `${cloud.identityUrl}/v3`),
  }
  const regional = cloud.services.map((service) => ({
    id: stableId('service', service.type),
    type: service.type,
    name: service.name,
    endpoints: endpointsOf(
      cloud,
      service.type,
      (url) => `${url}${service.endpoint(projectId)}`,
    ),
  }))
  return shuffle([identity, ...regional])
}

function endpointsOf(
  cloud: Cloud,
  type: string,
  urlIn: (url: string) => string,
): Endpoint[] {
  return shuffle(
    cloud.regions.flatMap((region) =>
      INTERFACES.map((visibility) => ({
        id: stableId('endpoint', type, region.id, visibility),
        interface: visibility,
        region_id: region.id,
        region: region.id,
        url: urlIn(region.url),
      })),
    ),
  )
}

function shuffle<T>(items: T[]): T[] {
  return items
    .map((item) => ({ item, at: Math.random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item)
}
