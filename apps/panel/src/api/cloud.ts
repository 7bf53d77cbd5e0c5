import { microversionHeaders } from '@aloft/openstack/microversions'
import type { ServiceType } from '@aloft/openstack/service-type'
import { request } from './request.ts'

export interface CloudRead {
  region: string
  service: ServiceType
  /** Relative to the service's endpoint, with its query: `/servers/<id>`. */
  path: string
  /** `2.79` */
  microversion?: string
  signal?: AbortSignal
}

/**
 * Reads from the cloud through the proxy; the answer is unknown until a parser of `@aloft/openstack`
 * has read it. Pages never change anything this way: that is what acts are for. The bytes of files alone
 * are written through the proxy, by `features/files/upload`: docs/decisions/0004 says why.
 */
export async function readCloud(read: CloudRead): Promise<unknown> {
  const { region, service, path, microversion, signal } = read
  const headers = microversionHeaders(service, microversion)
  const url = `/api/cloud/${encodeURIComponent(region)}/${service}${path}`
  const response = await request(url, { method: 'GET', headers, signal })
  return response.status === 204 ? undefined : response.json()
}
