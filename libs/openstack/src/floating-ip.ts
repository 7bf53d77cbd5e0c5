import { available, unavailable, type Availability } from './availability.ts'
import {
  compact,
  isRecord,
  readEach,
  readNumber,
  readRecord,
  readText,
  readTexts,
  readWrapped,
} from './json-reader.ts'
import { serverStatus, type StatusWords } from './server-status.ts'

/** What Neutron tells of the port behind a floating IP, where it has the extension. */
export interface FloatingPort {
  readonly name?: string
  /** Of the server, in most cases. */
  readonly deviceId?: string
  readonly deviceOwner?: string
  readonly networkId?: string
}

/**
 * One port of a floating IP that leads to a port of a server.
 * https://docs.openstack.org/api-ref/network/v2/#floating-ips-port-forwarding
 */
export interface PortForwarding {
  readonly protocol: string
  /** Absent, like the internal one: a range, which Neutron does not tell beside the floating IP. */
  readonly externalPort?: number
  readonly internalPort?: number
  readonly internalAddress?: string
  readonly internalPortId?: string
}

/** https://docs.openstack.org/api-ref/network/v2/#floating-ips-floatingips */
export interface FloatingIp {
  readonly region: string
  readonly id: string
  /** Its address: it has no other name. */
  readonly name: string
  readonly address: string
  readonly description?: string
  /** Neutron's word: `ACTIVE`, `DOWN`, `ERROR`. */
  readonly status: string
  /** The external network that the address is from. */
  readonly networkId?: string
  /** What it leads to; absent: nowhere. */
  readonly portId?: string
  readonly fixedAddress?: string
  readonly routerId?: string
  readonly port?: FloatingPort
  /** Told where the cloud forwards single ports. */
  readonly forwardings?: readonly PortForwarding[]
  readonly tags: readonly string[]
  readonly projectId?: string
  /** ISO 8601, UTC. */
  readonly createdAt?: string
}

function parsePort(value: unknown): FloatingPort | undefined {
  if (!isRecord(value)) return undefined
  return compact({
    name: readText(value.name),
    deviceId: readText(value.device_id),
    deviceOwner: readText(value.device_owner),
    networkId: readText(value.network_id),
  })
}

function parseForwarding(value: unknown): PortForwarding {
  const record = readRecord(value)
  return compact({
    protocol: readText(record.protocol)?.toLowerCase() ?? 'tcp',
    externalPort: readNumber(record.external_port),
    internalPort: readNumber(record.internal_port),
    internalAddress: readText(record.internal_ip_address),
    internalPortId: readText(record.internal_port_id),
  })
}

/** Reads one floating IP, wrapped (`{ floatingip: … }`) or not. Absent without id or address. */
export function parseFloatingIp(value: unknown, region: string): FloatingIp | undefined {
  const record = readRecord(readWrapped(value, 'floatingip'))
  const id = readText(record.id)
  const address = readText(record.floating_ip_address)
  if (id === undefined || address === undefined) return undefined
  return compact({
    region,
    id,
    name: address,
    address,
    description: readText(record.description),
    status: readText(record.status) ?? 'UNKNOWN',
    networkId: readText(record.floating_network_id),
    portId: readText(record.port_id),
    fixedAddress: readText(record.fixed_ip_address),
    routerId: readText(record.router_id),
    port: parsePort(record.port_details),
    forwardings:
      record.port_forwardings === undefined
        ? undefined
        : readEach(record, 'port_forwardings', parseForwarding),
    tags: readTexts(record.tags),
    projectId: readText(record.project_id) ?? readText(record.tenant_id),
    createdAt: readText(record.created_at),
  })
}

/** Reads `GET /v2.0/floatingips`, in the order of the answer. */
export function parseFloatingIps(answer: unknown, region: string): FloatingIp[] {
  return readEach(answer, 'floatingips', (entry) => parseFloatingIp(entry, region))
}

/** Whether it leads somewhere is what people ask: `DOWN` is also said of one that nobody wires. */
export function floatingIpStatus(
  floatingIp: Pick<FloatingIp, 'status' | 'portId'>,
): 'ERROR' | 'LEADS' | 'FREE' {
  if (floatingIp.status === 'ERROR') return 'ERROR'
  return floatingIp.portId === undefined ? 'FREE' : 'LEADS'
}

const words: Readonly<Record<string, StatusWords>> = {
  LEADS: { label: 'In use', tone: 'ok', passing: false },
  FREE: { label: 'Free', tone: 'off', passing: false },
  ERROR: { label: 'Error', tone: 'bad', passing: false },
}

/** In the order in which facets show them. */
export const floatingIpStatuses: readonly string[] = Object.keys(words)

/** The words of a key of `floatingIpStatus`. */
export const floatingIpStatusWords = (key: string): StatusWords =>
  words[key] ?? serverStatus(key)

/** https://opendev.org/openstack/neutron/src/branch/master/neutron/db/l3_db.py */
export const floatingIpCan = {
  associate: (floatingIp: FloatingIp): Availability =>
    floatingIp.portId === undefined
      ? available
      : unavailable('It leads somewhere already: disassociate it first.'),
  disassociate: (floatingIp: FloatingIp): Availability =>
    floatingIp.portId === undefined ? unavailable('It leads nowhere.') : available,
} as const
