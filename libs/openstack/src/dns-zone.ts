import { available, unavailable, type Availability } from './availability.ts'
import { withoutDot } from './dns-name.ts'
import {
  compact,
  isRecord,
  readEach,
  readNumber,
  readText,
  readTexts,
} from './json-reader.ts'

/** A zone of Designate, in the region whose endpoint told it: all regions have the same ones. */
export interface Zone {
  readonly region: string
  readonly id: string
  /** Without the dot at the end: `example.com`. */
  readonly name: string
  readonly email?: string
  readonly ttlSeconds?: number
  readonly serial?: number
  /** Upper case: `ACTIVE`, `PENDING`, `ERROR`; `UNKNOWN` when the answer has none. */
  readonly status: string
  /** `CREATE`, `UPDATE`, `DELETE`; `NONE` when nothing is under way. */
  readonly action: string
  /** A secondary zone is a copy of what its masters have. */
  readonly isSecondary: boolean
  readonly masters: readonly string[]
  readonly description?: string
  /** ISO 8601 without a zone; it is UTC. */
  readonly createdAt?: string
  readonly updatedAt?: string
}

/** Reads one zone. https://docs.openstack.org/api-ref/dns/#show-a-zone */
export function parseZone(value: unknown, region: string): Zone | undefined {
  if (!isRecord(value)) return undefined
  const id = readText(value.id)
  if (id === undefined) return undefined
  return compact({
    region,
    id,
    name: withoutDot(readText(value.name) ?? id),
    email: readText(value.email),
    ttlSeconds: readNumber(value.ttl),
    serial: readNumber(value.serial),
    status: readText(value.status)?.toUpperCase() ?? 'UNKNOWN',
    action: readText(value.action)?.toUpperCase() ?? 'NONE',
    isSecondary: readText(value.type)?.toUpperCase() === 'SECONDARY',
    masters: readTexts(value.masters),
    description: readText(value.description),
    createdAt: readText(value.created_at),
    updatedAt: readText(value.updated_at),
  })
}

/** Reads `GET /zones`. https://docs.openstack.org/api-ref/dns/#list-zones */
export function parseZones(answer: unknown, region: string): Zone[] {
  return readEach(answer, 'zones', (entry) => parseZone(entry, region))
}

type InState = Pick<Zone, 'action' | 'status' | 'isSecondary'>

const leaving = ({ action }: InState): boolean => action === 'DELETE'

/**
 * May this be done to a zone in its present state, and if not, why not. The rules stand in
 * https://opendev.org/openstack/designate/src/branch/master/designate/central/service.py
 */
export const zoneCan = {
  edit: (zone: InState): Availability =>
    leaving(zone) ? unavailable('It is being deleted.') : available,
  delete: (zone: InState): Availability =>
    leaving(zone) && zone.status === 'PENDING'
      ? unavailable('It is being deleted.')
      : available,
  changeRecords: (zone: InState): Availability => {
    if (leaving(zone)) return unavailable('The zone is being deleted.')
    return zone.isSecondary
      ? unavailable('It is a copy: its records are changed where they come from.')
      : available
  },
} as const
