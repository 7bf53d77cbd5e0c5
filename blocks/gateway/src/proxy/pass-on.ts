import type { IncomingMessage, ServerResponse } from 'node:http'
import { AloftError } from '@aloft/kernel/errors'
import type { Trace } from '@aloft/kernel/trace'
import type { Dispatcher } from 'undici'
import { endpointOf, pathAt, type Endpoint } from '../cloud/endpoint.ts'
import { globalRequestId } from '@aloft/kernel/cloud/global-request-id'
import type { RecordExchange, UpstreamExchange } from '@aloft/kernel/cloud/exchange-record'
import { unanswered } from '@aloft/kernel/cloud/unanswered'
import { staysBelow } from '../cloud/upstream-path.ts'
import { regionName, type ActiveSession } from '../session/session.ts'
import { takesCredentials } from './credential-path.ts'
import { forward, type ForwardEnd, type ForwardWatcher } from './forward.ts'
import { headerOf, headersForBrowser, headersForCloud } from './header-rules.ts'
import { parseProxyAddress } from './proxy-address.ts'
import { requestBody } from './request-body.ts'

export interface PassOptions {
  readonly dispatcher: Dispatcher
  readonly record: RecordExchange
  readonly jsonLimitBytes: number
  readonly browserIdleMs: number
  /** Told of a session whose token was not taken. */
  readonly onRefused: (session: ActiveSession) => void
}

export interface PassedCall {
  readonly session: ActiveSession
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly trace: Trace
}

export interface PassWatcher {
  /** The answer is about to be written to the response. */
  onAnswer(): void
  /** Nothing more will come. With an error, nothing was written: it is to be told. */
  onEnd(error: AloftError | undefined): void
}

/** Where a call goes, checked against the catalog. */
interface Target {
  readonly region: string
  readonly service: string
  readonly endpoint: Endpoint
  /** With the query. */
  readonly path: string
}

/**
 * Passes one call on to the cloud as the person of the session. Throws what is wrong with the request
 * itself: `not_found`, `unknown_region`, `unknown_service`, `invalid_request`, `body_too_large`,
 * `not_proxied`.
 */
export function passOn(options: PassOptions, call: PassedCall, watcher: PassWatcher): void {
  const { session, request, response, trace } = call
  const target = targetOf(request.url ?? '', session)
  const method = request.method ?? 'GET'
  const headers = headersForCloud(request.rawHeaders)
  headers.push('x-auth-token', session.token, 'traceparent', trace.traceparent)
  headers.push('x-openstack-request-id', globalRequestId(trace.traceId))
  forward(
    options.dispatcher,
    {
      origin: target.endpoint.origin,
      path: target.path,
      method,
      headers,
      body: requestBody(request, target.service, options.jsonLimitBytes),
      repeatable: method === 'GET' || method === 'HEAD',
      browserIdleMs: options.browserIdleMs,
    },
    response,
    new Passage(options, call, target, watcher),
  )
}

function targetOf(url: string, session: ActiveSession): Target {
  const address = parseProxyAddress(url)
  if (address === undefined) {
    throw new AloftError('not_found', {
      message: 'The proxy’s addresses are /api/cloud/<region>/<service>/<path>.',
    })
  }
  const { region, service, path, query } = address
  const endpoint = endpointOf(session.endpoints, region, service)
  if (!staysBelow(path)) {
    throw new AloftError('invalid_request', {
      message: 'The path leaves the service’s address.',
    })
  }
  if (takesCredentials(service, path)) throw new AloftError('not_proxied')
  return { region, service, endpoint, path: pathAt(endpoint, path) + query }
}

/** One call under way: what its line in the log will say. */
class Passage implements ForwardWatcher {
  readonly #options: Pick<PassOptions, 'record' | 'onRefused'>
  readonly #call: PassedCall
  readonly #target: Target
  readonly #watcher: PassWatcher
  readonly #startedAt = performance.now()
  #code = 0
  #requestId: string | undefined

  constructor(
    options: Pick<PassOptions, 'record' | 'onRefused'>,
    call: PassedCall,
    target: Target,
    watcher: PassWatcher,
  ) {
    this.#options = options
    this.#call = call
    this.#target = target
    this.#watcher = watcher
  }

  onAnswer(status: number, headers: string[]): string[] | undefined {
    this.#code = status
    this.#requestId =
      headerOf(headers, 'x-openstack-request-id') ??
      headerOf(headers, 'x-compute-request-id')
    if (status === 401) return undefined
    this.#watcher.onAnswer()
    return headersForBrowser(headers)
  }

  onEnd(end: ForwardEnd): void {
    const { session, request, trace } = this.#call
    const { region, service, endpoint, path } = this.#target
    const refused = this.#refusal(end)
    this.#options.record({
      username: session.user.name,
      account: session.project.name,
      verb: request.method ?? '',
      url: endpoint.origin + path,
      region,
      service,
      durationMs: performance.now() - this.#startedAt,
      traceId: trace.traceId,
      requestId: this.#requestId,
      end: exchangeEnd(end, this.#code, refused),
    })
    // Nobody is there to be answered.
    if (end.kind === 'left') this.#watcher.onAnswer()
    this.#watcher.onEnd(refused)
  }

  #refusal(end: ForwardEnd): AloftError | undefined {
    const { region, service } = this.#target
    if (end.kind === 'failed') {
      return refusalOf(end.error, this.#call.session, { region, service })
    }
    if (this.#code !== 401) return undefined
    this.#options.onRefused(this.#call.session)
    const requestId = this.#requestId
    return new AloftError('reauth_required', {
      upstream: { region, service, status: 401, ...(requestId && { requestId }) },
    })
  }
}

function exchangeEnd(
  end: ForwardEnd,
  code: number,
  refused: AloftError | undefined,
): UpstreamExchange['end'] {
  switch (end.kind) {
    case 'answered':
      return { kind: 'answered', code }
    case 'cut':
      return { kind: 'cut', code, reason: end.error.message }
    case 'failed': {
      const reason = refused?.details.context?.['reason']
      const said = typeof reason === 'string' ? reason : refused?.code
      return { kind: 'failed', reason: said ?? 'unknown' }
    }
    case 'left':
      return { kind: 'left' }
    default:
      return end satisfies never
  }
}

function refusalOf(
  error: Error,
  session: ActiveSession,
  upstream: { region: string; service: string },
): AloftError {
  if (error instanceof AloftError) return error
  if ('code' in error && error.code === 'UND_ERR_INVALID_ARG') {
    return new AloftError('invalid_request', {}, { cause: error })
  }
  return unanswered(error, upstream, regionName(session, upstream.region))
}
