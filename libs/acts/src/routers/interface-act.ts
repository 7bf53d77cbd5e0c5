import type { Router } from '@aloft/openstack/router'
import { networkCall } from '../networks/network-call.ts'
import type { UpstreamCall } from '../upstream-call.ts'

/** https://docs.openstack.org/api-ref/network/v2/#add-interface-to-router and #remove-interface-from-router */
export function interfaceCall(
  { region, id }: Router,
  act: 'add_router_interface' | 'remove_router_interface',
  subnet: string,
): UpstreamCall {
  return networkCall(region, 'PUT', ['routers', id, act], { subnet_id: subnet })
}
