import type { Collection, Resource } from '../core/collection.ts'
import type { ServiceScope } from '../core/cloud.ts'

/** What every resource of Neutron carries. */
export interface NetworkResource extends Resource {
  readonly project_id: string
  readonly tenant_id: string
  readonly name: string
  readonly description: string
  readonly tags: readonly string[]
  /** Counts the changes. */
  readonly revision_number: number
  readonly created_at: string
  readonly updated_at: string
}

export interface Network extends NetworkResource {
  readonly admin_state_up: boolean
  readonly status: 'ACTIVE' | 'DOWN'
  readonly shared: boolean
  readonly 'router:external': boolean
  readonly mtu: number
  readonly subnets: readonly string[]
  readonly port_security_enabled: boolean
  readonly dns_domain: string
  readonly availability_zone_hints: readonly string[]
  readonly availability_zones: readonly string[]
  readonly ipv4_address_scope: null
  readonly ipv6_address_scope: null
  readonly is_default?: boolean
  readonly 'provider:network_type': string
  readonly 'provider:physical_network': string | null
  readonly 'provider:segmentation_id': number | null
}

export interface IpRange {
  readonly start: string
  readonly end: string
}

export type Ipv6Mode = 'slaac' | 'dhcpv6-stateful' | 'dhcpv6-stateless'

export interface Subnet extends NetworkResource {
  readonly network_id: string
  readonly ip_version: 4 | 6
  readonly cidr: string
  readonly gateway_ip: string | null
  readonly allocation_pools: readonly IpRange[]
  readonly enable_dhcp: boolean
  readonly dns_nameservers: readonly string[]
  readonly host_routes: readonly { destination: string; nexthop: string }[]
  readonly ipv6_address_mode: Ipv6Mode | null
  readonly ipv6_ra_mode: Ipv6Mode | null
  readonly subnetpool_id: null
  readonly service_types: readonly string[]
  readonly dns_publish_fixed_ip: boolean
}

export interface FixedIp {
  readonly subnet_id: string
  readonly ip_address: string
}

export interface Port extends NetworkResource {
  readonly network_id: string
  readonly mac_address: string
  readonly fixed_ips: readonly FixedIp[]
  readonly admin_state_up: boolean
  readonly status: 'ACTIVE' | 'DOWN' | 'BUILD' | 'N/A'
  /** The server, the router, or nothing. */
  readonly device_id: string
  /** `compute:<zone>`, `network:router_interface` … */
  readonly device_owner: string
  readonly security_groups: readonly string[]
  readonly allowed_address_pairs: readonly { ip_address: string; mac_address?: string }[]
  readonly extra_dhcp_opts: readonly unknown[]
  readonly port_security_enabled: boolean
  readonly dns_name: string
  readonly dns_domain: string
  readonly dns_assignment: readonly unknown[]
  readonly 'binding:vnic_type': string
  readonly 'binding:host_id': string
}

export interface GatewayInfo {
  readonly network_id: string
  readonly enable_snat: boolean
  readonly external_fixed_ips: readonly FixedIp[]
}

export interface Router extends NetworkResource {
  readonly admin_state_up: boolean
  readonly status: 'ACTIVE'
  readonly external_gateway_info: GatewayInfo | null
  readonly routes: readonly { destination: string; nexthop: string }[]
  readonly availability_zone_hints: readonly string[]
  readonly availability_zones: readonly string[]
  readonly flavor_id: null
}

export interface SecurityGroup extends NetworkResource {
  readonly stateful: boolean
}

export interface SecurityGroupRule extends NetworkResource {
  readonly security_group_id: string
  readonly direction: 'ingress' | 'egress'
  readonly ethertype: 'IPv4' | 'IPv6'
  readonly protocol: string | null
  readonly port_range_min: number | null
  readonly port_range_max: number | null
  readonly remote_ip_prefix: string | null
  readonly remote_group_id: string | null
  readonly remote_address_group_id: string | null
}

export interface AddressGroup extends NetworkResource {
  readonly addresses: readonly string[]
}

export interface PortForwarding {
  readonly id: string
  readonly protocol: string
  readonly external_port: number
  readonly internal_port: number
  readonly internal_port_id: string
  readonly internal_ip_address: string
}

export interface FloatingIp extends NetworkResource {
  readonly floating_network_id: string
  readonly floating_ip_address: string
  readonly fixed_ip_address: string | null
  readonly port_id: string | null
  readonly router_id: string | null
  readonly status: 'ACTIVE' | 'DOWN'
  readonly dns_name: string
  readonly dns_domain: string
  readonly port_details: null
  readonly qos_policy_id: null
  readonly port_forwardings: readonly PortForwarding[]
}

/** `id` is the project's; only limits that differ from the defaults. */
export interface Quota extends Resource {
  readonly limits: Readonly<Record<string, number>>
}

export interface Networking {
  readonly networks: Collection<Network>
  readonly subnets: Collection<Subnet>
  readonly ports: Collection<Port>
  readonly routers: Collection<Router>
  readonly groups: Collection<SecurityGroup>
  readonly rules: Collection<SecurityGroupRule>
  readonly addressGroups: Collection<AddressGroup>
  readonly floatingIps: Collection<FloatingIp>
  readonly quotas: Collection<Quota>
}

/** A region's networks and what hangs on them; the same collections at every call. */
export function openNetworking({ cloud, region }: ServiceScope): Networking {
  const { store } = cloud
  return {
    networks: store.collection<Network>(region.id, 'network'),
    subnets: store.collection<Subnet>(region.id, 'subnet', ['network_id']),
    ports: store.collection<Port>(region.id, 'port', ['network_id', 'device_id']),
    routers: store.collection<Router>(region.id, 'router'),
    groups: store.collection<SecurityGroup>(region.id, 'security-group'),
    rules: store.collection<SecurityGroupRule>(region.id, 'security-group-rule', [
      'security_group_id',
      'remote_group_id',
    ]),
    addressGroups: store.collection<AddressGroup>(region.id, 'address-group'),
    floatingIps: store.collection<FloatingIp>(region.id, 'floating-ip', [
      'port_id',
      'router_id',
    ]),
    quotas: store.collection<Quota>(region.id, 'network-quota'),
  }
}
