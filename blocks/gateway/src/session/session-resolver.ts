import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyRequest } from 'fastify'
import { AloftError } from '@aloft/kernel/errors'
import { checkOrigin } from '../web/origin-check.ts'
import { readSessionCookie } from './session-cookie.ts'
import { sessionIdOf } from './session-key.ts'
import type { ActiveSession } from './session.ts'
import type { Sessions } from './sessions.ts'
import { isMeantFor, projectChanged } from './shown-scope.ts'

/** Finds the session of a browser's request. */
export interface SessionResolver {
  /**
   * After the origin was checked; without waiting when the session is known well enough. Throws
   * `wrong_origin`, `not_signed_in` that says why, and `project_changed` when the request was meant
   * for another person or project than the session's.
   */
  require(request: FastifyRequest): ActiveSession | Promise<ActiveSession>
  /** As `require`, but no cookie at all is no error. */
  find(request: FastifyRequest): Promise<ActiveSession | undefined>
  /** The session of a request that is meant for it, when known without waiting; for reads only. */
  peek(headers: IncomingHttpHeaders): ActiveSession | undefined
  /** Whether the request brought a cookie that is good for nothing any more. */
  hasStaleCookie(request: FastifyRequest): boolean
}

export function createSessionResolver(
  sessions: Sessions,
  publicUrl: string,
): SessionResolver {
  const stale = new WeakSet<FastifyRequest>()

  async function load(request: FastifyRequest, id: string): Promise<ActiveSession> {
    const session = await sessions.find(id)
    if (session) return isMeantFor(session, request.headers) ? session : reload(request, id)
    throw ended(request)
  }

  /** What is known of the session may be a second older than what the page was told. */
  async function reload(request: FastifyRequest, id: string): Promise<ActiveSession> {
    const session = await sessions.findFresh(id)
    if (!session) throw ended(request)
    if (isMeantFor(session, request.headers)) return session
    throw projectChanged(session, request.headers)
  }

  function ended(request: FastifyRequest): AloftError {
    stale.add(request)
    return new AloftError('not_signed_in', {
      message: 'Your session has ended, or its cookie was changed.',
    })
  }

  function require(request: FastifyRequest): ActiveSession | Promise<ActiveSession> {
    checkOrigin(request, publicUrl)
    const cookie = readSessionCookie(request.headers.cookie)
    switch (cookie.kind) {
      case 'none':
        throw new AloftError('not_signed_in')
      case 'changed':
        stale.add(request)
        throw new AloftError('not_signed_in', {
          message: 'The cookie of your session was changed, so it was removed.',
        })
      case 'key': {
        const id = sessionIdOf(cookie.key)
        const known = sessions.peek(id)
        if (!known) return load(request, id)
        return isMeantFor(known, request.headers) ? known : reload(request, id)
      }
      default:
        return cookie satisfies never
    }
  }

  return {
    require,
    async find(request) {
      const { kind } = readSessionCookie(request.headers.cookie)
      if (kind !== 'none') return require(request)
      checkOrigin(request, publicUrl)
      return undefined
    },
    peek(headers) {
      const cookie = readSessionCookie(headers.cookie)
      if (cookie.kind !== 'key') return undefined
      const session = sessions.peek(sessionIdOf(cookie.key))
      return session && isMeantFor(session, headers) ? session : undefined
    },
    hasStaleCookie: (request) => stale.has(request),
  }
}
