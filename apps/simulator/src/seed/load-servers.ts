import type { ServiceScope } from '../core/cloud.ts'
import { parseAddress, parseCidr, contains } from '../neutron/address.ts'
import type { Networking, Port, Subnet } from '../neutron/model.ts'
import { newPort } from '../neutron/ports.ts'
import { type Compute, openCompute } from '../nova/compute.ts'
import type { VmState } from '../nova/model.ts'
import { buildServer } from '../nova/server-builder.ts'
import { defaultGroupId, projectNetworkId, publicNetworkId } from './load-network.ts'
import { groupIdOf } from './load-security.ts'
import type { SeedRegion } from './regions.ts'
import type { SeedServer, SeedStatus } from './server.ts'

const states: Record<SeedStatus, VmState> = {
  ACTIVE: 'active',
  ERROR: 'error',
  SHUTOFF: 'stopped',
  VERIFY_RESIZE: 'resized',
  PAUSED: 'paused',
  SUSPENDED: 'suspended',
  RESCUE: 'rescued',
  SHELVED_OFFLOADED: 'shelved_offloaded',
}

/** Puts servers with their ports into a region's Nova and Neutron, one at a time. */
export function createServerLoader(
  scope: ServiceScope,
  networking: Networking,
  region: SeedRegion,
): (server: SeedServer) => void {
  const compute = openCompute(scope)
  const findSubnet = createSubnetFinder(networking)
  let position = 0
  return (server) => {
    const zones = region.availabilityZones
    const zone = zones[position++ % zones.length] ?? zones[0]
    putServer(compute, server, zone)
    for (const port of portsOf(scope, findSubnet, server, zone)) networking.ports.put(port)
  }
}

function putServer(compute: Compute, server: SeedServer, zone: string): void {
  const createdAt = server.createdAt.getTime()
  const vmState = states[server.status]
  compute.servers.put(
    buildServer({
      id: server.id,
      project_id: server.projectId,
      user_id: server.userId,
      name: server.name,
      image_id: server.imageId,
      flavor_id: server.flavorId,
      availability_zone: zone,
      vm_state: vmState,
      tags: server.tags,
      metadata: server.metadata,
      key_name: server.keyName ?? null,
      created_at: createdAt,
      updated_at: server.updatedAt.getTime(),
      ...(server.status === 'ERROR' ? {} : { launched_at: server.updatedAt.getTime() }),
      ...(server.oldFlavorId === undefined ? {} : { other_flavor_id: server.oldFlavorId }),
      ...(server.status === 'VERIFY_RESIZE' || server.status === 'RESCUE'
        ? { previous_vm_state: 'active' as const }
        : {}),
      ...(server.fault === undefined
        ? {}
        : {
            fault: {
              code: server.fault.code,
              message: server.fault.message,
              created: server.fault.at.getTime(),
            },
          }),
    }),
  )
  putAction(compute.actions, server, 'create', createdAt, server.updatedAt.getTime())
}

function putAction(
  actions: Compute['actions'],
  server: SeedServer,
  action: string,
  startMs: number,
  endMs: number,
): void {
  const requestId = `req-${server.id}`
  const result = server.status === 'ERROR' ? 'Error' : 'Success'
  actions.put({
    id: `${server.id}/${requestId}`,
    project_id: server.projectId,
    server_id: server.id,
    action,
    request_id: requestId,
    user_id: server.userId,
    start_time: startMs,
    updated_at: endMs,
    message: server.status === 'ERROR' ? 'Error' : null,
    events: [
      {
        event: 'compute__do_build_and_run_instance',
        start_time: startMs,
        finish_time: endMs,
        result,
      },
    ],
  })
}

type SubnetFinder = (networkId: string, address: string) => Subnet

/** Finds the subnet of an address; remembers the ranges, for there are thousands to ask. */
function createSubnetFinder({ subnets }: Networking): SubnetFinder {
  const ranges = new Map<string, { subnet: Subnet; cidr: ReturnType<typeof parseCidr> }[]>()
  return (networkId, address) => {
    let known = ranges.get(networkId)
    if (!known) {
      known = subnets
        .by('network_id', networkId)
        .map((subnet) => ({ subnet, cidr: parseCidr(subnet.cidr) }))
      ranges.set(networkId, known)
    }
    const value = parseAddress(address) ?? 0n
    const found = known.find(({ cidr }) => cidr?.version === 4 && contains(cidr, value))
    if (!found) throw new Error(`no subnet of ${networkId} holds ${address}`)
    return found.subnet
  }
}

function* portsOf(
  scope: ServiceScope,
  findSubnet: SubnetFinder,
  server: SeedServer,
  zone: string,
): Generator<Port> {
  const region = scope.region.id
  const defaultId = defaultGroupId(region, server.projectId)
  const groupNames = server.securityGroups ?? ['default']
  for (const seed of server.interfaces) {
    const networkId =
      seed.network === 'public'
        ? publicNetworkId(region)
        : projectNetworkId(region, server.projectId)
    const at = `${server.createdAt.toISOString().slice(0, 19)}Z`
    yield newPort(scope, server.projectId, {
      id: seed.portId,
      network_id: networkId,
      mac_address: seed.macAddress,
      fixed_ips: [
        { subnet_id: findSubnet(networkId, seed.address).id, ip_address: seed.address },
      ],
      device_id: server.id,
      device_owner: `compute:${zone}`,
      status: 'ACTIVE',
      security_groups: groupNames.map((name) => groupIdOf(defaultId, name)),
      created_at: at,
      updated_at: at,
    })
  }
}
