import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AloftError } from '@aloft/kernel/errors'
import { requestContext } from '@aloft/kernel/server-context'
import type { Trace } from '@aloft/kernel/trace'
import type { Dispatcher } from 'undici'
import { endpointOf, pathAt } from '../cloud/endpoint.ts'
import { globalRequestId } from '../cloud/global-request-id.ts'
import type { RecordExchange, UpstreamExchange } from '../cloud/upstream-exchange.ts'
import { unanswered } from '../cloud/upstream-failure.ts'
import { staysBelow } from '../cloud/upstream-path.ts'
import { callerOfSession, type ActiveSession } from '../session/session.ts'
import { forward, type ForwardEnd } from './forward.ts'
import { headerOf, headersForBrowser, headersForCloud } from './header-rules.ts'
import { parseProxyAddress } from './proxy-address.ts'
import { discardBody, requestBody } from './request-body.ts'

export interface ProxyOptions {
  readonly dispatcher: Dispatcher
  readonly record: RecordExchange
  readonly jsonLimitBytes: number
  readonly browserIdleMs: number
  /** Whose request it is, after its origin was checked. Throws `not_signed_in`, `wrong_origin`. */
  readonly sessionOf: (request: FastifyRequest) => ActiveSession | Promise<ActiveSession>
}

/** All but TRACE: it would show the token that we add. */
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'COPY']

/** `/api/cloud/<region>/<service>/…`: the cloud's own APIs, as the person who is signed in. */
export function proxyRoutes(app: FastifyInstance, options: ProxyOptions): void {
  const context = requestContext(app)
  // Swift's.
  app.addHttpMethod('COPY', { hasBody: true })
  // Bodies are passed on as they come, whatever they are.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, _body, done) => done(null, undefined))
  app.route({
    method: methods,
    url: '/api/cloud/*',
    handler: async (request, reply) => {
      try {
        const found = options.sessionOf(request)
        const session = found instanceof Promise ? await found : found
        await pass(options, session, request, reply, context.traceOf(request))
      } catch (error) {
        await discardBody(request.raw)
        throw error
      }
    },
  })
}

async function pass(
  options: ProxyOptions,
  session: ActiveSession,
  request: FastifyRequest,
  reply: FastifyReply,
  trace: Trace,
): Promise<void> {
  const { raw, method } = request
  request.caller = callerOfSession(session, trace.traceId)
  const address = parseProxyAddress(request.url)
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
  const target = pathAt(endpoint, path) + query
  const headers = headersForCloud(raw.rawHeaders)
  headers.push('x-auth-token', session.token, 'traceparent', trace.traceparent)
  headers.push('x-openstack-request-id', globalRequestId(trace.traceId))

  const startedAt = performance.now()
  let code = 0
  let requestId: string | undefined
  const { promise, resolve } = Promise.withResolvers<ForwardEnd>()
  forward(
    options.dispatcher,
    {
      origin: endpoint.origin,
      path: target,
      method,
      headers,
      body: requestBody(raw, service, options.jsonLimitBytes),
      repeatable: method === 'GET' || method === 'HEAD',
      browserIdleMs: options.browserIdleMs,
    },
    reply.raw,
    {
      onAnswer(status, answered) {
        code = status
        requestId =
          headerOf(answered, 'x-openstack-request-id') ??
          headerOf(answered, 'x-compute-request-id')
        if (status === 401) return undefined
        reply.hijack()
        return headersForBrowser(answered)
      },
      onEnd: resolve,
    },
  )
  const end = await promise
  // Nobody is there to be answered.
  if (end.kind === 'left') reply.hijack()
  const refused = end.kind === 'failed' ? refusal(end.error, session, address) : undefined
  options.record({
    username: session.user.name,
    account: session.project.name,
    verb: method,
    url: endpoint.origin + target,
    region,
    service,
    durationMs: performance.now() - startedAt,
    traceId: trace.traceId,
    requestId,
    end: exchangeEnd(end, code, refused),
  })
  if (refused !== undefined) throw refused
  if (code === 401) {
    const upstream = { region, service, status: 401, ...(requestId && { requestId }) }
    throw new AloftError('reauth_required', { upstream })
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
    case 'failed':
      return { kind: 'failed', reason: String(refused?.details.context?.['reason']) }
    case 'left':
      return { kind: 'left' }
    default:
      return end satisfies never
  }
}

function refusal(
  error: Error,
  session: ActiveSession,
  { region, service }: { region: string; service: string },
): AloftError {
  if (error instanceof AloftError) return error
  if ('code' in error && error.code === 'UND_ERR_INVALID_ARG') {
    return new AloftError('invalid_request', {}, { cause: error })
  }
  const name = session.regions.find(({ id }) => id === region)?.name
  return unanswered(error, { region, service }, name)
}
