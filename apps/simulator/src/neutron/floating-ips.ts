import type { ServiceScope } from '../core/cloud.ts'
import { Fault } from '../core/fault.ts'
import { allocate, newMac } from './allocation.ts'
import { badRequest } from './fault.ts'
import type { Kind } from './kind.ts'
import type { FloatingIp, Networking } from './model.ts'
import { targetOf } from './floating-target.ts'
import { networkNotFound } from './not-found.ts'
import { newPort } from './ports.ts'
import { changed, newResource, textOf } from './resource.ts'

export function floatingIpKind(
  scope: ServiceScope,
  networking: Networking,
): Kind<FloatingIp> {
  const { floatingIps, networks, ports, subnets } = networking
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
    create(given, projectId) {
      const network = networks.get(textOf(given, 'floating_network_id'))
      if (!network) throw networkNotFound(textOf(given, 'floating_network_id'))
      if (!network['router:external']) {
        throw badRequest(
          `Bad floatingip request: Network ${network.id} is not a valid external network.`,
          'BadRequest',
        )
      }
      const onlyV4 = subnets
        .by('network_id', network.id)
        .filter((subnet) => subnet.ip_version === 4)
      const subnetId = textOf(given, 'subnet_id') || onlyV4[0]?.id
      if (subnetId === undefined) {
        throw badRequest(
          `Bad floatingip request: Network ${network.id} does not contain any IPv4 subnet.`,
          'BadRequest',
        )
      }
      const address = textOf(given, 'floating_ip_address')
      const wanted = address === '' ? { subnet_id: subnetId } : { ip_address: address }
      const resource = newResource(scope, projectId, given)
      const target = targetOf(networking, given, undefined, network.id)
      const macAddress = newMac(networking, network.id)
      const fixedIps = allocate(networking, network.id, macAddress, [wanted])
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
    update(floatingIp, given) {
      const isMoved = 'port_id' in given || 'fixed_ip_address' in given
      const target = isMoved
        ? targetOf(networking, given, floatingIp, floatingIp.floating_network_id)
        : {}
      return floatingIps.put(changed(scope, floatingIp, { ...given, ...target }))
    },
    remove(floatingIp) {
      for (const port of ports.by('device_id', floatingIp.id)) ports.delete(port.id)
      floatingIps.delete(floatingIp.id)
    },
  }
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
