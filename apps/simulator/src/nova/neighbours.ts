import type { Resource } from '../core/collection.ts'

/** What Nova reads and writes of Neutron's and Glance's collections, in their own forms. */
export interface Network extends Resource {
  readonly name: string
  readonly shared: boolean
  readonly 'router:external': boolean
  readonly subnets: readonly string[]
}

export interface Subnet extends Resource {
  readonly network_id: string
  readonly cidr: string
  readonly gateway_ip: string | null
  readonly ip_version: 4 | 6
  readonly allocation_pools: readonly { readonly start: string; readonly end: string }[]
}

export interface FixedIp {
  readonly subnet_id: string
  readonly ip_address: string
}

export interface Port extends Resource {
  readonly project_id: string
  readonly tenant_id: string
  readonly name: string
  readonly network_id: string
  readonly mac_address: string
  readonly fixed_ips: readonly FixedIp[]
  readonly device_id: string
  readonly device_owner: string
  readonly admin_state_up: boolean
  readonly status: string
  readonly security_groups: readonly string[]
  readonly port_security_enabled: boolean
  readonly allowed_address_pairs: readonly unknown[]
  readonly extra_dhcp_opts: readonly unknown[]
  readonly description: string
  readonly tags: readonly string[]
  readonly 'binding:vnic_type': string
  readonly 'binding:host_id': string
  readonly dns_name: string
  readonly dns_domain: string
  readonly dns_assignment: readonly unknown[]
  readonly revision_number: number
  readonly created_at: string
  readonly updated_at: string
}

export interface FloatingIp extends Resource {
  readonly floating_ip_address: string
  readonly fixed_ip_address: string | null
  readonly port_id: string | null
}

export interface SecurityGroup extends Resource {
  readonly project_id: string
  readonly name: string
  readonly description?: string
}

/** Glance's image; what it has beside these it keeps. */
export interface Image extends Resource {
  readonly name: string | null
  readonly status: string
  readonly visibility: string
  readonly owner: string
  /** GiB. */
  readonly min_disk: number
  /** MiB. */
  readonly min_ram: number
  readonly size: number | null
  readonly [property: string]: unknown
}
