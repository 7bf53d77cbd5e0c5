import type { Caller } from '../core/caller.ts'
import type { ServiceScope } from '../core/cloud.ts'
import { isObject } from '../core/json.ts'
import { allocate, newMac } from './allocation.ts'
import { checkRoutes } from './extra-routes.ts'
import { badRequest, conflict, notAllowed } from './fault.ts'
import type { Kind } from './kind.ts'
import type { GatewayInfo, Networking, Router } from './model.ts'
import { zonesOf } from './networks.ts'
import { networkNotFound, routerNotFound } from './not-found.ts'
import { newPort } from './ports.ts'
import { changed, flagOf, newResource, textsOf } from './resource.ts'

export function routerKind(scope: ServiceScope, networking: Networking): Kind<Router> {
  const { floatingIps, ports, routers } = networking
  const setGateway = (router: Router, wanted: unknown): GatewayInfo | null => {
    const current = router.external_gateway_info
    if (wanted === undefined) return current
    if (wanted === null || (isObject(wanted) && Object.keys(wanted).length === 0)) {
      if (current && floatingIps.by('router_id', router.id).length > 0) {
        throw gatewayInUse(router, current)
      }
      clearGateway(networking, router)
      return null
    }
    return openGateway(scope, networking, router, wanted)
  }
  return {
    singular: 'router',
    plural: 'routers',
    collection: routers,
    quota: 'router',
    notFound: routerNotFound,
    attributes: {
      admin_state_up: { type: 'boolean' },
      external_gateway_info: { type: 'value' },
      routes: { type: 'value' },
      availability_zone_hints: { type: 'texts', fixed: true },
      flavor_id: { type: 'text', nullable: true, fixed: true },
      ha: { type: 'boolean', adminOnly: true },
      distributed: { type: 'boolean', adminOnly: true },
    },
    toBody: (router) => ({ ...router }),
    create(given, projectId, caller) {
      checkGatewayRights(given['external_gateway_info'], caller, 'create')
      if (Array.isArray(given['routes']) && given['routes'].length > 0) {
        // A new router has no neighbours that a route could lead to.
        checkRoutes(networking, 'new router', given['routes'])
      }
      const router: Router = {
        ...newResource(scope, projectId, given),
        admin_state_up: flagOf(given, 'admin_state_up', true),
        status: 'ACTIVE',
        external_gateway_info: null,
        routes: [],
        availability_zone_hints: textsOf(given, 'availability_zone_hints'),
        availability_zones: zonesOf(scope.region.id),
        flavor_id: null,
      }
      const gateway = setGateway(router, given['external_gateway_info'])
      return routers.put({ ...router, external_gateway_info: gateway })
    },
    update(router, given, caller) {
      checkGatewayRights(given['external_gateway_info'], caller, 'update')
      const routes =
        'routes' in given
          ? checkRoutes(networking, router.id, given['routes'])
          : router.routes
      const gateway = setGateway(router, given['external_gateway_info'])
      return routers.put(
        changed(scope, router, { ...given, routes, external_gateway_info: gateway }),
      )
    },
    remove(router) {
      const held = ports
        .by('device_id', router.id)
        .filter((port) => port.device_owner === 'network:router_interface')
      if (held.length > 0) {
        throw conflict(
          'RouterInUse',
          `Router ${router.id} has ports still attached: ${held.map(({ id }) => id).join(', ')}`,
        )
      }
      clearGateway(networking, router)
      routers.delete(router.id)
    },
  }
}

const gatewayInUse = (router: Router, { network_id }: GatewayInfo) =>
  conflict(
    'RouterExternalGatewayInUseByFloatingIp',
    `Gateway cannot be updated for router ${router.id}, since a gateway to external network ${network_id} is required by one or more floating IPs.`,
  )

/** How a gateway is wired is for administrators: whether it translates, and its addresses. */
function checkGatewayRights(wanted: unknown, caller: Caller, act: string): void {
  if (!isObject(wanted) || caller.isAdmin) return
  for (const name of ['enable_snat', 'external_fixed_ips']) {
    if (name in wanted) throw notAllowed(`${act}_router:external_gateway_info:${name}`)
  }
}

function clearGateway({ ports }: Networking, router: Router): void {
  for (const port of ports.by('device_id', router.id)) {
    if (port.device_owner === 'network:router_gateway') ports.delete(port.id)
  }
}

function openGateway(
  scope: ServiceScope,
  networking: Networking,
  router: Router,
  wanted: unknown,
): GatewayInfo {
  const networkId = isObject(wanted) ? String(wanted['network_id']) : ''
  const network = networking.networks.get(networkId)
  if (!network) throw networkNotFound(networkId)
  if (!network['router:external']) {
    throw badRequest(
      `Bad router request: Network ${network.id} is not an external network.`,
      'BadRequest',
    )
  }
  const isSnat = !isObject(wanted) || wanted['enable_snat'] !== false
  const current = router.external_gateway_info
  if (current?.network_id === network.id) return { ...current, enable_snat: isSnat }
  if (current && networking.floatingIps.by('router_id', router.id).length > 0) {
    throw gatewayInUse(router, current)
  }
  clearGateway(networking, router)
  const macAddress = newMac(networking, network.id)
  const addresses = isObject(wanted) ? wanted['external_fixed_ips'] : undefined
  const fixedIps = allocate(networking, network.id, macAddress, addresses)
  networking.ports.put(
    newPort(scope, '', {
      network_id: network.id,
      mac_address: macAddress,
      fixed_ips: fixedIps,
      device_id: router.id,
      device_owner: 'network:router_gateway',
      status: 'ACTIVE',
    }),
  )
  return { network_id: network.id, enable_snat: isSnat, external_fixed_ips: fixedIps }
}
