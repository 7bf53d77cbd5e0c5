import { promisify } from 'node:util'
import zlib from 'node:zlib'

const { constants } = zlib
const zstd = promisify(zlib.zstdCompress)
const brotli = promisify(zlib.brotliCompress)
const gzip = promisify(zlib.gzip)

export type Encoding = 'zstd' | 'br' | 'gzip'

/** Shorter answers are not worth it. */
const shortest = 2048

/**
 * The encoding to use by `Accept-Encoding`: the quickest for its size that is accepted. Absent: send it plain.
 * https://www.rfc-editor.org/rfc/rfc9110#name-accept-encoding
 */
export function pickEncoding(accepted: string | undefined): Encoding | undefined {
  const weights = new Map<string, number>()
  for (const part of (accepted ?? '').split(',')) {
    const [name = '', ...parameters] = part.split(';')
    const q = parameters.find((parameter) => parameter.trim().startsWith('q='))
    weights.set(name.trim().toLowerCase(), q === undefined ? 1 : Number(q.trim().slice(2)))
  }
  const order: readonly Encoding[] = ['zstd', 'br', 'gzip']
  return order.find((name) => (weights.get(name) ?? weights.get('*') ?? 0) > 0)
}

/** Compressed for a reader that waits: levels that take few milliseconds a megabyte. */
export async function compress(text: string, encoding: Encoding): Promise<Buffer> {
  switch (encoding) {
    case 'zstd':
      return zstd(text, { params: { [constants.ZSTD_c_compressionLevel]: 1 } })
    case 'br':
      return brotli(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } })
    case 'gzip':
      return gzip(text, { level: 1 })
    default:
      return encoding satisfies never
  }
}

export function isWorthCompressing(text: string): boolean {
  return text.length > shortest
}
