import { readNumber, readRecord } from './json-reader.ts'

/** How much of one thing a project may have in a region, and has. */
export interface Allowance {
  /** Absent: without a limit. */
  readonly limit?: number
  readonly used: number
}

/**
 * Reads one resource of `GET /v2.0/quotas/<project>/details.json`: `floatingip`, `security_group` …
 * Absent where the cloud does not count it.
 * https://docs.openstack.org/api-ref/network/v2/#show-quota-details-for-a-tenant
 */
export function parseNetworkAllowance(
  answer: unknown,
  name: string,
): Allowance | undefined {
  const record = readRecord(readRecord(readRecord(answer).quota)[name])
  const limit = readNumber(record.limit)
  const used = readNumber(record.used)
  if (limit === undefined || used === undefined) return undefined
  const taken = used + (readNumber(record.reserved) ?? 0)
  return limit < 0 ? { used: taken } : { limit, used: taken }
}

/** `3 of 50`; `3` where there is no limit. */
export const allowanceWords = ({ limit, used }: Allowance): string =>
  limit === undefined ? String(used) : `${used} of ${limit}`

export const isUsedUp = ({ limit, used }: Allowance): boolean =>
  limit !== undefined && used >= limit
