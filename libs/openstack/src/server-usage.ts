import {
  compact,
  isRecord,
  readEach,
  readNumber,
  readRecord,
  readText,
} from './json-reader.ts'

/** What one server took in a period. https://docs.openstack.org/api-ref/compute/#usage-reports-os-simple-tenant-usage */
export interface ServerUsage {
  readonly region: string
  /** Of the server, which may be gone. */
  readonly id: string
  readonly name: string
  /** Name of its size at present, or of its last one. */
  readonly flavor: string
  /** Of the period. */
  readonly hours: number
  readonly vcpus: number
  readonly memoryMegabytes: number
  readonly diskGigabytes: number
  /** Nova's word: `active`, `stopped`, `terminated` … */
  readonly state: string
  /** ISO 8601, UTC. */
  readonly startedAt?: string
  readonly endedAt?: string
}

function parseServerUsage(value: unknown, region: string): ServerUsage | undefined {
  if (!isRecord(value)) return undefined
  const id = readText(value.instance_id)
  if (id === undefined) return undefined
  return compact({
    region,
    id,
    name: readText(value.name) ?? id,
    flavor: readText(value.flavor) ?? 'unknown',
    hours: readNumber(value.hours) ?? 0,
    vcpus: readNumber(value.vcpus) ?? 0,
    memoryMegabytes: readNumber(value.memory_mb) ?? 0,
    diskGigabytes: readNumber(value.local_gb) ?? 0,
    state: readText(value.state) ?? 'unknown',
    startedAt: utc(readText(value.started_at)),
    endedAt: utc(readText(value.ended_at)),
  })
}

/** Nova writes its times without a zone, and means UTC. */
function utc(time: string | undefined): string | undefined {
  if (time === undefined) return undefined
  return /([zZ]|[+-]\d\d:?\d\d)$/.test(time) ? time : `${time}Z`
}

/** Reads one page of `GET /os-simple-tenant-usage/<project>?detailed=1`; empty when nothing ran. */
export function parseServerUsages(answer: unknown, region: string): ServerUsage[] {
  return readEach(readRecord(answer).tenant_usage, 'server_usages', (value) =>
    parseServerUsage(value, region),
  )
}
