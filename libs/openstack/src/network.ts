import {
  compact,
  isRecord,
  readEach,
  readFlag,
  readNumber,
  readRecord,
  readText,
  readTexts,
} from './json-reader.ts'

/** https://docs.openstack.org/api-ref/network/v2/#networks */
export interface Network {
  readonly id: string
  readonly name: string
  readonly status: string
  readonly subnetIds: readonly string[]
  /** Reaches out of the cloud. */
  readonly external: boolean
  readonly shared: boolean
  readonly adminStateUp: boolean
  readonly mtu?: number
}

export interface Subnet {
  readonly id: string
  readonly name: string
  readonly networkId: string
  readonly cidr: string
  readonly version: 4 | 6
  readonly gateway?: string
  readonly dhcp: boolean
  readonly nameServers: readonly string[]
}

export interface Port {
  readonly id: string
  readonly name?: string
  readonly networkId: string
  readonly deviceId?: string
  readonly status: string
  readonly mac?: string
  readonly fixedIps: readonly { readonly subnetId?: string; readonly address: string }[]
  readonly securityGroupIds: readonly string[]
}

export interface FloatingIp {
  readonly id: string
  readonly address: string
  readonly status: string
  readonly networkId?: string
  readonly portId?: string
  readonly fixedAddress?: string
}

export function parseNetwork(value: unknown): Network | undefined {
  if (!isRecord(value)) return undefined
  const id = readText(value.id)
  if (id === undefined) return undefined
  return compact({
    id,
    name: readText(value.name) ?? id,
    status: readText(value.status) ?? 'UNKNOWN',
    subnetIds: readTexts(value.subnets),
    external: readFlag(value['router:external']),
    shared: readFlag(value.shared),
    adminStateUp: value.admin_state_up !== false,
    mtu: readNumber(value.mtu),
  })
}

export function parseSubnet(value: unknown): Subnet | undefined {
  if (!isRecord(value)) return undefined
  const id = readText(value.id)
  const networkId = readText(value.network_id)
  const cidr = readText(value.cidr)
  if (id === undefined || networkId === undefined || cidr === undefined) return undefined
  return compact({
    id,
    name: readText(value.name) ?? id,
    networkId,
    cidr,
    version: readNumber(value.ip_version) === 6 ? 6 : 4,
    gateway: readText(value.gateway_ip),
    dhcp: readFlag(value.enable_dhcp),
    nameServers: readTexts(value.dns_nameservers),
  } as const)
}

function parseFixedIp(value: unknown): Port['fixedIps'][number] | undefined {
  const record = readRecord(value)
  const address = readText(record.ip_address)
  if (address === undefined) return undefined
  return compact({ address, subnetId: readText(record.subnet_id) })
}

export function parsePort(value: unknown): Port | undefined {
  if (!isRecord(value)) return undefined
  const id = readText(value.id)
  const networkId = readText(value.network_id)
  if (id === undefined || networkId === undefined) return undefined
  return compact({
    id,
    networkId,
    name: readText(value.name),
    deviceId: readText(value.device_id),
    status: readText(value.status) ?? 'UNKNOWN',
    mac: readText(value.mac_address),
    fixedIps: readEach(value, 'fixed_ips', parseFixedIp),
    securityGroupIds: readTexts(value.security_groups),
  })
}

export function parseFloatingIp(value: unknown): FloatingIp | undefined {
  if (!isRecord(value)) return undefined
  const id = readText(value.id)
  const address = readText(value.floating_ip_address)
  if (id === undefined || address === undefined) return undefined
  return compact({
    id,
    address,
    status: readText(value.status) ?? 'UNKNOWN',
    networkId: readText(value.floating_network_id),
    portId: readText(value.port_id),
    fixedAddress: readText(value.fixed_ip_address),
  })
}

const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name)

/** Reads `GET /v2.0/networks`, sorted by name. */
export function parseNetworks(answer: unknown): Network[] {
  return readEach(answer, 'networks', parseNetwork).toSorted(byName)
}
/** Reads `GET /v2.0/subnets`, sorted by name. */
export function parseSubnets(answer: unknown): Subnet[] {
  return readEach(answer, 'subnets', parseSubnet).toSorted(byName)
}
/** Reads `GET /v2.0/ports`. */
export function parsePorts(answer: unknown): Port[] {
  return readEach(answer, 'ports', parsePort)
}
/** Reads `GET /v2.0/floatingips`. */
export function parseFloatingIps(answer: unknown): FloatingIp[] {
  return readEach(answer, 'floatingips', parseFloatingIp)
}
