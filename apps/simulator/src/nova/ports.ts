import { randomBytes, randomUUID } from 'node:crypto'
import { toSeconds } from '../core/clock.ts'
import { Fault } from '../core/fault.ts'
import { isInBlock } from './address-book.ts'
import type { Compute } from './compute.ts'
import type { Server } from './model.ts'
import type { FixedIp, Network, Port } from './neighbours.ts'
import { hostOf } from './server-builder.ts'

/** An interface that a server is to have. */
export interface RequestedNetwork {
  readonly networkId?: string
  readonly portId?: string
  readonly fixedIp?: string
}

/** Who gets the interface; the server need not be stored yet. */
export interface PortOwner {
  readonly id: string
  readonly project_id: string
  readonly name: string
}

/** The networks that a project may use: its own, and what is shared. */
export function availableNetworks({ networks }: Compute, projectId: string): Network[] {
  return networks
    .list()
    .filter(({ project_id, shared }) => project_id === projectId || shared)
}

/** Makes a port, or takes the one that is named. Throws Nova's refusals. */
export function plug(
  compute: Compute,
  owner: PortOwner,
  requested: RequestedNetwork,
  securityGroupIds: readonly string[],
  zone: string,
): Port {
  if (requested.portId !== undefined)
    return takePort(compute, owner, requested.portId, zone)
  const network = availableNetworks(compute, owner.project_id).find(
    ({ id }) => id === requested.networkId,
  )
  if (!network) throw new Fault(400, `Network ${requested.networkId} could not be found.`)
  const mac = newMacAddress()
  const now = toSeconds(compute.cloud.clock.now())
  const id = randomUUID()
  return compute.ports.put({
    id,
    project_id: owner.project_id,
    tenant_id: owner.project_id,
    name: '',
    description: '',
    network_id: network.id,
    mac_address: mac,
    fixed_ips: fixedIps(compute, network, mac, requested.fixedIp),
    device_id: owner.id,
    device_owner: `compute:${zone}`,
    admin_state_up: true,
    status: 'ACTIVE',
    security_groups: [...securityGroupIds],
    port_security_enabled: true,
    allowed_address_pairs: [],
    extra_dhcp_opts: [],
    tags: [],
    'binding:vnic_type': 'normal',
    'binding:host_id': hostOf(owner.id),
    dns_name: '',
    dns_domain: '',
    dns_assignment: [],
    revision_number: 1,
    created_at: now,
    updated_at: now,
  })
}

/** Removes a port that was made for the server; leaves one that was given, unbound. */
export function unplug(compute: Compute, server: Server, port: Port): void {
  if (!server.given_port_ids?.includes(port.id)) {
    compute.ports.delete(port.id)
    for (const floatingIp of compute.floatingIps.by('port_id', port.id)) {
      compute.floatingIps.put({ ...floatingIp, port_id: null, fixed_ip_address: null })
    }
    return
  }
  compute.ports.put({ ...port, device_id: '', device_owner: '', status: 'DOWN' })
}

export function unplugAll(compute: Compute, server: Server): void {
  for (const port of compute.ports.by('device_id', server.id)) unplug(compute, server, port)
}

function takePort(compute: Compute, owner: PortOwner, portId: string, zone: string): Port {
  const port = compute.ports.get(portId)
  if (!port || port.project_id !== owner.project_id) {
    throw new Fault(400, `Port id ${portId} could not be found.`)
  }
  if (port.device_id !== '') throw new Fault(409, `Port ${portId} is still in use.`)
  if (port.fixed_ips.length === 0) {
    throw new Fault(400, `Port ${portId} requires a FixedIP in order to be used.`)
  }
  return compute.ports.put({
    ...port,
    device_id: owner.id,
    device_owner: `compute:${zone}`,
    status: 'ACTIVE',
  })
}

function fixedIps(
  compute: Compute,
  network: Network,
  mac: string,
  wanted: string | undefined,
): FixedIp[] {
  const subnets = compute.subnets.by('network_id', network.id)
  if (subnets.length === 0) {
    throw new Fault(
      400,
      `Network ${network.id} requires a subnet in order to boot instances on.`,
    )
  }
  const found: FixedIp[] = []
  for (const ipVersion of [4, 6]) {
    const candidates = subnets.filter(({ ip_version }) => ip_version === ipVersion)
    if (candidates.length === 0) continue
    if (ipVersion === 4 && wanted !== undefined) {
      const subnet = candidates.find(({ cidr }) => isInBlock(wanted, cidr))
      if (!subnet) {
        throw new Fault(
          400,
          `Fixed IP ${wanted} is not a valid ip address for network ${network.id}.`,
        )
      }
      if (compute.addresses.isTaken(subnet, wanted)) {
        throw new Fault(400, `Fixed IP address ${wanted} is already in use.`)
      }
      found.push({ subnet_id: subnet.id, ip_address: wanted })
      continue
    }
    for (const subnet of candidates) {
      const address = compute.addresses.allocate(subnet, mac)
      if (address === undefined) continue
      found.push({ subnet_id: subnet.id, ip_address: address })
      break
    }
  }
  if (found.length === 0) {
    throw new Fault(400, `No fixed IP addresses available for network: ${network.id}`)
  }
  return found
}

function newMacAddress(): string {
  const [a = 0, b = 0, c = 0] = randomBytes(3)
  return `fa:16:3e:${[a, b, c].map((byte) => byte.toString(16).padStart(2, '0')).join(':')}`
}
