import { inWords } from '../core/wording.ts'
import type { Caller } from '../core/caller.ts'
import type { ServiceScope } from '../core/cloud.ts'
import { conflict, invalid } from './fault.ts'
import type { Kind } from './kind.ts'
import type { Network, Networking } from './model.ts'
import { networkNotFound } from './not-found.ts'
import { changed, flagOf, newResource, textOf, textsOf } from './resource.ts'
import { isServicePort } from './service-port.ts'

/** Zones that a new network or router is put into. */
export const zonesOf = (regionId: string): string[] => [`${regionId}-a`]

/** A VXLAN segment that no other network of the region has. */
function nextSegment({ networks }: Networking): number {
  let highest = 1000
  for (const network of networks.list()) {
    highest = Math.max(highest, network['provider:segmentation_id'] ?? 0)
  }
  return highest + 1
}

export function networkKind(scope: ServiceScope, networking: Networking): Kind<Network> {
  const { networks, ports, subnets } = networking
  return {
    singular: 'network',
    plural: 'networks',
    collection: networks,
    quota: 'network',
    notFound: networkNotFound,
    isOpen: (network) => network.shared || network['router:external'],
    attributes: {
      admin_state_up: { type: 'boolean' },
      shared: { type: 'boolean', adminOnly: true },
      'router:external': { type: 'boolean', adminOnly: true },
      is_default: { type: 'boolean', adminOnly: true },
      mtu: { type: 'integer' },
      port_security_enabled: { type: 'boolean' },
      dns_domain: { type: 'text' },
      availability_zone_hints: { type: 'texts', fixed: true },
      'provider:network_type': { type: 'text', adminOnly: true, fixed: true },
      'provider:physical_network': {
        type: 'text',
        adminOnly: true,
        fixed: true,
        nullable: true,
      },
      'provider:segmentation_id': { type: 'integer', adminOnly: true, nullable: true },
      subnets: { type: 'texts', readOnly: true },
      availability_zones: { type: 'texts', readOnly: true },
    },
    toBody,
    create(given, projectId) {
      const mtu = given['mtu'] ?? 1450
      if (typeof mtu !== 'number' || mtu < 68 || mtu > 9000) {
        throw invalid('mtu', `'${inWords(mtu)}' is not in the range of 68 to 9000`)
      }
      const segment = given['provider:segmentation_id']
      const physical = given['provider:physical_network']
      return networks.put({
        ...newResource(scope, projectId, given),
        admin_state_up: flagOf(given, 'admin_state_up', true),
        status: 'ACTIVE',
        shared: flagOf(given, 'shared', false),
        'router:external': flagOf(given, 'router:external', false),
        mtu,
        subnets: [],
        port_security_enabled: flagOf(given, 'port_security_enabled', true),
        dns_domain: textOf(given, 'dns_domain'),
        availability_zone_hints: textsOf(given, 'availability_zone_hints'),
        availability_zones: zonesOf(scope.region.id),
        ipv4_address_scope: null,
        ipv6_address_scope: null,
        'provider:network_type': textOf(given, 'provider:network_type', 'vxlan'),
        'provider:physical_network': typeof physical === 'string' ? physical : null,
        'provider:segmentation_id':
          typeof segment === 'number' ? segment : nextSegment(networking),
      })
    },
    update(network, given) {
      const isUnshared = given['shared'] === false && network.shared
      const strangers = ports
        .by('network_id', network.id)
        .some(({ project_id }) => project_id !== '' && project_id !== network.project_id)
      if (isUnshared && strangers) {
        throw conflict(
          'InvalidSharedSetting',
          `Unable to reconfigure sharing settings for network ${network.id}. Multiple tenants are using it.`,
        )
      }
      return networks.put(changed(scope, network, given))
    },
    remove(network) {
      const inUse = ports
        .by('network_id', network.id)
        .filter((port) => !isServicePort(port))
      if (inUse.length > 0) {
        throw conflict(
          'NetworkInUse',
          `Unable to complete operation on network ${network.id}. There are one or more ports still in use on the network, id for these ports is: ${inUse.map((port) => port.id).join(',')}.`,
        )
      }
      for (const port of ports.by('network_id', network.id)) ports.delete(port.id)
      for (const subnet of subnets.by('network_id', network.id)) subnets.delete(subnet.id)
      networks.delete(network.id)
    },
  }
}

/** How it is wired is for administrators. */
function toBody(network: Network, caller: Caller): Record<string, unknown> {
  const {
    'provider:network_type': type,
    'provider:physical_network': physical,
    'provider:segmentation_id': segment,
    ...shown
  } = network
  if (!caller.isAdmin) return shown
  return {
    ...shown,
    'provider:network_type': type,
    'provider:physical_network': physical,
    'provider:segmentation_id': segment,
  }
}
