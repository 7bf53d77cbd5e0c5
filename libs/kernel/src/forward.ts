import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Pool } from 'undici'
import { callerHeader, type CallerSigner } from './caller-signature.ts'
import { AloftError } from './errors.ts'
import { requestContext } from './server-context.ts'

// https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1, and what is for the gateway only.
const keptBack = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'host',
  'cookie',
  'authorization',
  'content-length',
  'expect',
  callerHeader,
])

/**
 * `/api/<block>/…` of a block that runs elsewhere: passed on as it is, signed for the person behind it,
 * without the cookie. Where the browser's gateway is, and nowhere else.
 */
export function forwardRoutes(
  app: FastifyInstance,
  options: {
    readonly block: string
    readonly address: string
    readonly signer: CallerSigner
    /**
     * Longest silence of the block. It has deadlines of its own, as when it runs in this process; this
     * one is for a machine that is gone without a word.
     */
    readonly timeoutMs: number
  },
): void {
  const { block, address, signer, timeoutMs } = options
  const context = requestContext(app)
  const pool = new Pool(address, { connections: 128, connectTimeout: 2000, allowH2: false })
  app.addHook('onClose', async () => pool.destroy())
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
    scope.all(`/api/${block}/*`, {
      onRequest: async (request) => {
        request.caller = await context.resolveCaller(request)
      },
      handler: async (request, reply) => {
        const headers = forwardedHeaders(request)
        headers.traceparent = context.traceOf(request).traceparent
        if (request.caller !== undefined)
          headers[callerHeader] = signer.sign(request.caller)
        return forward(pool, request, reply, { block, headers, timeoutMs })
      },
    })
  })
}

async function forward(
  pool: Pool,
  request: FastifyRequest,
  reply: FastifyReply,
  options: { block: string; headers: Record<string, string>; timeoutMs: number },
): Promise<FastifyReply> {
  const { block, headers, timeoutMs } = options
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD'
  const left = new AbortController()
  const onClose = () => left.abort()
  reply.raw.once('close', onClose)
  try {
    const answer = await pool.request({
      method: request.method,
      path: request.url,
      headers,
      body: hasBody ? request.raw : null,
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
      signal: left.signal,
    })
    reply.raw.off('close', onClose)
    reply.code(answer.statusCode)
    for (const [name, value] of Object.entries(answer.headers)) {
      if (value !== undefined && !keptBack.has(name)) reply.header(name, value)
    }
    const length = answer.headers['content-length']
    if (length !== undefined) reply.header('content-length', length)
    return await reply.send(answer.body)
  } catch (cause) {
    // Nobody is there to be answered.
    if (left.signal.aborted) return reply.hijack()
    throw new AloftError(
      'block_unavailable',
      { message: `The part of Aloft that is called ${block} does not answer.` },
      { cause },
    )
  }
}

function forwardedHeaders(request: FastifyRequest): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(request.headers)) {
    if (value === undefined || keptBack.has(name)) continue
    headers[name] = Array.isArray(value) ? value.join(', ') : value
  }
  const length = request.headers['content-length']
  if (length !== undefined && request.method !== 'GET') headers['content-length'] = length
  return headers
}
