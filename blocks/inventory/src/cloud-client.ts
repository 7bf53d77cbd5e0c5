import type { CloudDispatcher } from '@aloft/kernel/cloud/dispatcher'
import type { RecordExchange } from '@aloft/kernel/cloud/exchange-record'
import { globalRequestId } from '@aloft/kernel/cloud/global-request-id'
import { callUpstream, type JsonAnswer } from '@aloft/kernel/cloud/json-call'
import { AloftError } from '@aloft/kernel/errors'
import { traceOf } from '@aloft/kernel/trace'
import { upstreamWords } from '@aloft/openstack/error-message'
import { microversionHeaders } from '@aloft/openstack/microversions'
import type { ServiceType } from '@aloft/openstack/service-type'

/** For whom the cloud is asked. */
export interface Asking {
  readonly token: string
  readonly username: string
  /** Name of the project. */
  readonly account: string
  /** Of the request that made us ask. */
  readonly traceId: string
}

export interface CloudRequest {
  readonly region: string
  /** What people call it. */
  readonly regionName: string
  readonly service: ServiceType
  readonly url: string
  readonly asking: Asking
  readonly microversion?: string
  readonly signal?: AbortSignal
}

export interface CloudAnswer {
  readonly body: unknown
  /** The cloud's clock when it answered, in milliseconds; absent when it does not tell. */
  readonly dateMs: number | undefined
}

/** Reads JSON from the clouds over kept connections; each read is a line, a timer and a counter. */
export class CloudClient implements AsyncDisposable {
  readonly #dispatcher: CloudDispatcher
  readonly #record: RecordExchange
  readonly #timeoutMs: number

  /** The dispatcher is the client's from now on. */
  constructor(dispatcher: CloudDispatcher, record: RecordExchange, timeoutMs: number) {
    this.#dispatcher = dispatcher
    this.#record = record
    this.#timeoutMs = timeoutMs
  }

  /** Fails with `upstream_unreachable`, `upstream_timeout`, or `upstream_failed` with its status. */
  async get(request: CloudRequest): Promise<CloudAnswer> {
    const { region, regionName, service, url, microversion, signal } = request
    const { token, ...asking } = request.asking
    const { origin } = new URL(url)
    const answer = await callUpstream(
      this.#dispatcher,
      this.#record,
      {
        method: 'GET',
        origin,
        path: url.slice(origin.length),
        headers: {
          'x-auth-token': token,
          traceparent: traceOf(asking.traceId).traceparent,
          'x-openstack-request-id': globalRequestId(asking.traceId),
          ...microversionHeaders(service, microversion),
        },
        timeoutMs: this.#timeoutMs,
        ...(signal !== undefined && { signal }),
      },
      { ...asking, region, regionName, service },
    )
    if (answer.status !== 200) throw refusal(request, answer)
    if (typeof answer.body !== 'object') throw notJson(request)
    const dateMs = Date.parse(String(answer.headers.date))
    return { body: answer.body, dateMs: Number.isNaN(dateMs) ? undefined : dateMs }
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#dispatcher.destroy()
  }
}

function notJson({ region, regionName, service }: CloudRequest): AloftError {
  return new AloftError('upstream_failed', {
    message: `The ${service} service of ${regionName} answered something that is not JSON.`,
    upstream: { region, service },
  })
}

function refusal({ region, service }: CloudRequest, answer: JsonAnswer): AloftError {
  const { status, body, requestId } = answer
  const { message } = upstreamWords(status, body)
  return new AloftError('upstream_failed', {
    message,
    upstream: {
      region,
      service,
      status,
      message,
      ...(requestId !== undefined && { requestId }),
    },
  })
}
