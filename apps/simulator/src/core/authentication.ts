import type { FastifyReply, FastifyRequest } from 'fastify'
import { setCaller } from './caller.ts'
import type { Cloud } from './cloud.ts'

/**
 * An `onRequest` hook for the routes of a service that need a token: what keystonemiddleware
 * does in front of every real one, its 401 included.
 */
export function requireToken(cloud: Cloud) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const token = request.headers['x-auth-token']
    const caller = typeof token === 'string' ? cloud.callerOfToken(token) : undefined
    if (caller) {
      setCaller(request, caller)
      return
    }
    await reply
      .code(401)
      .header('www-authenticate', `Keystone uri="${cloud.identityUrl}"`)
      .send({
        error: {
          code: 401,
          title: 'Unauthorized',
          message: 'The request you have made requires authentication.',
        },
      })
  }
}
