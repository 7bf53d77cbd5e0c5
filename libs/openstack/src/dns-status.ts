import type { StatusWords } from './server-status.ts'

/** Where a zone or a record set stands with the name servers. */
export interface Published {
  /** `ACTIVE`, `PENDING`, `ERROR` … in upper case. */
  readonly status: string
  /** What is under way or has failed: `CREATE`, `UPDATE`, `DELETE`, `NONE`. */
  readonly action: string
}

const doing: Readonly<Record<string, string>> = {
  CREATE: 'Being created',
  UPDATE: 'Being changed',
  DELETE: 'Being deleted',
}
const failed: Readonly<Record<string, string>> = {
  CREATE: 'Not created',
  UPDATE: 'Not changed',
  DELETE: 'Not deleted',
}

/** One key for status and action together, as lists have it: `PENDING_UPDATE`. */
export function dnsStatusKey({ status, action }: Published): string {
  return status === 'ACTIVE' || action === 'NONE' ? status : `${status}_${action}`
}

/** Every key that `dnsStatusKey` gives of what Designate's documentation knows. */
export const dnsStatuses: readonly string[] = [
  'ACTIVE',
  ...['PENDING', 'ERROR', 'DELETED'].flatMap((status) => [
    status,
    ...Object.keys(doing).map((action) => dnsStatusKey({ status, action })),
  ]),
]

/**
 * Words of a status key.
 * https://docs.openstack.org/api-ref/dns/#asynchronous-apis
 */
export function dnsStatusWords(key: string): StatusWords {
  const [status = '', action = ''] = key.split('_')
  if (status === 'ACTIVE') return { label: 'Active', tone: 'ok', passing: false }
  if (status === 'PENDING') {
    return { label: doing[action] ?? 'Pending', tone: 'busy', passing: true }
  }
  if (status === 'ERROR') {
    return { label: failed[action] ?? 'Error', tone: 'bad', passing: false }
  }
  const plain = status.toLowerCase()
  const label = plain.charAt(0).toUpperCase() + plain.slice(1)
  return { label, tone: 'off', passing: false }
}
