import type { ServiceScope } from '../core/cloud.ts'
import { defaultPools, formatAddress, parseCidr } from '../neutron/address.ts'
import type { Ipv6Mode, Network, Networking, Subnet } from '../neutron/model.ts'
import { zonesOf } from '../neutron/networks.ts'
import { newPort } from '../neutron/ports.ts'
import { newResource } from '../neutron/resource.ts'
import { ensureDefaultGroup } from '../neutron/security-groups.ts'
import { hexOf, macOf, uuidOf } from './identifiers.ts'
import { loadSecurityGroups } from './load-security.ts'
import type { SeedNetwork } from './networks.ts'
import type { SeedRegion } from './regions.ts'
import { seedSecurityGroups } from './security-groups.ts'

export const publicNetworkId = (region: string): string =>
  uuidOf(`network:${region}:public`)
export const projectNetworkId = (region: string, projectId: string): string =>
  uuidOf(`network:${region}:${projectId}`)
export const projectRouterId = (region: string, projectId: string): string =>
  uuidOf(`router:${region}:${projectId}`)
export const defaultGroupId = (region: string, projectId: string): string =>
  uuidOf(`security-group:${region}:${projectId}`)

export function putNetwork(
  scope: ServiceScope,
  { networks }: Networking,
  projectId: string,
  fields: Pick<Network, 'id' | 'name'> & Partial<Network>,
): void {
  networks.put({
    ...newResource(scope, projectId),
    admin_state_up: true,
    status: 'ACTIVE',
    shared: false,
    'router:external': false,
    mtu: 1450,
    subnets: [],
    port_security_enabled: true,
    dns_domain: '',
    availability_zone_hints: [],
    availability_zones: zonesOf(scope.region.id),
    ipv4_address_scope: null,
    ipv6_address_scope: null,
    'provider:network_type': 'vxlan',
    'provider:physical_network': null,
    'provider:segmentation_id':
      1 + (Number.parseInt(hexOf(fields.id).slice(0, 6), 16) % 16_000_000),
    ...fields,
  })
}

export function putSubnet(
  scope: ServiceScope,
  { networks, subnets }: Networking,
  projectId: string,
  networkId: string,
  name: string,
  range: string,
  mode: Ipv6Mode | null = null,
  fields: Partial<Subnet> = {},
): Subnet {
  const cidr = parseCidr(range)
  if (!cidr) throw new Error(`subnet ${name} has no range: ${range}`)
  const gateway = cidr.first + 1n
  const subnet = subnets.put({
    ...newResource(scope, projectId, { name }),
    id: uuidOf(`subnet:${scope.region.id}:${networkId}:${name}`),
    network_id: networkId,
    ip_version: cidr.version,
    cidr: range,
    gateway_ip: formatAddress(gateway, cidr.version),
    allocation_pools: defaultPools(cidr, gateway),
    enable_dhcp: true,
    dns_nameservers: [],
    host_routes: [],
    ipv6_address_mode: mode,
    ipv6_ra_mode: mode,
    subnetpool_id: null,
    service_types: [],
    dns_publish_fixed_ip: false,
    ...fields,
  })
  const network = networks.get(networkId)
  if (network) networks.put({ ...network, subnets: [...network.subnets, subnet.id] })
  return subnet
}

/** The network "public" that every project can use, with the region's ranges. */
export function loadPublicNetwork(
  scope: ServiceScope,
  networking: Networking,
  region: SeedRegion,
  adminProjectId: string,
): void {
  const id = publicNetworkId(region.id)
  putNetwork(scope, networking, adminProjectId, {
    id,
    name: 'public',
    shared: true,
    'router:external': true,
    is_default: true,
    'provider:network_type': 'flat',
    'provider:physical_network': 'physnet1',
    'provider:segmentation_id': null,
  })
  for (const { name, cidr } of region.publicSubnets) {
    putSubnet(scope, networking, adminProjectId, id, name, cidr)
  }
  const name = `public-${region.id}-v6`
  putSubnet(scope, networking, adminProjectId, id, name, region.publicSubnetV6, 'slaac')
}

/** A project's own network behind its router, and its security groups. */
export function loadProjectNetwork(
  scope: ServiceScope,
  networking: Networking,
  seed: SeedNetwork,
  position: number,
): void {
  const { projectId } = seed
  const region = scope.region.id
  const networkId = projectNetworkId(region, projectId)
  const defaultGroup = ensureDefaultGroup(scope, networking, projectId, (part) => {
    const groupId = defaultGroupId(region, projectId)
    return part === 'group' ? groupId : uuidOf(`${groupId}:${part}`)
  })
  putNetwork(scope, networking, projectId, { id: networkId, name: seed.name })
  const subnetName = seed.name.replace(/net$/, 'subnet')
  const range = seed.cidr(region, position)
  const subnet = putSubnet(scope, networking, projectId, networkId, subnetName, range)
  const routerId = projectRouterId(region, projectId)
  const port = (
    name: string,
    owner: 'network:router_gateway' | 'network:router_interface',
    network: string,
    fixed: { subnet_id: string; ip_address: string },
  ) =>
    networking.ports.put(
      newPort(scope, owner === 'network:router_gateway' ? '' : projectId, {
        id: uuidOf(`port:${routerId}:${name}`),
        network_id: network,
        mac_address: macOf(`${routerId}:${name}`),
        fixed_ips: [fixed],
        device_id: routerId,
        device_owner: owner,
        status: 'ACTIVE',
      }),
    )
  port('inside', 'network:router_interface', networkId, {
    subnet_id: subnet.id,
    ip_address: subnet.gateway_ip ?? '',
  })
  const gateway = gatewayAddress(networking, region)
  port('outside', 'network:router_gateway', publicNetworkId(region), gateway)
  networking.routers.put({
    ...newResource(scope, projectId, { name: seed.name.replace(/net$/, 'router') }),
    id: routerId,
    admin_state_up: true,
    status: 'ACTIVE',
    external_gateway_info: {
      network_id: publicNetworkId(region),
      enable_snat: true,
      external_fixed_ips: [gateway],
    },
    routes: [],
    availability_zone_hints: [],
    availability_zones: zonesOf(region),
    flavor_id: null,
  })
  const groups = seedSecurityGroups.filter((group) => group.projectId === projectId)
  loadSecurityGroups(scope, networking, groups, defaultGroup.id)
}

/** The next address at the low end of the region's first public range. */
function gatewayAddress({ ports, subnets }: Networking, region: string) {
  const networkId = publicNetworkId(region)
  const [subnet] = subnets.by('network_id', networkId)
  const cidr = parseCidr(subnet?.cidr ?? '')
  if (!subnet || !cidr) throw new Error(`region ${region} has no public range`)
  const used = ports
    .by('network_id', networkId)
    .filter(({ device_owner }) => device_owner === 'network:router_gateway').length
  return {
    subnet_id: subnet.id,
    ip_address: formatAddress(cidr.first + 2n + BigInt(used), cidr.version),
  }
}
