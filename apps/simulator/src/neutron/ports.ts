import type { Caller } from '../core/caller.ts'
import type { ServiceScope } from '../core/cloud.ts'
import { allocate, newMac } from './allocation.ts'
import { conflict, notAllowed } from './fault.ts'
import { releaseFloatingIps } from './floating-target.ts'
import type { Given, Kind } from './kind.ts'
import type { FixedIp, Networking, Port } from './model.ts'
import { groupNotFound, networkNotFound, portNotFound } from './not-found.ts'
import { addressPairsOf, checkPortSecurity } from './port-security.ts'
import { changed, flagOf, newResource, textOf, textsOf } from './resource.ts'
import { ensureDefaultGroup } from './security-groups.ts'
import { isServicePort } from './service-port.ts'

/** What only the network's owner decides about a port on it; others take what they get. */
const ownersOnly = ['mac_address', 'port_security_enabled', 'allowed_address_pairs']

function checkForeign(given: Given): void {
  for (const name of ownersOnly) {
    if (name in given) throw notAllowed(`create_port:${name}`)
  }
  if (JSON.stringify(given['fixed_ips'] ?? null).includes('ip_address')) {
    throw notAllowed('create_port:fixed_ips:ip_address')
  }
}

/** A new port, not stored yet, with everything that is not said at its default. */
export function newPort(
  scope: ServiceScope,
  projectId: string,
  fields: Pick<Port, 'network_id' | 'mac_address' | 'fixed_ips'> & Partial<Port>,
): Port {
  return {
    ...newResource(scope, projectId),
    admin_state_up: true,
    status: 'DOWN',
    device_id: '',
    device_owner: '',
    security_groups: [],
    allowed_address_pairs: [],
    extra_dhcp_opts: [],
    port_security_enabled: true,
    dns_name: '',
    dns_domain: '',
    dns_assignment: [],
    'binding:vnic_type': 'normal',
    'binding:host_id': '',
    ...fields,
  }
}

export function portKind(scope: ServiceScope, networking: Networking): Kind<Port> {
  const { groups, networks, ports } = networking
  const groupsOf = (given: Given, projectId: string): string[] => {
    const ids = textsOf(given, 'security_groups')
    for (const id of ids) {
      if (groups.get(id)?.project_id !== projectId) throw groupNotFound(id)
    }
    return ids
  }
  return {
    singular: 'port',
    plural: 'ports',
    collection: ports,
    quota: 'port',
    notFound: portNotFound,
    attributes: {
      network_id: { type: 'id', required: true, fixed: true },
      mac_address: { type: 'mac', fixed: true },
      fixed_ips: { type: 'value' },
      admin_state_up: { type: 'boolean' },
      device_id: { type: 'text' },
      device_owner: { type: 'text' },
      security_groups: { type: 'texts', nullable: true },
      allowed_address_pairs: { type: 'value' },
      extra_dhcp_opts: { type: 'value' },
      port_security_enabled: { type: 'boolean' },
      dns_name: { type: 'text' },
      dns_domain: { type: 'text' },
      'binding:vnic_type': { type: 'text' },
      'binding:host_id': { type: 'text', adminOnly: true },
      'binding:profile': { type: 'value', adminOnly: true },
      qos_policy_id: { type: 'text', nullable: true },
    },
    narrow(query) {
      const [device] = query.getAll('device_id')
      if (device !== undefined && query.getAll('device_id').length === 1) {
        return ports.by('device_id', device)
      }
      const [network] = query.getAll('network_id')
      return network !== undefined && query.getAll('network_id').length === 1
        ? ports.by('network_id', network)
        : undefined
    },
    toBody,
    create(given, projectId, caller) {
      const network = networks.get(textOf(given, 'network_id'))
      const isOwn = network && (caller.isAdmin || network.project_id === caller.projectId)
      if (!network || (!isOwn && !network.shared && !network['router:external'])) {
        throw networkNotFound(textOf(given, 'network_id'))
      }
      if (!isOwn && !network.shared) throw notAllowed('create_port')
      if (!isOwn) checkForeign(given)
      const macAddress = textOf(given, 'mac_address') || newMac(networking, network.id)
      const isTaken = ports
        .by('network_id', network.id)
        .some((port) => port.mac_address === macAddress)
      if (isTaken) {
        throw conflict(
          'MacAddressInUse',
          `Unable to complete operation for network ${network.id}. The mac address ${macAddress} is in use.`,
        )
      }
      const isSecure = flagOf(given, 'port_security_enabled', network.port_security_enabled)
      const defaultGroup = ensureDefaultGroup(scope, networking, projectId)
      const port = newPort(scope, projectId, {
        network_id: network.id,
        mac_address: macAddress.toLowerCase(),
        fixed_ips: allocate(networking, network.id, macAddress, given['fixed_ips']),
        name: textOf(given, 'name'),
        description: textOf(given, 'description'),
        admin_state_up: flagOf(given, 'admin_state_up', true),
        device_id: textOf(given, 'device_id'),
        device_owner: textOf(given, 'device_owner'),
        security_groups: Array.isArray(given['security_groups'])
          ? groupsOf(given, projectId)
          : isSecure
            ? [defaultGroup.id]
            : [],
        port_security_enabled: isSecure,
        allowed_address_pairs: addressPairsOf(
          given['allowed_address_pairs'],
          macAddress.toLowerCase(),
        ),
        dns_name: textOf(given, 'dns_name'),
        dns_domain: textOf(given, 'dns_domain'),
        'binding:vnic_type': textOf(given, 'binding:vnic_type', 'normal'),
        'binding:host_id': textOf(given, 'binding:host_id'),
      })
      checkPortSecurity(port, 'create', Array.isArray(given['security_groups']))
      return ports.put(port)
    },
    update(port, given) {
      const change: Record<string, unknown> = { ...given }
      if ('fixed_ips' in given) {
        change['fixed_ips'] = allocate(
          networking,
          port.network_id,
          port.mac_address,
          given['fixed_ips'],
          port.id,
        )
      }
      if ('security_groups' in given) {
        change['security_groups'] = groupsOf(given, port.project_id)
      }
      if ('allowed_address_pairs' in given) {
        change['allowed_address_pairs'] = addressPairsOf(
          given['allowed_address_pairs'],
          port.mac_address,
        )
      }
      const after = changed(scope, port, change)
      checkPortSecurity(after, 'update', textsOf(given, 'security_groups').length > 0)
      return ports.put(after)
    },
    remove(port) {
      if (port.device_owner.startsWith('network:') && !isServicePort(port)) {
        throw conflict(
          'ServicePortInUse',
          `Port ${port.id} cannot be deleted directly via the port API: has device owner ${port.device_owner}.`,
        )
      }
      removePort(scope, networking, port)
    },
  }
}

/** Takes the port away, and floating addresses off it. */
export function removePort(scope: ServiceScope, networking: Networking, port: Port): void {
  releaseFloatingIps(scope, networking, port.id)
  networking.ports.delete(port.id)
}

/** Where a port is bound is for administrators; Nova's own mark is for nobody. */
function toBody(
  port: Port & { made_by_nova?: boolean },
  caller: Caller,
): Record<string, unknown> {
  const {
    'binding:host_id': host,
    made_by_nova: _mark,
    dns_assignment: _dns,
    ...shown
  } = port
  const fixedIps: readonly FixedIp[] = port.fixed_ips
  const body = {
    ...shown,
    dns_assignment: fixedIps.map(({ ip_address }) => {
      const label = port.dns_name || `host-${ip_address.replaceAll(/[.:]+/g, '-')}`
      return { hostname: label, fqdn: `${label}.openstacklocal.`, ip_address }
    }),
    qos_policy_id: null,
    propagate_uplink_status: false,
  }
  if (!caller.isAdmin) return body
  return {
    ...body,
    'binding:host_id': host ?? '',
    'binding:vif_type': host ? 'ovs' : 'unbound',
    'binding:vif_details': host ? { connectivity: 'l2', port_filter: true } : {},
    'binding:profile': {},
  }
}
