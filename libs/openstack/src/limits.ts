import { readNumber, readRecord } from './json-reader.ts'

/** One limit of a project; `limit` absent: without bounds (the cloud says -1). */
export interface Limit {
  readonly used: number
  readonly limit?: number
}

export interface ComputeLimits {
  readonly servers: Limit
  readonly vcpus: Limit
  readonly memoryMegabytes: Limit
  readonly keyPairs: Limit
  readonly serverGroups: Limit
  readonly metadataItems?: number
}

/** What is used and allowed, as most services tell it: -1 is without bounds. */
export function readLimit(used: unknown, limit: unknown): Limit {
  const bound = readNumber(limit)
  const inUse = readNumber(used) ?? 0
  return bound === undefined || bound < 0 ? { used: inUse } : { used: inUse, limit: bound }
}

/**
 * Reads `GET /limits` of the compute service.
 * https://docs.openstack.org/api-ref/compute/#limits-limits
 */
export function parseComputeLimits(answer: unknown): ComputeLimits {
  const absolute = readRecord(readRecord(readRecord(answer).limits).absolute)
  const metadataItems = readNumber(absolute.maxServerMeta)
  return {
    servers: readLimit(absolute.totalInstancesUsed, absolute.maxTotalInstances),
    vcpus: readLimit(absolute.totalCoresUsed, absolute.maxTotalCores),
    memoryMegabytes: readLimit(absolute.totalRAMUsed, absolute.maxTotalRAMSize),
    keyPairs: readLimit(0, absolute.maxTotalKeypairs),
    serverGroups: readLimit(absolute.totalServerGroupsUsed, absolute.maxServerGroups),
    ...(metadataItems === undefined || metadataItems < 0 ? {} : { metadataItems }),
  }
}

/** What is left; `Infinity` where nothing bounds it. */
export function leftOf(limit: Limit): number {
  return limit.limit === undefined ? Infinity : Math.max(0, limit.limit - limit.used)
}

/**
 * Reads `GET /v2.0/quotas/<project>/details` of the network service: used (what is set aside for
 * requests under way counts too) and limit by resource name (`port`, `floatingip`, `network` …).
 * https://docs.openstack.org/api-ref/network/v2/#show-quota-details-for-a-tenant
 */
export function parseNetworkQuota(answer: unknown): Readonly<Record<string, Limit>> {
  const quota = readRecord(readRecord(answer).quota)
  return Object.fromEntries(
    Object.entries(quota).map(([name, value]) => {
      const record = readRecord(value)
      const used = (readNumber(record.used) ?? 0) + (readNumber(record.reserved) ?? 0)
      return [name, readLimit(used, record.limit ?? value)]
    }),
  )
}
