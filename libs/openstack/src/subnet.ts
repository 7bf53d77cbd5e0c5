import {
  compact,
  readEach,
  readFlag,
  readNumber,
  readRecord,
  readText,
  readTexts,
  readWrapped,
} from './json-reader.ts'

/** https://docs.openstack.org/api-ref/network/v2/#subnets */
export interface Subnet {
  readonly region: string
  readonly id: string
  readonly name: string
  readonly description?: string
  readonly networkId: string
  readonly cidr: string
  readonly version: 4 | 6
  readonly gateway?: string
  readonly dhcp: boolean
  readonly nameServers: readonly string[]
  readonly pools: readonly { readonly start: string; readonly end: string }[]
  readonly hostRoutes: readonly Route[]
  /** How servers come to their IPv6 address: `slaac`, `dhcpv6-stateful`, `dhcpv6-stateless`. */
  readonly ipv6Mode?: string
  readonly projectId?: string
}

export interface Route {
  readonly destination: string
  readonly nexthop: string
}

export function parseRouteRecord(value: unknown): Route | undefined {
  const record = readRecord(value)
  const destination = readText(record.destination)
  const nexthop = readText(record.nexthop)
  return destination === undefined || nexthop === undefined
    ? undefined
    : { destination, nexthop }
}

function parsePool(value: unknown): Subnet['pools'][number] | undefined {
  const record = readRecord(value)
  const start = readText(record.start)
  const end = readText(record.end)
  return start === undefined || end === undefined ? undefined : { start, end }
}

/** Reads one subnet, wrapped (`{ subnet: … }`) or not. */
export function parseSubnet(value: unknown, region: string): Subnet | undefined {
  const record = readWrapped(value, 'subnet')
  const id = readText(record.id)
  const networkId = readText(record.network_id)
  const cidr = readText(record.cidr)
  if (id === undefined || networkId === undefined || cidr === undefined) return undefined
  return compact({
    region,
    id,
    name: readText(record.name) ?? cidr,
    description: readText(record.description),
    networkId,
    cidr,
    version: readNumber(record.ip_version) === 6 ? 6 : 4,
    gateway: readText(record.gateway_ip),
    dhcp: readFlag(record.enable_dhcp),
    nameServers: readTexts(record.dns_nameservers),
    pools: readEach(record, 'allocation_pools', parsePool),
    hostRoutes: readEach(record, 'host_routes', parseRouteRecord),
    ipv6Mode: readText(record.ipv6_address_mode),
    projectId: readText(record.project_id) ?? readText(record.tenant_id),
  } as const)
}

/** Reads `GET /v2.0/subnets`, sorted by name. */
export function parseSubnets(answer: unknown, region: string): Subnet[] {
  return readEach(answer, 'subnets', (entry) => parseSubnet(entry, region)).toSorted(
    (a, b) => a.name.localeCompare(b.name),
  )
}
