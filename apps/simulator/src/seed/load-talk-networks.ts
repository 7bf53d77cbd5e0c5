import type { ServiceScope } from '../core/cloud.ts'
import type { Networking, Subnet } from '../neutron/model.ts'
import { newPort } from '../neutron/ports.ts'
import { projectIdOf } from './accounts.ts'
import { macOf, uuidOf } from './identifiers.ts'
import {
  defaultGroupId,
  projectNetworkId,
  projectRouterId,
  putNetwork,
  putSubnet,
} from './load-network.ts'
import {
  type TalkNetwork,
  talkNetworks,
  type TalkPort,
  talkRoutes,
} from './talk-networks.ts'

const projectId = projectIdOf('reach-production')

/** The talk's further networks in a region: behind its router or alone, with ports of their own. */
export function loadTalkNetworks(scope: ServiceScope, networking: Networking): void {
  const region = scope.region.id
  for (const seed of talkNetworks) {
    const octet = seed.octets[region]
    if (octet !== undefined) loadTalkNetwork(scope, networking, seed, `10.${octet}.0`)
  }
  const { networks, routers, subnets } = networking
  const own = networks.get(projectNetworkId(region, projectId))
  for (const subnet of subnets.by('network_id', own?.id ?? '')) {
    subnets.put({ ...subnet, dns_nameservers: ['192.0.2.53', '198.51.100.53'] })
    putServicePort(scope, networking, subnet.network_id, [[subnet, dhcpAddress(subnet)]])
  }
  const router = routers.get(projectRouterId(region, projectId))
  if (router) routers.put({ ...router, routes: talkRoutes[region] ?? [] })
}

/** The highest address of its pool, so that the low ones are the servers'. */
const dhcpAddress = (subnet: Subnet): string => subnet.allocation_pools.at(-1)?.end ?? ''

function loadTalkNetwork(
  scope: ServiceScope,
  networking: Networking,
  seed: TalkNetwork,
  base: string,
): void {
  const region = scope.region.id
  const networkId = uuidOf(`network:${region}:talk:${seed.name}`)
  const { name, description, isUp } = seed
  putNetwork(scope, networking, projectId, {
    id: networkId,
    name,
    description,
    admin_state_up: isUp,
  })
  const subnetName = name.replace(/net$/, 'subnet')
  const subnet = putSubnet(
    scope,
    networking,
    projectId,
    networkId,
    subnetName,
    `${base}.0/24`,
    null,
    {
      dns_nameservers: seed.nameServers,
      host_routes: seed.hostRoutes,
      ...(seed.isRouted ? {} : { gateway_ip: null }),
    },
  )
  const joined: [Subnet, string][] = [[subnet, `${base}.1`]]
  const range = seed.ipv6?.[region]
  if (range !== undefined) {
    const v6 = putSubnet(
      scope,
      networking,
      projectId,
      networkId,
      `${subnetName}-v6`,
      range,
      'slaac',
    )
    joined.push([v6, v6.gateway_ip ?? ''])
  }
  // One interface for each subnet, as adding them one by one makes them.
  if (seed.isRouted) {
    for (const each of joined) putRouterPort(scope, networking, networkId, each)
  }
  putServicePort(scope, networking, networkId, [[subnet, dhcpAddress(subnet)]])
  if (seed.hasMetadata === true) putMetadataPort(scope, networking, subnet, `${base}.2`)
  for (const port of seed.ports) putOwnPort(scope, networking, subnet, base, port)
}

function putRouterPort(
  scope: ServiceScope,
  { ports }: Networking,
  networkId: string,
  [subnet, address]: [Subnet, string],
): void {
  const routerId = projectRouterId(scope.region.id, projectId)
  ports.put(
    newPort(scope, projectId, {
      id: uuidOf(`port:${routerId}:${subnet.id}`),
      network_id: networkId,
      mac_address: macOf(`${routerId}:${subnet.id}`),
      fixed_ips: [{ subnet_id: subnet.id, ip_address: address }],
      device_id: routerId,
      device_owner: 'network:router_interface',
      status: 'ACTIVE',
    }),
  )
}

/** The port that OVN gives each network for the metadata of its servers. */
function putMetadataPort(
  scope: ServiceScope,
  { ports }: Networking,
  { id: subnet_id, network_id }: Subnet,
  ip_address: string,
): void {
  ports.put(
    newPort(scope, projectId, {
      id: uuidOf(`port:metadata:${network_id}`),
      network_id,
      mac_address: macOf(`metadata:${network_id}`),
      fixed_ips: [{ subnet_id, ip_address }],
      device_id: `ovnmeta-${network_id}`,
      device_owner: 'network:distributed',
      status: 'DOWN',
      port_security_enabled: false,
    }),
  )
}

/** The port of the network's DHCP server. */
function putServicePort(
  scope: ServiceScope,
  { ports }: Networking,
  networkId: string,
  addresses: readonly [Subnet, string][],
): void {
  ports.put(
    newPort(scope, projectId, {
      id: uuidOf(`port:dhcp:${networkId}`),
      network_id: networkId,
      mac_address: macOf(`dhcp:${networkId}`),
      fixed_ips: addresses.map(([subnet, ip_address]) => ({
        subnet_id: subnet.id,
        ip_address,
      })),
      device_id: `dhcp-${networkId}`,
      device_owner: 'network:dhcp',
      status: 'ACTIVE',
      port_security_enabled: false,
    }),
  )
}

function putOwnPort(
  scope: ServiceScope,
  { ports }: Networking,
  subnet: Subnet,
  base: string,
  { name, description, last, isSecure = true, pairs = [] }: TalkPort,
): void {
  const mac = macOf(`talk:${subnet.id}:${name}`)
  ports.put({
    ...newPort(scope, projectId, {
      id: uuidOf(`port:talk:${subnet.id}:${name}`),
      network_id: subnet.network_id,
      mac_address: mac,
      fixed_ips: [{ subnet_id: subnet.id, ip_address: `${base}.${last}` }],
      port_security_enabled: isSecure,
      security_groups: isSecure ? [defaultGroupId(scope.region.id, projectId)] : [],
      allowed_address_pairs: pairs.map((number) => ({
        mac_address: mac,
        ip_address: `${base}.${number}`,
      })),
    }),
    name,
    description,
  })
}
