import type { ServiceScope } from '../core/cloud.ts'
import { Fault } from '../core/fault.ts'
import { allocate, newMac } from './allocation.ts'
import { badRequest } from './fault.ts'
import type { Given, Kind } from './kind.ts'
import type { FixedIp, FloatingIp, Networking } from './model.ts'
import { targetOf } from './floating-target.ts'
import { networkNotFound } from './not-found.ts'
import { newPort } from './ports.ts'
import { changed, newResource, textOf } from './resource.ts'

export function floatingIpKind(
  scope: ServiceScope,
  networking: Networking,
): Kind<FloatingIp> {
  const { floatingIps, networks, ports } = networking
  return {
    singular: 'floatingip',
    plural: 'floatingips',
    collection: floatingIps,
    quota: 'floatingip',
    notFound: (id) =>
      new Fault(404, `Floating IP ${id} could not be found`, 'FloatingIPNotFound'),
    attributes: {
      floating_network_id: { type: 'id', required: true, fixed: true },
      floating_ip_address: { type: 'address', adminOnly: true, fixed: true },
      subnet_id: { type: 'id', nullable: true, fixed: true },
      port_id: { type: 'id', nullable: true },
      fixed_ip_address: { type: 'address', nullable: true },
      dns_name: { type: 'text', fixed: true },
      dns_domain: { type: 'text', fixed: true },
      qos_policy_id: { type: 'text', nullable: true },
      router_id: { type: 'id', readOnly: true },
    },
    toBody: (floatingIp) => ({
      ...floatingIp,
      port_details: detailsOf(networking, floatingIp),
    }),
    create(given, projectId, caller) {
      const network = networks.get(textOf(given, 'floating_network_id'))
      if (!network) throw networkNotFound(textOf(given, 'floating_network_id'))
      if (!network['router:external']) {
        throw badRequest(
          `Bad floatingip request: Network ${network.id} is not a valid external network.`,
          'BadRequest',
        )
      }
      const target = targetOf(networking, given, undefined, network.id, caller)
      const resource = newResource(scope, projectId, given)
      const macAddress = newMac(networking, network.id)
      const fixedIps = allocateFloating(networking, network.id, macAddress, given)
      // The address is held by a port of nobody's, as in Neutron.
      ports.put(
        newPort(scope, '', {
          network_id: network.id,
          mac_address: macAddress,
          fixed_ips: fixedIps,
          device_id: resource.id,
          device_owner: 'network:floatingip',
          status: 'N/A',
        }),
      )
      return floatingIps.put({
        ...resource,
        floating_network_id: network.id,
        floating_ip_address: fixedIps[0]?.ip_address ?? '',
        ...target,
        dns_name: textOf(given, 'dns_name'),
        dns_domain: textOf(given, 'dns_domain'),
        port_details: null,
        qos_policy_id: null,
        port_forwardings: [],
      })
    },
    update(floatingIp, given, caller) {
      const isMoved = 'port_id' in given || 'fixed_ip_address' in given
      const networkId = floatingIp.floating_network_id
      const target = isMoved
        ? targetOf(networking, given, floatingIp, networkId, caller)
        : {}
      return floatingIps.put(changed(scope, floatingIp, { ...given, ...target }))
    },
    remove(floatingIp) {
      for (const port of ports.by('device_id', floatingIp.id)) ports.delete(port.id)
      floatingIps.delete(floatingIp.id)
    },
  }
}

/** The address that was asked for, or the next of the network's IPv4 ranges. Throws 400, 409. */
function allocateFloating(
  networking: Networking,
  networkId: string,
  macAddress: string,
  given: Given,
): FixedIp[] {
  const address = textOf(given, 'floating_ip_address')
  const subnetId = textOf(given, 'subnet_id')
  const from = (wanted: Record<string, string>): FixedIp[] =>
    allocate(networking, networkId, macAddress, [wanted])
  if (address !== '') {
    return from({
      ip_address: address,
      ...(subnetId === '' ? {} : { subnet_id: subnetId }),
    })
  }
  if (subnetId !== '') return from({ subnet_id: subnetId })
  const ranges = networking.subnets
    .by('network_id', networkId)
    .filter((subnet) => subnet.ip_version === 4)
  if (ranges.length === 0) {
    throw badRequest(
      `Bad floatingip request: Network ${networkId} does not contain any IPv4 subnet.`,
      'BadRequest',
    )
  }
  const last = ranges.pop()
  for (const { id } of ranges) {
    try {
      return from({ subnet_id: id })
    } catch (error) {
      // The next range may have one left; what the last one says is the answer.
      if (!(error instanceof Fault) || error.status !== 409) throw error
    }
  }
  return from({ subnet_id: last?.id ?? '' })
}

function detailsOf(
  { ports }: Networking,
  floatingIp: FloatingIp,
): Record<string, unknown> | null {
  const port = floatingIp.port_id === null ? undefined : ports.get(floatingIp.port_id)
  if (!port) return null
  const { name, network_id, mac_address, admin_state_up, status, device_id, device_owner } =
    port
  return { name, network_id, mac_address, admin_state_up, status, device_id, device_owner }
}
