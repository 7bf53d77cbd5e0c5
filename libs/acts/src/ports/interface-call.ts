import type { UpstreamCall } from '../upstream-call.ts'

/** https://docs.openstack.org/api-ref/compute/#create-interface */
export function attachCall(
  region: string,
  server: string,
  what: { readonly port_id: string } | { readonly net_id: string },
): UpstreamCall {
  return {
    region,
    service: 'compute',
    method: 'POST',
    path: `/servers/${encodeURIComponent(server)}/os-interface`,
    body: { interfaceAttachment: what },
  }
}

/** https://docs.openstack.org/api-ref/compute/#detach-interface */
export function detachCall(region: string, server: string, port: string): UpstreamCall {
  return {
    region,
    service: 'compute',
    method: 'DELETE',
    path: `/servers/${encodeURIComponent(server)}/os-interface/${encodeURIComponent(port)}`,
  }
}
