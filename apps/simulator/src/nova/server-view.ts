import { createHash } from 'node:crypto'
import { toMicroseconds, toSeconds } from '../core/clock.ts'
import type { Compute } from './compute.ts'
import { bookmarkOf, linksOf } from './links.ts'
import type { Server } from './model.ts'
import { statusOf } from './status.ts'

const WITH_PROGRESS = new Set([
  'ACTIVE',
  'BUILD',
  'REBUILD',
  'RESIZE',
  'VERIFY_RESIZE',
  'MIGRATING',
])

/** How a server is to be shown. */
export interface ViewOptions {
  /** The second number of the microversion. */
  version: number
  isAdmin: boolean
}

/** The body of a server in detail (nova.api.openstack.compute.views.servers.ViewBuilder). */
export function serverBody(compute: Compute, server: Server, options: ViewOptions) {
  const { region } = compute
  const { version, isAdmin } = options
  const status = statusOf(server)
  const groups = securityGroupsOf(compute, server)
  return {
    id: server.id,
    name: server.name,
    status,
    tenant_id: server.project_id,
    user_id: server.user_id,
    metadata: server.metadata,
    hostId: hostIdOf(server),
    image:
      server.image_id === ''
        ? ''
        : { id: server.image_id, links: bookmarkOf(region, 'images', server.image_id) },
    flavor: flavorOf(compute, server, version),
    created: toSeconds(server.created_at),
    updated: toSeconds(server.updated_at),
    addresses: server.vm_state === 'building' ? {} : addressesOf(compute, server),
    accessIPv4: server.access_ip_v4,
    accessIPv6: server.access_ip_v6,
    links: linksOf(region, 'servers', server.id),
    'OS-DCF:diskConfig': server.disk_config,
    ...((status === 'ERROR' || status === 'DELETED') &&
      server.fault && {
        fault: { ...server.fault, created: toSeconds(server.fault.created) },
      }),
    ...(WITH_PROGRESS.has(status) && { progress: server.progress }),
    'OS-EXT-AZ:availability_zone': server.host === null ? '' : server.availability_zone,
    config_drive: server.config_drive,
    key_name: server.key_name,
    'OS-SRV-USG:launched_at': server.launched_at && toMicroseconds(server.launched_at),
    'OS-SRV-USG:terminated_at':
      server.terminated_at && toMicroseconds(server.terminated_at),
    ...(groups.length > 0 && { security_groups: groups }),
    ...(isAdmin && adminAttributes(server, version)),
    'OS-EXT-STS:task_state': server.task_state,
    'OS-EXT-STS:vm_state': server.vm_state,
    'OS-EXT-STS:power_state': server.power_state,
    'os-extended-volumes:volumes_attached': server.volumes.map(
      ({ id, delete_on_termination }) =>
        version >= 3 ? { id, delete_on_termination } : { id },
    ),
    ...(version >= 16 && isAdmin && { host_status: server.host === null ? '' : 'UP' }),
    ...(version >= 9 && { locked: server.locked_by !== undefined }),
    ...(version >= 73 && { locked_reason: server.locked_reason ?? null }),
    ...(version >= 19 && { description: server.description }),
    ...(version >= 26 && { tags: server.tags }),
    ...(version >= 63 && { trusted_image_certificates: null }),
    ...(version >= 90 && !isAdmin && { 'OS-EXT-SRV-ATTR:hostname': server.hostname }),
  }
}

/** What a list without details shows of a server. */
export function briefBody({ region }: Compute, { id, name }: Server) {
  return { id, name, links: linksOf(region, 'servers', id) }
}

export interface Address {
  version: number
  addr: string
  'OS-EXT-IPS:type': string
  'OS-EXT-IPS-MAC:mac_addr': string
}

/** The addresses by network name, floating ones after the fixed ones that they stand for. */
export function addressesOf(compute: Compute, server: Server): Record<string, Address[]> {
  const byNetwork: Record<string, Address[]> = {}
  for (const port of compute.ports.by('device_id', server.id)) {
    const network = compute.networks.get(port.network_id)?.name ?? port.network_id
    const list = (byNetwork[network] ??= [])
    const entry = (addr: string, type: string) => ({
      version: addr.includes(':') ? 6 : 4,
      addr,
      'OS-EXT-IPS:type': type,
      'OS-EXT-IPS-MAC:mac_addr': port.mac_address,
    })
    const floating = compute.floatingIps.by('port_id', port.id)
    for (const { ip_address } of port.fixed_ips) {
      list.push(entry(ip_address, 'fixed'))
      for (const { fixed_ip_address, floating_ip_address } of floating) {
        if (fixed_ip_address === ip_address)
          list.push(entry(floating_ip_address, 'floating'))
      }
    }
  }
  return byNetwork
}

export function securityGroupsOf(compute: Compute, server: Server): { name: string }[] {
  const ids = new Set(
    compute.ports.by('device_id', server.id).flatMap((port) => port.security_groups),
  )
  return [...ids].map((id) => ({ name: compute.securityGroups.get(id)?.name ?? id }))
}

function flavorOf(compute: Compute, server: Server, version: number) {
  const flavor = compute.flavors.get(server.flavor_id)
  if (version < 47) {
    return {
      id: server.flavor_id,
      links: bookmarkOf(compute.region, 'flavors', server.flavor_id),
    }
  }
  if (!flavor) return {}
  return {
    vcpus: flavor.vcpus,
    ram: flavor.ram,
    disk: flavor.disk,
    ephemeral: flavor.ephemeral,
    swap: flavor.swap,
    original_name: flavor.name,
    extra_specs: flavor.extra_specs,
  }
}

function adminAttributes(server: Server, version: number) {
  return {
    'OS-EXT-SRV-ATTR:host': server.host,
    'OS-EXT-SRV-ATTR:instance_name': `instance-${server.id.slice(0, 8)}`,
    'OS-EXT-SRV-ATTR:hypervisor_hostname': server.host,
    ...(version >= 3 && {
      'OS-EXT-SRV-ATTR:reservation_id': server.reservation_id,
      'OS-EXT-SRV-ATTR:launch_index': server.launch_index,
      'OS-EXT-SRV-ATTR:hostname': server.hostname,
      'OS-EXT-SRV-ATTR:kernel_id': '',
      'OS-EXT-SRV-ATTR:ramdisk_id': '',
      'OS-EXT-SRV-ATTR:root_device_name': '/dev/vda',
      'OS-EXT-SRV-ATTR:user_data': server.user_data,
    }),
  }
}

/** Tells two machines apart without naming them (nova.utils.generate_hostid). */
function hostIdOf({ host, project_id }: Server): string {
  if (host === null) return ''
  return createHash('sha224')
    .update(project_id + host)
    .digest('hex')
}
