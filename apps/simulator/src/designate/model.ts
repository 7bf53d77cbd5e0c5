import type { Cloud } from '../core/cloud.ts'
import type { Collection, Resource } from '../core/collection.ts'
import { GLOBAL } from '../core/store.ts'

export type Status = 'ACTIVE' | 'PENDING' | 'ERROR'
export type Action = 'CREATE' | 'UPDATE' | 'DELETE' | 'NONE'

interface Stamped extends Resource {
  /** `2013-08-22T19:47:46.000000`. */
  readonly created_at: string
  readonly updated_at: string | null
  /** Counts the changes. */
  readonly version: number
}

export interface Zone extends Stamped {
  readonly project_id: string
  /** With its dot at the end. */
  readonly name: string
  readonly email: string
  readonly description: string | null
  readonly ttl: number
  readonly serial: number
  readonly status: Status
  readonly action: Action
  readonly type: 'PRIMARY' | 'SECONDARY'
  readonly masters: readonly string[]
  readonly attributes: Readonly<Record<string, string>>
  readonly parent_zone_id: string | null
  /** The SOA record's; seconds. */
  readonly refresh: number
  readonly transferred_at: string | null
  /** When the name servers have the change. */
  readonly pending?: { readonly dueAt: number }
}

/** Whose address a managed PTR record is of. */
export interface ReverseOf {
  readonly region: string
  readonly floating_ip_id: string
  readonly address: string
  readonly project_id: string
}

export interface RecordSet extends Stamped {
  readonly project_id: string
  readonly zone_id: string
  readonly name: string
  readonly type: string
  readonly ttl: number | null
  readonly description: string | null
  readonly records: readonly string[]
  readonly status: Status
  readonly action: Action
  /** Designate's own: SOA, the NS of the zone, reverse records. */
  readonly managed: boolean
  readonly reverse_of?: ReverseOf
}

/** An import or an export of a zone. */
export interface ZoneTask extends Stamped {
  readonly project_id: string
  readonly kind: 'IMPORT' | 'EXPORT'
  readonly zone_id: string | null
  readonly status: 'PENDING' | 'COMPLETE' | 'ERROR'
  readonly message: string | null
  readonly location: string | null
  /** The file that waits to be imported. */
  readonly text?: string
  readonly pending?: { readonly dueAt: number }
}

/** `id` is the project's; only limits that differ from the defaults. */
export interface Quota extends Resource {
  readonly limits: Readonly<Record<string, number>>
}

export interface Designate {
  readonly cloud: Cloud
  readonly zones: Collection<Zone>
  readonly recordSets: Collection<RecordSet>
  readonly tasks: Collection<ZoneTask>
  readonly quotas: Collection<Quota>
}

/** The one set of zones that every region's endpoint shows; the same collections at every call. */
export function openDesignate(cloud: Cloud): Designate {
  const { store } = cloud
  return {
    cloud,
    zones: store.collection<Zone>(GLOBAL, 'dns-zone', ['name', 'parent_zone_id']),
    recordSets: store.collection<RecordSet>(GLOBAL, 'dns-record-set', ['zone_id', 'name']),
    tasks: store.collection<ZoneTask>(GLOBAL, 'dns-task'),
    quotas: store.collection<Quota>(GLOBAL, 'dns-quota'),
  }
}

/** The pool's name servers; the first is the primary of every SOA record. */
export const nameServers: readonly { hostname: string; priority: number }[] = [
  { hostname: 'ns1.aloft-dns.example.', priority: 1 },
  { hostname: 'ns2.aloft-dns.example.', priority: 2 },
]

/** Designate's own default pool. */
export const poolId = '794ccc2c-d751-44fe-b57f-8894c9f5c842'

/** Zones of reverse records belong to nobody. */
export const nobody = '00000000-0000-0000-0000-000000000000'

export const defaultTtlSeconds = 3600
