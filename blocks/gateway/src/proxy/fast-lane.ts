import type {
  IncomingHttpHeaders,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http'
import { createErrorId, errorBody, errorHeaders, logError } from '@aloft/kernel/error-reply'
import { AloftError } from '@aloft/kernel/errors'
import type { Logger } from '@aloft/kernel/log'
import { continueTrace } from '@aloft/kernel/trace'
import type { ActiveSession } from '../session/session.ts'
import { passOn, type PassOptions } from './pass-on.ts'
import { proxyPrefix } from './proxy-address.ts'

export interface FastLaneOptions extends PassOptions {
  readonly log: Logger
  readonly draining: AbortSignal
  /** The session of a request when it is known without waiting. */
  readonly peek: (headers: IncomingHttpHeaders) => ActiveSession | undefined
}

/**
 * Reads through the proxy are what the panel does most, and the framework around a request costs more
 * than the request. Reads of known sessions are therefore passed on before the framework sees them;
 * everything else (changes, unknown sessions, what is wrong) takes its ordinary way through
 * `proxyRoutes`, which does the same.
 */
export function openFastLane(server: Server, options: FastLaneOptions): void {
  const ordinary = server.listeners('request')
  server.removeAllListeners('request')
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (isRead(request) && !options.draining.aborted) {
      const session = options.peek(request.headers)
      if (session && pass(options, session, request, response)) return
    }
    for (const listener of ordinary) listener.call(server, request, response)
  })
}

function isRead({ method, url, headers }: IncomingMessage): boolean {
  return (
    (method === 'GET' || method === 'HEAD') &&
    url !== undefined &&
    url.startsWith(proxyPrefix) &&
    headers['content-length'] === undefined &&
    headers['transfer-encoding'] === undefined
  )
}

/** `false` when the request is wrong: the ordinary way says how. */
function pass(
  options: FastLaneOptions,
  session: ActiveSession,
  request: IncomingMessage,
  response: ServerResponse,
): boolean {
  const trace = continueTrace(request.headers.traceparent)
  try {
    passOn(
      options,
      { session, request, response, trace },
      {
        onAnswer: () => undefined,
        onEnd: (error) => {
          if (error) answerError(options.log, session, response, error, trace.traceId)
        },
      },
    )
    return true
  } catch (error) {
    if (error instanceof AloftError) return false
    throw error
  }
}

/** As the framework answers it, by the same words and headers. */
function answerError(
  log: Logger,
  session: ActiveSession,
  response: ServerResponse,
  error: AloftError,
  traceId: string,
): void {
  const [id, requestId] = [createErrorId(), createErrorId()]
  const [username, account] = [session.user.name, session.project.name]
  logError(log.child({ username, account, traceId, requestId }), error, id)
  const body = JSON.stringify(errorBody(error, id))
  response.writeHead(error.status, {
    ...errorHeaders(error),
    'x-request-id': requestId,
    'content-length': Buffer.byteLength(body),
  })
  response.end(body)
}
