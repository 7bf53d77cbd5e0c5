import { withoutDot } from './dns-name.ts'
import { compact, isRecord, readEach, readNumber, readText } from './json-reader.ts'

/** The name that a floating IP's address leads back to. */
export interface ReverseRecord {
  /** Where the address is. */
  readonly region: string
  /** `<region>:<id of the floating IP>`. */
  readonly id: string
  /** The address itself. */
  readonly name: string
  /** Absent: it leads to no name. Without the dot at the end. */
  readonly hostName?: string
  readonly ttlSeconds?: number
  readonly description?: string
  readonly status: string
  readonly action: string
}

/** Reads one. https://docs.openstack.org/api-ref/dns/#get-ptr-record */
export function parseReverseRecord(value: unknown): ReverseRecord | undefined {
  if (!isRecord(value)) return undefined
  const id = readText(value.id)
  if (id === undefined) return undefined
  const hostName = readText(value.ptrdname)
  return compact({
    region: id.split(':')[0] ?? '',
    id,
    name: readText(value.address) ?? id,
    hostName: hostName === undefined ? undefined : withoutDot(hostName),
    ttlSeconds: readNumber(value.ttl),
    description: readText(value.description),
    status: readText(value.status)?.toUpperCase() ?? 'UNKNOWN',
    action: readText(value.action)?.toUpperCase() ?? 'NONE',
  })
}

/** Reads `GET /reverse/floatingips`: those of every region. */
export function parseReverseRecords(answer: unknown): ReverseRecord[] {
  return readEach(answer, 'floatingips', parseReverseRecord)
}
