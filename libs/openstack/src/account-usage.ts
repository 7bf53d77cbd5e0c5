import { readNumber } from './json-reader.ts'
import { type Limit, readLimit } from './limits.ts'

/** What an account of Swift holds. */
export interface AccountUsage {
  readonly bytes: Limit
  readonly containers: Limit
  readonly objects: Limit
}

/**
 * From the headers of an account, by their names in lower case. Swift bounds the bytes alone; Ceph's
 * gateway, which speaks the same, the number of objects too.
 * https://docs.openstack.org/swift/latest/middleware.html#module-swift.common.middleware.account_quotas
 */
export function parseAccountUsage(headers: Readonly<Record<string, string>>): AccountUsage {
  const number = (name: string) => readNumber(headers[name])
  return {
    bytes: readLimit(number('x-account-bytes-used'), number('x-account-meta-quota-bytes')),
    containers: { used: number('x-account-container-count') ?? 0 },
    objects: readLimit(
      number('x-account-object-count'),
      number('x-account-meta-quota-count'),
    ),
  }
}
