import {
  compact,
  readEach,
  readFlag,
  readNumber,
  readOptionalFlag,
  readText,
  readTexts,
  readWrapped,
} from './json-reader.ts'

/** https://docs.openstack.org/api-ref/network/v2/#networks */
export interface Network {
  readonly region: string
  readonly id: string
  readonly name: string
  readonly description?: string
  readonly status: string
  readonly subnetIds: readonly string[]
  /** Reaches out of the cloud. */
  readonly external: boolean
  /** Every project may use it. */
  readonly shared: boolean
  readonly adminStateUp: boolean
  readonly mtu?: number
  /** Ports begin with checks of their addresses; absent where the cloud has no such thing. */
  readonly portSecurity?: boolean
  readonly projectId?: string
  readonly zones: readonly string[]
  readonly tags: readonly string[]
  readonly createdAt?: string
}

/** Reads one network, wrapped (`{ network: … }`) or not. */
export function parseNetwork(value: unknown, region: string): Network | undefined {
  const record = readWrapped(value, 'network')
  const id = readText(record.id)
  if (id === undefined) return undefined
  return compact({
    region,
    id,
    name: readText(record.name) ?? id,
    description: readText(record.description),
    status: readText(record.status) ?? 'UNKNOWN',
    subnetIds: readTexts(record.subnets),
    external: readFlag(record['router:external']),
    shared: readFlag(record.shared),
    adminStateUp: record.admin_state_up !== false,
    mtu: readNumber(record.mtu),
    portSecurity: readOptionalFlag(record.port_security_enabled),
    projectId: readText(record.project_id) ?? readText(record.tenant_id),
    zones: readTexts(record.availability_zones),
    tags: readTexts(record.tags),
    createdAt: readText(record.created_at),
  })
}

/** Pages come sorted each for itself. */
export const sortedByName = <Item extends { readonly name: string }>(
  items: readonly Item[],
): Item[] => items.toSorted((a, b) => a.name.localeCompare(b.name))

/** Reads `GET /v2.0/networks`, sorted by name. */
export function parseNetworks(answer: unknown, region: string): Network[] {
  return sortedByName(readEach(answer, 'networks', (entry) => parseNetwork(entry, region)))
}
