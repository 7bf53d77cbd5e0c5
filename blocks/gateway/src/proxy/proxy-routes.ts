import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { AloftError } from '@aloft/kernel/errors'
import { requestContext } from '@aloft/kernel/server-context'
import { callerOfSession, type ActiveSession } from '../session/session.ts'
import { passOn, type PassOptions } from './pass-on.ts'
import { discardBody } from './request-body.ts'

export interface ProxyOptions extends PassOptions {
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
    config: { streamsBody: true },
    handler: async (request, reply) => {
      try {
        const session = await options.sessionOf(request)
        const trace = context.traceOf(request)
        request.caller = callerOfSession(session, trace.traceId)
        const { promise, resolve } = Promise.withResolvers<AloftError | undefined>()
        passOn(
          options,
          { session, request: request.raw, response: reply.raw, trace },
          { onAnswer: () => void reply.hijack(), onEnd: resolve },
        )
        const error = await promise
        if (error !== undefined) throw error
      } catch (error) {
        await discardBody(request.raw)
        throw error
      }
    },
  })
}
