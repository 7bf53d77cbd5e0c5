import type { FastifyRequest } from 'fastify'
import { type Caller, callerOf, setCaller } from '../core/caller.ts'
import { forbidden, unauthorized } from './error.ts'
import type { Tokens } from './tokens.ts'

/** An `onRequest` hook: Keystone's own check of `X-Auth-Token`. */
export function requireIdentityToken(tokens: Tokens) {
  return async (request: FastifyRequest): Promise<void> => {
    const text = request.headers['x-auth-token']
    const caller = typeof text === 'string' ? tokens.callerOf(text) : undefined
    if (!caller) throw unauthorized()
    setCaller(request, caller)
  }
}

/** The caller if an administrator; throws 403 naming Keystone's policy rule otherwise. */
export function adminOf(request: FastifyRequest, rule: string): Caller {
  const caller = callerOf(request)
  if (!caller.isAdmin) throw forbidden(rule)
  return caller
}

/** The caller if an administrator or the user in question. */
export function adminOrSelf(request: FastifyRequest, userId: string, rule: string): Caller {
  const caller = callerOf(request)
  if (!caller.isAdmin && caller.userId !== userId) throw forbidden(rule)
  return caller
}
