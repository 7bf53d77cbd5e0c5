import type { IncomingMessage } from 'node:http'
import { AloftError } from '@aloft/kernel/errors'

/** Services whose bodies are files and of any size; all others take JSON. */
const takeFiles: ReadonlySet<string> = new Set(['image', 'object-store'])

/**
 * The body to be passed on as it comes; absent when there is none. Throws `body_too_large` at once when
 * its length says so, or while it is read.
 */
export function requestBody(
  request: IncomingMessage,
  service: string,
  jsonLimitBytes: number,
): AsyncIterable<Uint8Array> | null {
  const { headers } = request
  const length = headers['content-length']
  if (headers['transfer-encoding'] === undefined && (length ?? '0') === '0') return null
  // What is left of a body must not end the connection: the browser shall read the answer.
  const chunks = request.iterator({ destroyOnReturn: false })
  if (takeFiles.has(service)) return chunks
  if (length === undefined) return limited(chunks, service, jsonLimitBytes)
  if (Number(length) > jsonLimitBytes) throw tooLarge(service, jsonLimitBytes)
  return chunks
}

async function* limited(
  chunks: AsyncIterable<Uint8Array>,
  service: string,
  limitBytes: number,
): AsyncGenerator<Uint8Array> {
  let size = 0
  for await (const chunk of chunks) {
    size += chunk.byteLength
    if (size > limitBytes) throw tooLarge(service, limitBytes)
    yield chunk
  }
}

function tooLarge(service: string, limitBytes: number): AloftError {
  const megabytes = Math.round(limitBytes / 1024 / 1024)
  return new AloftError('body_too_large', {
    message: `The ${service} service takes JSON, and a body of at most ${megabytes} MB.`,
  })
}

/** More than this is not read for the sake of an answer. */
const MOST_DISCARDED_BYTES = 64 * 1024 * 1024

/**
 * Reads the rest of a refused body and forgets it: a client that is still sending seldom sees an answer
 * that comes before it has finished. Bounded in bytes and time.
 */
export async function discardBody(request: IncomingMessage): Promise<void> {
  if (request.complete || request.destroyed) return
  if (Number(request.headers['content-length'] ?? 0) > MOST_DISCARDED_BYTES) return
  const { promise, resolve } = Promise.withResolvers<void>()
  let size = 0
  const timer = setTimeout(resolve, 5_000)
  const onData = (chunk: Buffer) => {
    size += chunk.byteLength
    if (size > MOST_DISCARDED_BYTES) resolve()
  }
  request.on('data', onData).once('end', resolve).once('close', resolve)
  request.resume()
  await promise
  clearTimeout(timer)
  request.off('data', onData)
}
