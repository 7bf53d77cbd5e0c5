import { createHmac } from 'node:crypto'
import { type Answer, type CloudApi, send } from './cloud-api.ts'

/** What is asked for by an address that a key opens, and what that address says it opens. */
export interface Lent {
  /** `/container/object` */
  readonly path: string
  readonly method: string
  /** The method that was signed. */
  readonly signed: string
  /** Until it ends; less than none is over. */
  readonly seconds: number
}

/** Asks for an object without a token, by a signature of a key of its account or container. */
export async function askLent(
  api: CloudApi,
  key: string,
  { path, method, signed, seconds }: Lent,
): Promise<Answer> {
  const endpoint = api.url('object-store')
  const { pathname } = new URL(endpoint)
  const expires = String(Math.floor(Date.now() / 1000) + seconds)
  const account = pathname.slice(pathname.indexOf('/v1/'))
  const signature = createHmac('sha256', key)
    .update(`${signed}\n${expires}\n${account}${path}`)
    .digest('hex')
  const query = new URLSearchParams({ temp_url_sig: signature, temp_url_expires: expires })
  return send(`${endpoint}${path}?${query}`, {
    method,
    ...(method === 'PUT' && { body: 'changed' }),
  })
}
