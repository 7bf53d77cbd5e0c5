import { available, unavailable, type Availability } from './availability.ts'
import type { Network } from './network.ts'
import { portUse, type Port } from './port.ts'
import type { Router } from './router.ts'
import type { Actor } from './server-states.ts'

const isAdmin = (actor?: Actor) => actor?.roles.includes('admin') === true

function ownedByCloud(network: Pick<Network, 'external'>, actor?: Actor): Availability {
  return network.external && !isAdmin(actor)
    ? unavailable('It leads out of the cloud and belongs to its operators.')
    : available
}

type SwitchedNetwork = Pick<Network, 'external' | 'adminStateUp'>

/**
 * What may be done to a network. Neutron's policy: update_network, update_network:shared,
 * delete_network, create_subnet in
 * https://opendev.org/openstack/neutron/src/branch/master/neutron/conf/policies/network.py
 */
export const networkCan = {
  edit: ownedByCloud,
  addSubnet: ownedByCloud,
  delete: ownedByCloud,
  switchOn: (network: SwitchedNetwork, actor?: Actor): Availability =>
    network.adminStateUp ? unavailable('It is on.') : ownedByCloud(network, actor),
  switchOff: (network: SwitchedNetwork, actor?: Actor): Availability =>
    network.adminStateUp ? ownedByCloud(network, actor) : unavailable('It is off already.'),
  share: (_network: Pick<Network, 'external'>, actor?: Actor): Availability =>
    isAdmin(actor)
      ? available
      : unavailable('Only the cloud’s operators share a network with every project.'),
} as const

/** https://opendev.org/openstack/neutron/src/branch/master/neutron/db/l3_db.py */
export const routerCan = {
  clearGateway: (router: Pick<Router, 'gateway'>): Availability =>
    router.gateway === undefined ? unavailable('It has no gateway.') : available,
} as const

/** `prevent_l3_port_deletion` of the same file, and Nova's rules for interfaces. */
export const portCan = {
  edit: (port: Port): Availability => servicePort(port),
  delete: (port: Port): Availability => {
    if (portUse(port) === 'server')
      return unavailable(
        'Detach it first: a server has it. The server would lose its address.',
      )
    return servicePort(port)
  },
  attach: (port: Port): Availability => {
    const use = portUse(port)
    if (use === 'free') return available
    if (use === 'server') return unavailable('A server has it already.')
    return unavailable('It serves the network itself.')
  },
  detach: (port: Port): Availability =>
    portUse(port) === 'server' ? available : unavailable('No server has it.'),
} as const

function servicePort(port: Port): Availability {
  switch (portUse(port)) {
    case 'router':
      return unavailable('It is the interface of a router: remove it on the router’s page.')
    case 'gateway':
      return unavailable('It is the gateway of a router: clear it on the router’s page.')
    case 'floating':
      return unavailable('It holds a floating IP: release that instead.')
    case 'dhcp':
    case 'service':
      return unavailable('It serves the network itself: the cloud makes it anew.')
    default:
      return available
  }
}
