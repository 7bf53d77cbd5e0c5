import {
  compact,
  isRecord,
  readEach,
  readOptionalFlag,
  readRecord,
  readText,
  readTexts,
  readWrapped,
} from './json-reader.ts'
import { parseRouteRecord, type Route } from './subnet.ts'

/** https://docs.openstack.org/api-ref/network/v2/#routers-routers */
export interface Router {
  readonly region: string
  readonly id: string
  readonly name: string
  readonly description?: string
  readonly status: string
  readonly adminStateUp: boolean
  /** Where it leads out of the cloud; absent: nowhere. */
  readonly gateway?: RouterGateway
  readonly routes: readonly Route[]
  readonly zones: readonly string[]
  readonly projectId?: string
  readonly createdAt?: string
}

export interface RouterGateway {
  readonly networkId: string
  /** Servers without a floating IP go out under the router's own address. */
  readonly snat?: boolean
  readonly addresses: readonly string[]
}

function parseGateway(value: unknown): RouterGateway | undefined {
  if (!isRecord(value)) return undefined
  const networkId = readText(value.network_id)
  if (networkId === undefined) return undefined
  return compact({
    networkId,
    snat: readOptionalFlag(value.enable_snat),
    addresses: readEach(value, 'external_fixed_ips', (fixed) =>
      readText(readRecord(fixed).ip_address),
    ),
  })
}

/** Reads one router, wrapped (`{ router: … }`) or not. */
export function parseRouter(value: unknown, region: string): Router | undefined {
  const record = readWrapped(value, 'router')
  const id = readText(record.id)
  if (id === undefined) return undefined
  return compact({
    region,
    id,
    name: readText(record.name) ?? id,
    description: readText(record.description),
    status: readText(record.status) ?? 'UNKNOWN',
    adminStateUp: record.admin_state_up !== false,
    gateway: parseGateway(record.external_gateway_info),
    routes: readEach(record, 'routes', parseRouteRecord),
    zones: readTexts(record.availability_zones),
    projectId: readText(record.project_id) ?? readText(record.tenant_id),
    createdAt: readText(record.created_at),
  })
}

/** Reads `GET /v2.0/routers`, sorted by name. */
export function parseRouters(answer: unknown, region: string): Router[] {
  return readEach(answer, 'routers', (entry) => parseRouter(entry, region)).toSorted(
    (a, b) => a.name.localeCompare(b.name),
  )
}
