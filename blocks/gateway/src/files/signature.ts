import { createHmac } from 'node:crypto'
import { objectPath } from '@aloft/openstack/stored-object'

/** What an address opens, and until when. */
export interface Lent {
  readonly container: string
  readonly object: string
  readonly method: 'GET' | 'PUT'
  /** Seconds since the epoch. */
  readonly expiresAt: number
}

/**
 * The address of an object with the signature of a key of its account. Swift signs the path from `/v1/`
 * on, as it sees it: decoded, and without what a proxy before it cuts off.
 * https://docs.openstack.org/swift/latest/api/temporary_url_middleware.html
 */
export function temporaryUrl(
  endpoint: string,
  key: string,
  { container, object, method, expiresAt }: Lent,
): string {
  const { pathname } = new URL(endpoint)
  const version = pathname.search(/\/v1(\/|$)/)
  const account = decodeURIComponent(version < 0 ? pathname : pathname.slice(version))
  const signed = `${account.replace(/\/$/, '')}/${container}/${object}`
  const signature = createHmac('sha256', key)
    .update(`${method}\n${expiresAt}\n${signed}`)
    .digest('hex')
  const url = new URL(endpoint.replace(/\/$/, '') + objectPath(container, object))
  url.searchParams.set('temp_url_sig', signature)
  url.searchParams.set('temp_url_expires', String(expiresAt))
  return url.href
}
