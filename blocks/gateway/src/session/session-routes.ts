import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { gateway } from '@aloft/contracts/gateway'
import { AloftError } from '@aloft/kernel/errors'
import { serve } from '@aloft/kernel/operation-route'
import { servicesOf, type GatewayDeps } from '../gateway-services.ts'
import { addressGroup } from '../lockout/client-address.ts'
import { isSecure } from '../web/transport-security.ts'
import {
  clearSessionCookie,
  readSessionCookie,
  setSessionCookie,
} from './session-cookie.ts'
import { sessionIdOf } from './session-key.ts'
import { presentSession, type ActiveSession } from './session.ts'

/** Sign-in, sign-out, renewal and project switch. */
export async function sessionRoutes(
  app: FastifyInstance,
  deps: GatewayDeps,
): Promise<void> {
  const { config, kernel } = deps
  const { sessions, resolver } = servicesOf(deps)
  const present = (session: ActiveSession) =>
    presentSession(session, config.cloud.authUrl, kernel.release)
  const secure = (request: FastifyRequest) => isSecure(request, kernel.publicUrl)
  const requireSignInRate = await signInRate(app, config.signInsPerMinute)

  serve(app, gateway, 'POST /session', async ({ body, request, reply, traceId }) => {
    await requireSignInRate(request)
    const origin = { address: request.ip, traceId }
    const { key, session } = await sessions.signIn(body, origin)
    const maxAgeSeconds = config.session.absoluteHours * 3600
    setSessionCookie(reply, key, { secure: secure(request), maxAgeSeconds })
    const before = readSessionCookie(request.headers.cookie)
    if (before.kind === 'key') await endQuietly(sessionIdOf(before.key), traceId)
    return present(session)
  })

  serve(app, gateway, 'GET /session', async ({ caller }) =>
    present(await sessionOf(caller.sessionId)),
  )

  serve(app, gateway, 'DELETE /session', async ({ caller, request, reply, traceId }) => {
    await sessions.signOut(await sessionOf(caller.sessionId), traceId)
    clearSessionCookie(reply, secure(request))
    return undefined
  })

  serve(app, gateway, 'POST /session/password', async (input) => {
    const { body, caller, request, traceId } = input
    await requireSignInRate(request)
    const session = await sessionOf(caller.sessionId)
    const origin = { address: request.ip, traceId }
    return present(await sessions.renew(session, body, origin))
  })

  serve(app, gateway, 'PUT /session/project', async ({ body, caller, traceId }) => {
    const session = await sessionOf(caller.sessionId)
    return present(await sessions.switchProject(session, body.project, traceId))
  })

  app.addHook('onSend', async (request: FastifyRequest, reply: FastifyReply) => {
    void reply.header('cache-control', 'no-store')
    void reply.header('x-content-type-options', 'nosniff')
    if (resolver.hasStaleCookie(request) && !reply.hasHeader('set-cookie')) {
      clearSessionCookie(reply, secure(request))
    }
  })

  async function sessionOf(id: string): Promise<ActiveSession> {
    const session = await sessions.find(id)
    if (!session) throw new AloftError('not_signed_in')
    return session
  }

  /** Whoever signs in anew leaves the session before behind; that it stays is no reason not to. */
  async function endQuietly(id: string, traceId: string): Promise<void> {
    try {
      const session = await sessions.find(id)
      if (session) await sessions.signOut(session, traceId)
    } catch (error) {
      deps.log.warn({ error, traceId }, 'The session before a sign-in was not ended')
    }
  }
}

/** Beside the lock-out: one address may not try name after name. */
async function signInRate(app: FastifyInstance, most: number) {
  await app.register(rateLimit, { global: false })
  const count = app.createRateLimit({
    max: most,
    timeWindow: 60_000,
    keyGenerator: (request) => addressGroup(request.ip),
  })
  return async (request: FastifyRequest): Promise<void> => {
    const rate = await count(request)
    if (rate.isAllowed || !rate.isExceeded) return
    throw new AloftError('too_many_requests', {
      message: 'Too many sign-ins come from your address.',
      retryAfterSeconds: Math.max(1, rate.ttlInSeconds),
    })
  }
}
