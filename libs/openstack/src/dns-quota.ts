import { readNumber, readRecord } from './json-reader.ts'
import type { Limit } from './limits.ts'

/** What a project has in Designate, and may have; what the cloud does not tell is absent. */
export interface DnsQuota {
  readonly zones?: Limit
  /** In all zones together: only each zone for itself is bounded. */
  readonly recordSets?: number
  readonly mostRecordSetsInZone?: number
}

/**
 * From `GET /v2/quotas/<project>` and one-entry lists of zones and record sets, which tell how many there
 * are. Below zero means no limit. https://docs.openstack.org/api-ref/dns/#quotas
 */
export function parseDnsQuota(
  quotas: unknown,
  zones: unknown,
  recordSets: unknown,
): DnsQuota {
  const limits = readRecord(quotas)
  const bound = (name: string) => {
    const value = readNumber(limits[name])
    return value === undefined || value < 0 ? undefined : value
  }
  const total = (answer: unknown) =>
    readNumber(readRecord(readRecord(answer).metadata).total_count)
  const [used, limit] = [total(zones), bound('zones')]
  const [sets, most] = [total(recordSets), bound('zone_recordsets')]
  return {
    ...(used !== undefined && { zones: limit === undefined ? { used } : { used, limit } }),
    ...(sets !== undefined && { recordSets: sets }),
    ...(most !== undefined && { mostRecordSetsInZone: most }),
  }
}
