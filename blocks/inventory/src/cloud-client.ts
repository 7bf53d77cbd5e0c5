import http from 'node:http'
import https from 'node:https'
import type { CloudCertificates } from '@aloft/kernel/cloud/certificates'
import { AloftError } from '@aloft/kernel/errors'
import { microversionHeaders } from '@aloft/openstack/microversions'
import { upstreamWords } from '@aloft/openstack/error-message'
import type { ServiceType } from '@aloft/openstack/service-type'
import type { InventoryConfig } from './config.ts'

export interface CloudRequest {
  readonly region: string
  readonly service: ServiceType
  readonly url: string
  readonly token: string
  readonly microversion?: string
  readonly signal?: AbortSignal
}

export interface CloudAnswer {
  readonly body: unknown
  /** The cloud's clock when it answered, in milliseconds; absent when it does not tell. */
  readonly dateMs: number | undefined
}

/** Reads JSON from the clouds over kept connections. */
export class CloudClient implements AsyncDisposable {
  readonly #plain = new http.Agent({ keepAlive: true, maxSockets: 64 })
  readonly #secure: https.Agent
  readonly #timeoutMs: number

  constructor(config: InventoryConfig['cloud'], certificates: CloudCertificates) {
    this.#timeoutMs = config.timeoutMs
    this.#secure = new https.Agent({ keepAlive: true, maxSockets: 64, ...certificates })
  }

  /** Fails with `upstream_unreachable`, `upstream_timeout`, or `upstream_failed` with its status. */
  async get(request: CloudRequest): Promise<CloudAnswer> {
    const response = await this.#send(request)
    const text = await readText(response, request)
    const status = response.statusCode ?? 0
    if (status !== 200) throw refusal(request, status, text, response)
    const dateMs = Date.parse(response.headers.date ?? '')
    return {
      body: parse(text, request),
      dateMs: Number.isNaN(dateMs) ? undefined : dateMs,
    }
  }

  #send(request: CloudRequest): Promise<http.IncomingMessage> {
    const secure = request.url.startsWith('https:')
    const { promise, resolve, reject } = Promise.withResolvers<http.IncomingMessage>()
    const sent = (secure ? https : http).get(request.url, {
      agent: secure ? this.#secure : this.#plain,
      headers: {
        accept: 'application/json',
        'x-auth-token': request.token,
        ...microversionHeaders(request.service, request.microversion),
      },
      timeout: this.#timeoutMs,
      ...(request.signal !== undefined && { signal: request.signal }),
    })
    sent.on('response', resolve)
    sent.on('error', (cause) => reject(unreachable(request, cause)))
    sent.on('timeout', () => sent.destroy(new Error(silent)))
    return promise
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#plain.destroy()
    this.#secure.destroy()
    await Promise.resolve()
  }
}

const silent = 'no answer in time'

async function readText(
  response: http.IncomingMessage,
  request: CloudRequest,
): Promise<string> {
  const chunks: Buffer[] = []
  try {
    // An IncomingMessage without an encoding yields buffers.
    for await (const chunk of response as AsyncIterable<Buffer>) chunks.push(chunk)
  } catch (cause) {
    throw unreachable(request, cause)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function parse(text: string, { region, service }: CloudRequest): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    const message = `${service} of ${region} answered something that is not JSON.`
    throw new AloftError(
      'upstream_failed',
      { message, upstream: { region, service } },
      { cause },
    )
  }
}

function unreachable({ region, service }: CloudRequest, cause: unknown): AloftError {
  const late = cause instanceof Error && cause.message === silent
  return new AloftError(
    late ? 'upstream_timeout' : 'upstream_unreachable',
    { upstream: { region, service } },
    { cause },
  )
}

function refusal(
  { region, service }: CloudRequest,
  status: number,
  text: string,
  response: http.IncomingMessage,
): AloftError {
  const requestId = response.headers['x-openstack-request-id']
  const { message } = upstreamWords(status, text)
  return new AloftError('upstream_failed', {
    message,
    upstream: {
      region,
      service,
      status,
      message,
      ...(typeof requestId === 'string' && { requestId }),
    },
  })
}
