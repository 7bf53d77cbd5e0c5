import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Judged } from './access.ts'
import type { Address } from './address.ts'
import { SwiftFault } from './fault.ts'
import type { Metadata } from './metadata.ts'

/** What `/info` tells: SHA-1 is no longer taken. */
export const digests = ['sha256', 'sha512'] as const
/** Of a signature in hexadecimal digits. */
const digestByLength: Record<number, string> = { 64: 'sha256', 128: 'sha512' }

export const isTemporaryUrl = (query: URLSearchParams): boolean =>
  query.has('temp_url_sig') || query.has('temp_url_expires')

/**
 * Throws 401 unless a key of the account or of the container signed method, time and path (or a
 * prefix of it), and the time is not over.
 * https://docs.openstack.org/swift/latest/api/temporary_url_middleware.html
 */
export async function checkTemporaryUrl(
  method: string,
  { path, query }: Address,
  { account, container }: Judged,
  nowMs: number,
): Promise<void> {
  const expires = expiresAt(query.get('temp_url_expires') ?? '')
  const signature = query.get('temp_url_sig') ?? ''
  if (expires === undefined || expires * 1000 <= nowMs) throw invalid()
  const prefix = query.get('temp_url_prefix')
  const place = path.split('/').slice(0, 4).join('/')
  const signed = prefix === null ? path : `prefix:${place}/${prefix}`
  if (prefix !== null && !path.startsWith(`${place}/${prefix}`)) throw invalid()
  const { metadata } = await account()
  const keys = [
    ...keysOf('account', metadata),
    ...keysOf('container', container?.metadata ?? {}),
  ]
  // Whoever may get it, or put it, may also ask whether it is there.
  const methods = method === 'HEAD' ? ['HEAD', 'GET', 'PUT', 'POST'] : [method]
  const isSigned = methods.some((allowed) =>
    keys.some((key) => isSignature(signature, key, `${allowed}\n${expires}\n${signed}`)),
  )
  if (!isSigned) throw invalid()
}

function keysOf(kind: 'account' | 'container', metadata: Metadata): string[] {
  return ['', '-2'].flatMap((number) => {
    const key = metadata[`x-${kind}-meta-temp-url-key${number}`]
    return key === undefined ? [] : [key]
  })
}

/** Hexadecimal, or `sha512:` and base64. */
function isSignature(given: string, key: string, text: string): boolean {
  const [named, encoded] = given.includes(':') ? given.split(':') : [undefined, undefined]
  const digest = named ?? digestByLength[given.length]
  if (!digests.some((allowed) => allowed === digest) || digest === undefined) return false
  const wanted = createHmac(digest, key).update(text).digest()
  const bytes =
    encoded === undefined ? Buffer.from(given, 'hex') : Buffer.from(encoded, 'base64')
  return bytes.length === wanted.length && timingSafeEqual(bytes, wanted)
}

/** Seconds since the epoch, from such or from ISO 8601. */
function expiresAt(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text)
  const atMs = Date.parse(text)
  return Number.isNaN(atMs) ? undefined : Math.floor(atMs / 1000)
}

/** `attachment; filename="report.pdf"` for a temporary URL's download, as it asks for. */
export function dispositionOf({ query, object = '' }: Address): string {
  const filename = query.get('filename') ?? object.split('/').filter(Boolean).at(-1) ?? ''
  if (query.has('inline') && !query.has('filename')) return 'inline'
  const kind = query.has('inline') ? 'inline' : 'attachment'
  const plain = filename.replaceAll(/["\\\r\n]/g, '_').replaceAll(/[^\x20-\x7e]/g, '_')
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(filename)}`
}

const invalid = (): SwiftFault =>
  new SwiftFault(401, '401 Unauthorized: Temp URL invalid\n', {
    'www-authenticate': 'Swift realm="unknown"',
  })
