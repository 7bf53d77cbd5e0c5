import { inWords } from '../core/wording.ts'
import type { Caller } from '../core/caller.ts'
import type { ServiceScope } from '../core/cloud.ts'
import { Fault } from '../core/fault.ts'
import { badRequest, conflict } from './fault.ts'
import type { Given } from './kind.ts'
import type { FixedIp, FloatingIp, Networking, Port, Router } from './model.ts'
import { portNotFound } from './not-found.ts'
import { changed, textOf } from './resource.ts'

/** Where a floating address leads: to one fixed address of one port, through a router. */
export type Target = Pick<
  FloatingIp,
  'port_id' | 'fixed_ip_address' | 'router_id' | 'status'
>

const nowhere: Target = {
  port_id: null,
  fixed_ip_address: null,
  router_id: null,
  status: 'DOWN',
}

const refused = (why: string): Fault =>
  badRequest(`Bad floatingip request: ${why}.`, 'BadRequest')

/**
 * What the floating address leads to. Throws when the port has no address for it, or no router
 * joins the two networks.
 */
export function targetOf(
  networking: Networking,
  given: Given,
  current: FloatingIp | undefined,
  externalNetworkId: string,
  caller: Caller,
): Target {
  if (textOf(given, 'fixed_ip_address') !== '' && textOf(given, 'port_id') === '') {
    throw refused('fixed_ip_address cannot be specified without a port_id')
  }
  const portId = given['port_id'] === undefined ? current?.port_id : given['port_id']
  if (portId === null || portId === undefined) return nowhere
  const port = networking.ports.get(inWords(portId))
  if (!port || (port.project_id !== caller.projectId && !caller.isAdmin)) {
    throw portNotFound(inWords(portId))
  }
  const fixed = fixedIpOf(port, textOf(given, 'fixed_ip_address'))
  const router = routerBetween(networking, port, fixed.subnet_id, externalNetworkId)
  if (!router) {
    throw new Fault(
      404,
      `External network ${externalNetworkId} is not reachable from subnet ${fixed.subnet_id}.  Therefore, cannot associate Port ${port.id} with a Floating IP.`,
      'ExternalGatewayForFloatingIPNotFound',
    )
  }
  const other = networking.floatingIps
    .by('port_id', port.id)
    .find((each) => each.id !== current?.id && each.fixed_ip_address === fixed.ip_address)
  if (other) {
    throw conflict(
      'FloatingIPPortAlreadyAssociated',
      `Cannot associate floating IP ${current?.floating_ip_address ?? ''} (${current?.id ?? ''}) with port ${port.id} using fixed IP ${fixed.ip_address}, as that fixed IP already has a floating IP on external network ${externalNetworkId}.`,
    )
  }
  return {
    port_id: port.id,
    fixed_ip_address: fixed.ip_address,
    router_id: router.id,
    status: 'ACTIVE',
  }
}

/** The address that was asked for, or the only IPv4 address of the port. Throws 400. */
function fixedIpOf(port: Port, wanted: string): FixedIp {
  // Neutron itself forgets to fill in this one.
  if (port.device_owner === 'network:dhcp') {
    throw refused('Port %(id)s is unable to be assigned a floating IP')
  }
  if (wanted.includes(':')) {
    throw refused(
      `Cannot process floating IP association with ${wanted}, since that is not an IPv4 address`,
    )
  }
  if (wanted !== '') {
    const fixed = port.fixed_ips.find(({ ip_address }) => ip_address === wanted)
    if (fixed) return fixed
    throw refused(`Port ${port.id} does not have fixed ip ${wanted}`)
  }
  const [fixed, ...more] = port.fixed_ips.filter(({ ip_address }) =>
    ip_address.includes('.'),
  )
  if (!fixed) {
    throw refused(
      `Cannot add floating IP to port ${port.id} that has no fixed IPv4 addresses`,
    )
  }
  if (more.length > 0) {
    throw refused(
      `Port ${port.id} has multiple fixed IPv4 addresses.  Must provide a specific IPv4 address when assigning a floating IP`,
    )
  }
  return fixed
}

function routerBetween(
  { ports, routers }: Networking,
  port: Port,
  subnetId: string,
  externalNetworkId: string,
): Router | undefined {
  return ports
    .by('network_id', port.network_id)
    .filter(
      (candidate) =>
        candidate.device_owner === 'network:router_interface' &&
        candidate.fixed_ips.some((fixed) => fixed.subnet_id === subnetId),
    )
    .map((candidate) => routers.get(candidate.device_id))
    .find((router) => router?.external_gateway_info?.network_id === externalNetworkId)
}

/** Called when a port goes: the floating address stays with its project, leading nowhere. */
export function releaseFloatingIps(
  scope: ServiceScope,
  { floatingIps }: Networking,
  portId: string,
): void {
  for (const floatingIp of floatingIps.by('port_id', portId)) {
    floatingIps.put(changed(scope, floatingIp, { ...nowhere }))
  }
}
