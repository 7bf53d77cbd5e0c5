import type { Dispatcher } from 'undici'
import { isBrokenConnection, unanswered } from './unanswered.ts'
import type { RecordExchange } from './exchange-record.ts'

/** A call of ours to the cloud, whose answer is read whole. */
export interface JsonCall {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly origin: string
  /** With the query. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  /** Sent as JSON. */
  readonly body?: unknown
  /** Sent as it is, instead of `body`. */
  readonly text?: string
  readonly timeoutMs: number
  /** Ends the call before its time. */
  readonly signal?: AbortSignal
}

/** For whom a call is made: what stands in its log line. */
export interface JsonCallFor {
  readonly username: string
  readonly account: string
  readonly region: string
  /** What people call it, for the words of an error; its id when absent. */
  readonly regionName?: string
  readonly service: string
  readonly traceId: string
}

export interface JsonAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  /** Parsed when it is JSON, else its text; absent when there is none. */
  readonly body: unknown
  readonly requestId: string | undefined
}

/** Answers longer than this are cut off: nothing that we ask for comes near. */
const MOST_BYTES = 32 * 1024 * 1024

/**
 * Calls the cloud and records the exchange. Any status is an answer. Throws `upstream_unreachable` or
 * `upstream_timeout`. A read is tried again once when a kept connection breaks.
 */
export async function callUpstream(
  dispatcher: Dispatcher,
  record: RecordExchange,
  call: JsonCall,
  { region, regionName, service, username, account, traceId }: JsonCallFor,
): Promise<JsonAnswer> {
  const startedAt = performance.now()
  const exchange = {
    username,
    account,
    region,
    service,
    traceId,
    verb: call.method,
    url: call.origin + call.path,
  }
  const durationMs = () => performance.now() - startedAt
  try {
    const answer = await attempt(dispatcher, call).catch((error: unknown) => {
      const isRead = call.method === 'GET' || call.method === 'HEAD'
      if (!isRead || !isBrokenConnection(error)) throw error
      return attempt(dispatcher, call)
    })
    record({
      ...exchange,
      durationMs: durationMs(),
      requestId: answer.requestId,
      end: { kind: 'answered', code: answer.status },
    })
    return answer
  } catch (cause) {
    const upstream = { ...(region !== '' && { region }), service }
    const error = unanswered(cause, upstream, regionName)
    const reason = String(error.details.context?.['reason'])
    record({
      ...exchange,
      durationMs: durationMs(),
      requestId: undefined,
      end: { kind: 'failed', reason },
    })
    throw error
  }
}

async function attempt(dispatcher: Dispatcher, call: JsonCall): Promise<JsonAnswer> {
  const json = call.body === undefined ? null : JSON.stringify(call.body)
  const body = call.text ?? json
  const answer = await dispatcher.request({
    origin: call.origin,
    path: call.path,
    method: call.method,
    headers: {
      accept: 'application/json',
      ...(json !== null && { 'content-type': 'application/json' }),
      ...call.headers,
    },
    body,
    signal: signalOf(call),
  })
  const text = await readText(answer.body)
  return {
    status: answer.statusCode,
    headers: answer.headers,
    body: parseBody(text),
    requestId: requestIdOf(answer.headers),
  }
}

function signalOf({ signal, timeoutMs }: JsonCall): AbortSignal {
  const timeout = AbortSignal.timeout(timeoutMs)
  return signal === undefined ? timeout : AbortSignal.any([signal, timeout])
}

async function readText(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.byteLength
    if (size > MOST_BYTES) throw new Error(`the answer is longer than ${MOST_BYTES} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}

function parseBody(text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    // Balancers and proxies in between answer HTML or plain text.
    return text
  }
}

/** Older services have names of their own for it. */
export function requestIdOf(
  headers: Readonly<Record<string, string | string[] | undefined>>,
): string | undefined {
  const value =
    headers['x-openstack-request-id'] ??
    headers['x-compute-request-id'] ??
    headers['x-trans-id']
  return typeof value === 'string' ? value : value?.[0]
}
