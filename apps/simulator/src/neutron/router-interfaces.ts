import type { FastifyInstance, FastifyRequest } from 'fastify'
import { callerOf } from '../core/caller.ts'
import type { ServiceScope } from '../core/cloud.ts'
import { Fault } from '../core/fault.ts'
import { isObject, stringAt } from '../core/json.ts'
import { allocate, newMac } from './allocation.ts'
import { overlap, parseCidr } from './address.ts'
import { checkRouteUse } from './extra-routes.ts'
import { badRequest, conflict } from './fault.ts'
import { findOwn, type Kind } from './kind.ts'
import type { Networking, Port, Router, Subnet } from './model.ts'
import { portNotFound, subnetNotFound } from './not-found.ts'
import { newPort } from './ports.ts'

interface RouterRoute {
  Params: { id: string }
}

const interfaceBody = (router: Router, port: Port, subnetId: string) => ({
  id: router.id,
  tenant_id: router.tenant_id,
  project_id: router.project_id,
  port_id: port.id,
  network_id: port.network_id,
  subnet_id: subnetId,
  subnet_ids: [subnetId],
})

/** Joins a subnet to a router and parts them again. */
export function routerInterfaceRoutes(
  app: FastifyInstance,
  scope: ServiceScope,
  networking: Networking,
  kind: Kind<Router>,
): void {
  const { floatingIps, ports, subnets } = networking

  const routerOf = (request: FastifyRequest<RouterRoute>, act: string): Router =>
    findOwn(kind, request, request.params.id, act)

  const subnetOf = (request: FastifyRequest, id: string): Subnet => {
    const subnet = subnets.get(id)
    const caller = callerOf(request)
    if (subnet && (caller.isAdmin || subnet.project_id === caller.projectId)) return subnet
    throw subnetNotFound(id)
  }

  const interfaceOn = (router: Router, subnetId: string): Port | undefined =>
    ports
      .by('device_id', router.id)
      .find(
        (port) =>
          port.device_owner === 'network:router_interface' &&
          port.fixed_ips.some((fixed) => fixed.subnet_id === subnetId),
      )

  app.put<RouterRoute>('/v2.0/routers/:id/add_router_interface', (request) => {
    const router = routerOf(request, 'add_router_interface:update')
    const subnetId = stringAt(request.body, 'subnet_id')
    const portId = stringAt(request.body, 'port_id')
    if ((subnetId === undefined) === (portId === undefined)) {
      throw badRequest(
        subnetId === undefined
          ? 'Bad router request: Either subnet_id or port_id must be specified.'
          : 'Bad router request: Cannot specify both subnet-id and port-id.',
        'BadRequest',
      )
    }
    if (portId !== undefined) return addPort(request, router, portId)
    const subnet = subnetOf(request, subnetId ?? '')
    if (interfaceOn(router, subnet.id)) {
      throw badRequest(
        `Bad router request: Router already has a port on subnet ${subnet.id}.`,
        'BadRequest',
      )
    }
    if (subnet.gateway_ip === null) {
      throw badRequest(
        'Bad router request: Subnet for router interface must have a gateway IP.',
        'BadRequest',
      )
    }
    checkOverlap(router, subnet)
    const macAddress = newMac(networking, subnet.network_id)
    const wanted = [{ subnet_id: subnet.id, ip_address: subnet.gateway_ip }]
    const port = ports.put(
      newPort(scope, router.project_id, {
        network_id: subnet.network_id,
        mac_address: macAddress,
        fixed_ips: allocate(networking, subnet.network_id, macAddress, wanted),
        device_id: router.id,
        device_owner: 'network:router_interface',
        status: 'ACTIVE',
        'binding:host_id': 'network0',
      }),
    )
    return interfaceBody(router, port, subnet.id)
  })

  function checkOverlap(router: Router, subnet: Subnet): void {
    const wanted = parseCidr(subnet.cidr)
    for (const port of ports.by('device_id', router.id)) {
      for (const { subnet_id } of port.fixed_ips) {
        const other = subnets.get(subnet_id)
        const range = parseCidr(other?.cidr ?? '')
        if (!other || !wanted || !range || !overlap(wanted, range)) continue
        throw badRequest(
          `Bad router request: Cidr ${subnet.cidr} of subnet ${subnet.id} overlaps with cidr ${other.cidr} of subnet ${other.id}.`,
          'BadRequest',
        )
      }
    }
  }

  function addPort(request: FastifyRequest, router: Router, portId: string) {
    const caller = callerOf(request)
    const port = ports.get(portId)
    if (!port || (port.project_id !== caller.projectId && !caller.isAdmin))
      throw portNotFound(portId)
    if (port.device_id !== '') {
      throw conflict(
        'PortInUse',
        `Unable to complete operation on port ${port.id} for network ${port.network_id}. Port already has an attached device ${port.device_id}.`,
      )
    }
    const [fixed] = port.fixed_ips
    if (!fixed)
      throw badRequest(
        'Bad router request: Router port must have at least one fixed IP.',
        'BadRequest',
      )
    const joined = ports.put({
      ...port,
      device_id: router.id,
      device_owner: 'network:router_interface',
      status: 'ACTIVE',
    })
    return interfaceBody(router, joined, fixed.subnet_id)
  }

  app.put<RouterRoute>('/v2.0/routers/:id/remove_router_interface', (request) => {
    const router = routerOf(request, 'remove_router_interface:update')
    const body = isObject(request.body) ? request.body : {}
    const subnetId = stringAt(body, 'subnet_id')
    const portId = stringAt(body, 'port_id')
    const port =
      portId === undefined
        ? interfaceOn(router, subnetId ?? '')
        : ports.by('device_id', router.id).find((candidate) => candidate.id === portId)
    const joined = subnetId ?? port?.fixed_ips[0]?.subnet_id
    if (!port || joined === undefined) {
      throw new Fault(
        404,
        portId === undefined
          ? `Router ${router.id} has no interface on subnet ${subnetId ?? ''}`
          : `Router ${router.id} does not have an interface with id ${portId}`,
        portId === undefined
          ? 'RouterInterfaceNotFoundForSubnet'
          : 'RouterInterfaceNotFound',
      )
    }
    const needed = floatingIps.by('router_id', router.id).some((floatingIp) => {
      const target = floatingIp.port_id === null ? undefined : ports.get(floatingIp.port_id)
      return target?.fixed_ips.some((fixed) => fixed.subnet_id === joined)
    })
    if (needed) {
      throw conflict(
        'RouterInterfaceInUseByFloatingIP',
        `Router interface for subnet ${joined} on router ${router.id} cannot be deleted, as it is required by one or more floating IPs.`,
      )
    }
    checkRouteUse(router, joined, subnets.get(joined)?.cidr ?? '')
    ports.delete(port.id)
    return interfaceBody(router, port, joined)
  })
}
