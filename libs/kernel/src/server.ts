import { IncomingMessage } from 'node:http'
import fastify, { LogController, type FastifyInstance, type FastifyRequest } from 'fastify'
import underPressure from '@fastify/under-pressure'
import type { Caller } from '@aloft/contracts/caller'
import { rememberMethods } from './allowed-methods.ts'
import { boundBodies } from './body-deadline.ts'
import { callerHeader, type CallerSigner } from './caller-signature.ts'
import { AloftError } from './errors.ts'
import {
  createErrorId,
  errorBody,
  errorHeaders,
  logError,
  toAloftError,
} from './error-reply.ts'
import { takeOnlyJson } from './json-body.ts'
import type { KernelConfig } from './kernel-config.ts'
import type { Logger } from './log.ts'
import { withoutSecretValues } from './redaction.ts'
import { decorateWithContext } from './server-context.ts'
import { continueTrace, type Trace } from './trace.ts'

export type Authenticate = (request: FastifyRequest) => Promise<Caller | undefined>

export interface ServerOptions {
  readonly config: KernelConfig
  readonly log: Logger
  readonly signer: CallerSigner
  readonly draining: AbortSignal
  /** The gateway's, once it is known; see `Block.authenticate`. */
  readonly authenticate: () => Authenticate | undefined
}

/** The HTTP server of a process: errors, request log, trace, caller; without any route. */
export function createServer(options: ServerOptions): FastifyInstance {
  const { config, log } = options
  const app = fastify({
    loggerInstance: log,
    // Fastify sets no bound for whole requests: files stream through for as long as they take.
    http: { headersTimeout: config.headersTimeoutMs },
    bodyLimit: config.bodyLimitBytes,
    trustProxy: config.trustedProxies.length > 0 ? [...config.trustedProxies] : false,
    // While it drains, what still comes over open connections is answered.
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    logController: new LogController({ disableRequestLogging: true }),
    requestIdHeader: false,
    genReqId: createErrorId,
    routerOptions: { maxParamLength: 512 },
    frameworkErrors: (error, request, reply) => {
      const id = createErrorId()
      const failure = new AloftError('invalid_request', {
        message: withoutSecretValues(error.message),
      })
      logError(log, failure, id)
      reply.hijack()
      reply.raw
        .writeHead(failure.status, errorHeaders(failure))
        .end(JSON.stringify(errorBody(failure, id)))
    },
  })
  const traces = new WeakMap<FastifyRequest, Trace>()
  const traceOf = (request: FastifyRequest): Trace => {
    const known = traces.get(request) ?? continueTrace(request.headers.traceparent)
    traces.set(request, known)
    return known
  }
  const logOf = (request: FastifyRequest): Logger =>
    log.child(callerFields(request, traceOf))

  app.decorateRequest('caller', undefined)
  decorateWithContext(app, {
    checkReplies: config.checkReplies,
    traceOf,
    logOf,
    resolveCaller: async (request) => {
      const header = request.headers[callerHeader]
      if (typeof header === 'string') {
        return withTrace(options.signer.verify(header), traceOf(request).traceId)
      }
      const caller = await options.authenticate()?.(request)
      return caller && withTrace(caller, traceOf(request).traceId)
    },
  })
  // Contracts are checked by `serve`; JSON is what V8 makes of the reply.
  app.setValidatorCompiler(() => () => true)
  app.setSerializerCompiler(() => (value) => JSON.stringify(value))
  takeOnlyJson(app)
  boundBodies(app, config.bodyTimeoutMs)
  // Measures how far the process lags, for /ready; it turns nobody away.
  app.register(underPressure, { sampleInterval: 500 })

  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
    if (options.draining.aborted) reply.header('connection', 'close')
  })
  app.addHook('onResponse', async (request, reply) => {
    logRequest(logOf(request), request, reply.statusCode, reply.elapsedTime)
  })
  app.setErrorHandler(async (thrown, request, reply) => {
    const error = toAloftError(thrown)
    const id = createErrorId()
    logError(logOf(request), error, id)
    if (error.code === 'body_too_large') reply.header('connection', 'close')
    return reply.code(error.status).headers(errorHeaders(error)).send(errorBody(error, id))
  })
  const methodsOf = rememberMethods(app)
  app.setNotFoundHandler(async (request, reply) => {
    const [path = ''] = request.url.split('?', 1)
    const allowed = methodsOf(path).join(', ')
    if (allowed !== '') {
      reply.header('allow', allowed)
      const message = `${request.method} is not possible at ${path}; ${allowed} is.`
      throw new AloftError('wrong_method', { message })
    }
    throw new AloftError('not_found', { message: `There is nothing at ${path}.` })
  })
  return app
}

function withTrace(caller: Caller, traceId: string): Caller {
  return caller.kind === 'user' ? { ...caller, traceId } : caller
}

function callerFields(
  request: FastifyRequest,
  traceOf: (request: FastifyRequest) => Trace,
): object {
  const { caller } = request
  return {
    block: blockOf(request),
    requestId: request.id,
    traceId: traceOf(request).traceId,
    ...(caller?.kind === 'user' && {
      username: caller.username,
      account: caller.accountName,
    }),
    ...(caller?.kind === 'block' && { username: `block ${caller.block}` }),
  }
}

/** By its address; what is mounted at the root is the gateway's or the kernel's own. */
function blockOf({ routeOptions }: FastifyRequest): string {
  const [, mount, block] = routeOptions.url?.split('/') ?? []
  if (mount !== 'api' || block === undefined) return 'kernel'
  return block === 'cloud' ? 'gateway' : block
}

function logRequest(
  log: Logger,
  request: FastifyRequest,
  status: number,
  elapsedMs: number,
): void {
  const durationMs = Math.round(elapsedMs * 10) / 10
  const url = withoutSecretValues(request.url)
  const line = `${request.method} ${url} ${status} ${durationMs} ms`
  const fields = {
    method: request.method,
    url,
    status,
    durationMs,
    remoteAddress: request.ip,
  }
  if (isQuiet(request)) log.debug(fields, line)
  else log.info(fields, line)
}

/** Balancers ask every second; a call within the process is no request to the server. */
function isQuiet(request: FastifyRequest): boolean {
  const isHealth = ['/live', '/ready', '/lbz'].includes(request.url)
  return isHealth || !(request.raw instanceof IncomingMessage)
}
