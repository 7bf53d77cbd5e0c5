import type { FastifyReply, FastifyRequest } from 'fastify'
import { AloftError } from '@aloft/kernel/errors'
import type { Dispatcher } from 'undici'
import { scopeHeader } from '../session/shown-scope.ts'

/** Says that another process of the gateway passed this on: it is not passed on again. */
export const passedOnHeader = 'x-aloft-passed-on'

const passedHeaders = ['cookie', 'origin', 'traceparent', 'sec-fetch-site']
/** Of a chunk; other requests have no body that would be missed. */
const bytesHeaders = ['content-type', 'content-length']

export interface Passed {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  /** Of a GET in the place of the request. */
  readonly path?: string | undefined
}

/** Whether the process is gone or only the way to it can not be told from here. */
export function notThere(cause?: unknown): AloftError {
  return new AloftError(
    'block_unavailable',
    { message: 'The process of Aloft that holds this upload does not answer.' },
    { cause },
  )
}

/**
 * Passes a request on to the process that holds its upload, as the browser sent it: that process lets the
 * person in by the same cookie. Throws `block_unavailable`.
 */
export async function passToPeer(
  dispatcher: Dispatcher,
  owner: string,
  { request, reply, path }: Passed,
): Promise<void> {
  const headers: Record<string, string> = { host: request.host, [passedOnHeader]: '1' }
  const isChunk = request.headers['content-type'] === 'application/octet-stream'
  const names = [...passedHeaders, ...(isChunk ? bytesHeaders : []), scopeHeader]
  for (const name of names) {
    const value = request.headers[name]
    if (typeof value === 'string') headers[name] = value
  }
  try {
    const answer = await dispatcher.request({
      origin: owner,
      path: path ?? request.raw.url ?? '',
      method: path === undefined ? request.method : 'GET',
      headers,
      // Not the request itself: what fails here must leave the line open for the answer.
      body: isChunk ? bodyOf(request) : null,
    })
    const text = await answer.body.text()
    await reply
      .code(answer.statusCode)
      .header('content-type', 'application/json; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(text)
  } catch (cause) {
    throw notThere(cause)
  }
}

/** undici reads any async iterable; its types name streams only. */
const bodyOf = ({ raw }: FastifyRequest) =>
  raw.iterator({ destroyOnReturn: false }) as unknown as NonNullable<
    Dispatcher.DispatchOptions['body']
  >
