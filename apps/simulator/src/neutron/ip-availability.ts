import type { FastifyInstance, FastifyRequest } from 'fastify'
import { callerOf } from '../core/caller.ts'
import { Fault } from '../core/fault.ts'
import { parseAddress } from './address.ts'
import { filterItems } from './list.ts'
import type { Network, Networking, Subnet } from './model.ts'

interface NetworkRoute {
  Params: { id: string }
}

/** How many addresses the pools hold. As a number: Neutron sends one, however large. */
function poolSize(subnet: Subnet): number {
  let size = 0n
  for (const { start, end } of subnet.allocation_pools) {
    size += (parseAddress(end) ?? 0n) - (parseAddress(start) ?? 0n) + 1n
  }
  return Number(size)
}

/** The extension `network-ip-availability`, which Neutron's policy keeps for administrators. */
export function ipAvailabilityRoutes(
  app: FastifyInstance,
  { networks, ports, subnets }: Networking,
): void {
  const availabilityOf = (network: Network) => {
    const fixedIps = ports
      .by('network_id', network.id)
      .flatMap((port) => [...port.fixed_ips])
    const each = subnets.by('network_id', network.id).map((subnet) => ({
      subnet_id: subnet.id,
      subnet_name: subnet.name,
      cidr: subnet.cidr,
      ip_version: subnet.ip_version,
      used_ips: fixedIps.filter(({ subnet_id }) => subnet_id === subnet.id).length,
      total_ips: poolSize(subnet),
    }))
    return {
      network_id: network.id,
      network_name: network.name,
      tenant_id: network.tenant_id,
      project_id: network.project_id,
      subnet_ip_availability: each,
      used_ips: each.reduce((sum, { used_ips }) => sum + used_ips, 0),
      total_ips: each.reduce((sum, { total_ips }) => sum + total_ips, 0),
    }
  }

  app.get('/v2.0/network-ip-availabilities', (request: FastifyRequest) => {
    const query = new URLSearchParams(request.url.split('?')[1] ?? '')
    const visible = callerOf(request).isAdmin ? networks.list() : []
    return {
      network_ip_availabilities: filterItems(visible.map(availabilityOf), query),
    }
  })
  app.get<NetworkRoute>('/v2.0/network-ip-availabilities/:id', (request) => {
    const network = networks.get(request.params.id)
    if (network && callerOf(request).isAdmin) {
      return { network_ip_availability: availabilityOf(network) }
    }
    throw new Fault(404, 'The resource could not be found.', 'HTTPNotFound')
  })
}
