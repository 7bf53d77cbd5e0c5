import {
  compact,
  readEach,
  readOptionalFlag,
  readRecord,
  readText,
  readTexts,
  readWrapped,
} from './json-reader.ts'

export interface FixedIp {
  readonly subnetId?: string
  readonly address: string
}

/** An address or a range, with the MAC address that it is answered with; absent: the port's own. */
export interface AddressPair {
  readonly address: string
  readonly mac?: string
}

/** https://docs.openstack.org/api-ref/network/v2/#ports */
export interface Port {
  readonly region: string
  readonly id: string
  /** Its own, or else its first address: few ports are given a name. */
  readonly name: string
  readonly description?: string
  readonly networkId: string
  /** Of the server, the router or whatever holds it. */
  readonly deviceId?: string
  /** `compute:nova`, `network:router_interface` … */
  readonly deviceOwner?: string
  readonly status: string
  readonly adminStateUp: boolean
  readonly mac?: string
  readonly fixedIps: readonly FixedIp[]
  readonly securityGroupIds: readonly string[]
  /** Its addresses are checked; absent where the cloud has no such thing. */
  readonly portSecurity?: boolean
  /** Addresses beside its own that it may answer for. */
  readonly allowedPairs: readonly AddressPair[]
  readonly dnsName?: string
  readonly projectId?: string
}

/** What holds a port. */
export type PortUse =
  | 'free'
  | 'server'
  | 'router'
  | 'gateway'
  | 'dhcp'
  | 'service'
  | 'floating'
  | 'other'

const uses: Readonly<Record<string, PortUse>> = {
  'network:router_interface': 'router',
  'network:router_interface_distributed': 'router',
  'network:ha_router_replicated_interface': 'router',
  'network:router_centralized_snat': 'router',
  'network:router_gateway': 'gateway',
  'network:dhcp': 'dhcp',
  // OVN's port for the metadata of servers, and the gateways of distributed routers.
  'network:distributed': 'service',
  'network:floatingip_agent_gateway': 'service',
  'network:floatingip': 'floating',
}

/**
 * By Neutron's own words for owners:
 * https://opendev.org/openstack/neutron-lib/src/branch/master/neutron_lib/constants.py
 */
export function portUse(port: Pick<Port, 'deviceId' | 'deviceOwner'>): PortUse {
  const owner = port.deviceOwner ?? ''
  if (owner.startsWith('compute:')) return 'server'
  if (owner === '') return port.deviceId === undefined ? 'free' : 'other'
  return uses[owner] ?? 'other'
}

/**
 * The cloud makes it and takes it away itself, with the network: `AUTO_DELETE_PORT_OWNERS` of
 * https://opendev.org/openstack/neutron/src/branch/master/neutron/db/db_base_plugin_common.py
 */
export const isOfCloud = (port: Pick<Port, 'deviceId' | 'deviceOwner'>): boolean => {
  const use = portUse(port)
  return use === 'dhcp' || use === 'service'
}

/** For facets and cells. */
export const portUseWords: Readonly<Record<PortUse, string>> = {
  free: 'Free',
  server: 'Server',
  router: 'Router',
  gateway: 'Gateway of a router',
  dhcp: 'DHCP',
  service: 'Service of the network',
  floating: 'Floating IP',
  other: 'Other',
}

function parseFixedIp(value: unknown): FixedIp | undefined {
  const record = readRecord(value)
  const address = readText(record.ip_address)
  if (address === undefined) return undefined
  return compact({ address, subnetId: readText(record.subnet_id) })
}

function parsePair(value: unknown): AddressPair | undefined {
  const record = readRecord(value)
  const address = readText(record.ip_address)
  if (address === undefined) return undefined
  return compact({ address, mac: readText(record.mac_address) })
}

/** Reads one port, wrapped (`{ port: … }`) or not. */
export function parsePort(value: unknown, region: string): Port | undefined {
  const record = readWrapped(value, 'port')
  const id = readText(record.id)
  const networkId = readText(record.network_id)
  if (id === undefined || networkId === undefined) return undefined
  const fixedIps = readEach(record, 'fixed_ips', parseFixedIp)
  const allowedPairs = readEach(record, 'allowed_address_pairs', parsePair)
  return compact({
    region,
    id,
    name: readText(record.name) ?? fixedIps[0]?.address ?? id,
    description: readText(record.description),
    networkId,
    deviceId: readText(record.device_id),
    deviceOwner: readText(record.device_owner),
    status: readText(record.status) ?? 'UNKNOWN',
    adminStateUp: record.admin_state_up !== false,
    mac: readText(record.mac_address),
    fixedIps,
    securityGroupIds: readTexts(record.security_groups),
    portSecurity: readOptionalFlag(record.port_security_enabled),
    allowedPairs,
    dnsName: readText(record.dns_name),
    projectId: readText(record.project_id) ?? readText(record.tenant_id),
  })
}

/** Reads `GET /v2.0/ports`, in the order of the answer. */
export function parsePorts(answer: unknown, region: string): Port[] {
  return readEach(answer, 'ports', (entry) => parsePort(entry, region))
}
