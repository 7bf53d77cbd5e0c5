import { AloftError } from '@aloft/kernel/errors'
import type { Endpoints } from '../session/session.ts'

/** Where the calls for a service of a region go. */
export interface Endpoint {
  /** `https://compute.example:8774` */
  readonly origin: string
  /** `/v2.1`, without a slash at the end. */
  readonly basePath: string
  /** The whole address, for the log. */
  readonly url: string
}

/**
 * The endpoint in a session's catalog. Throws `unknown_region` or `unknown_service`, naming those that
 * there are.
 */
export function endpointOf(
  endpoints: Endpoints,
  region: string,
  service: string,
): Endpoint {
  const services = Object.hasOwn(endpoints, region) ? endpoints[region] : undefined
  if (services === undefined) {
    const known = Object.keys(endpoints).join(', ')
    throw new AloftError('unknown_region', {
      message: `There is no region "${region}". The regions are: ${known || 'none'}.`,
    })
  }
  const url = Object.hasOwn(services, service) ? services[service] : undefined
  if (url === undefined) {
    const known = Object.keys(services).toSorted().join(', ')
    throw new AloftError('unknown_service', {
      message: `The region "${region}" offers no service "${service}". It offers: ${known}.`,
    })
  }
  return parsed(url)
}

const MOST = 2_000
const cache = new Map<string, Endpoint>()

/** Parsing costs more than the rest of a lookup, and catalogs hold the same few addresses. */
function parsed(url: string): Endpoint {
  const known = cache.get(url)
  if (known) return known
  const { origin, pathname } = new URL(url)
  const basePath = pathname.replace(/\/+$/, '')
  const endpoint = { origin, basePath, url: origin + basePath }
  if (cache.size >= MOST) cache.clear()
  cache.set(url, endpoint)
  return endpoint
}

/**
 * The path below an endpoint. A version that the endpoint ends with already is not repeated: some
 * clouds register `…/v2`, others leave it to the client.
 */
export function pathAt({ basePath }: Endpoint, path: string): string {
  const version = /\/v\d+(?:\.\d+)?$/.exec(basePath)?.[0]
  const repeated =
    version !== undefined && (path === version || path.startsWith(`${version}/`))
  return basePath + (repeated ? path.slice(version.length) : path)
}
