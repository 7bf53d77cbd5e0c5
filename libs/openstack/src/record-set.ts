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

/** All records of one name and type in a zone of Designate. */
export interface RecordSet {
  readonly region: string
  /** Zone's id, slash, own id: a record set is known below its zone. */
  readonly id: string
  readonly zoneId: string
  /** Without the dot at the end. */
  readonly zoneName: string
  /** Without the dot at the end. */
  readonly name: string
  /** `A`, `MX` … */
  readonly type: string
  /** Absent: the zone's. */
  readonly ttlSeconds?: number
  /** In the form of a zone file: `10 mail.example.com.` */
  readonly records: readonly string[]
  readonly description?: string
  readonly status: string
  readonly action: string
  readonly createdAt?: string
  readonly updatedAt?: string
}

/** Reads one record set. https://docs.openstack.org/api-ref/dns/#show-a-recordset */
export function parseRecordSet(value: unknown, region: string): RecordSet | undefined {
  if (!isRecord(value)) return undefined
  const id = readText(value.id)
  const zoneId = readText(value.zone_id)
  const name = readText(value.name)
  if (id === undefined || zoneId === undefined || name === undefined) return undefined
  return compact({
    region,
    id: `${zoneId}/${id}`,
    zoneId,
    zoneName: withoutDot(readText(value.zone_name) ?? ''),
    name: withoutDot(name),
    type: readText(value.type)?.toUpperCase() ?? '',
    ttlSeconds: readNumber(value.ttl),
    records: readTexts(value.records),
    description: readText(value.description),
    status: readText(value.status)?.toUpperCase() ?? 'UNKNOWN',
    action: readText(value.action)?.toUpperCase() ?? 'NONE',
    createdAt: readText(value.created_at),
    updatedAt: readText(value.updated_at),
  })
}

/** Reads `GET /zones/<id>/recordsets`. https://docs.openstack.org/api-ref/dns/#list-recordsets-in-a-zone */
export function parseRecordSets(answer: unknown, region: string): RecordSet[] {
  return readEach(answer, 'recordsets', (entry) => parseRecordSet(entry, region))
}

type OfZone = Pick<RecordSet, 'type' | 'name' | 'zoneName'>

/** Whether Designate keeps it itself: the SOA of a zone, and the NS of its own name. */
export function isOwnOfZone({ type, name, zoneName }: OfZone): boolean {
  if (type === 'SOA') return true
  return type === 'NS' && name.toLowerCase() === zoneName.toLowerCase()
}

/** May it be changed or deleted, and if not, why not. */
export function recordSetCanChange(set: OfZone): Availability {
  if (!isOwnOfZone(set)) return available
  return unavailable(
    set.type === 'SOA'
      ? 'The DNS service writes the SOA record itself.'
      : 'The DNS service keeps the name servers of the zone itself.',
  )
}
