import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type Caller, callerOf, mayChange } from '../core/caller.ts'
import { Fault, frameworkStatus } from '../core/fault.ts'
import { report } from '../core/report.ts'

/** The key of the error body by status (cinder.api.openstack.wsgi.Fault). */
const NAMES: Record<number, string> = {
  400: 'badRequest',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'itemNotFound',
  405: 'badMethod',
  409: 'conflictingRequest',
  413: 'overLimit',
  415: 'badMediaType',
  501: 'notImplemented',
  503: 'serviceUnavailable',
}

const MESSAGES: Record<number, string> = {
  400: 'Malformed request body',
  404: 'The resource could not be found.',
  413: 'Request is too large.',
  415: 'Unsupported Content-Type',
}

const UNEXPECTED =
  'The server has either erred or is incapable of performing the requested operation.'

/** Puts every refusal into Cinder's form: `{ <name>: { code, message } }`. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler(async (error, _request, reply) => {
    const status = error instanceof Fault ? error.status : (frameworkStatus(error) ?? 500)
    if (status === 500) report('cinder', error)
    const message =
      error instanceof Fault ? error.message : (MESSAGES[status] ?? UNEXPECTED)
    // Only what exceeds a quota says when to come back.
    const isQuota = error instanceof Fault && status === 413
    if (isQuota) reply.header('retry-after', '0')
    return reply.code(status).send({
      [NAMES[status] ?? 'computeFault']: {
        code: status,
        message,
        ...(isQuota && { retryAfter: '0' }),
      },
    })
  })
  app.setNotFoundHandler(async () => {
    throw new Fault(404, 'The resource could not be found.')
  })
}

export const invalidVolume = (reason: string): Fault =>
  new Fault(400, `Invalid volume: ${reason}`)

export const invalidSnapshot = (reason: string): Fault =>
  new Fault(400, `Invalid snapshot: ${reason}`)

export const invalidBackup = (reason: string): Fault =>
  new Fault(400, `Invalid backup: ${reason}`)

export const invalidInput = (reason: string): Fault =>
  new Fault(400, `Invalid input received: ${reason}`)

/** `what`: `Volume`, `Snapshot`, `Backup`, `Transfer`, `Volume type`. */
export const notFound = (what: string, id: string): Fault =>
  new Fault(404, `${what} ${id} could not be found.`)

/** `rule` without its service: `volume:create`. */
export function refused(rule: string): Fault {
  return new Fault(403, `Policy doesn't allow ${rule} to be performed.`)
}

/** Throws 403 in Cinder's words unless the caller may change things. Gives the caller. */
export function requireMember(request: FastifyRequest, rule: string): Caller {
  const caller = callerOf(request)
  if (!mayChange(caller)) throw refused(rule)
  return caller
}

export function requireAdmin(request: FastifyRequest, rule: string): Caller {
  const caller = callerOf(request)
  if (!caller.isAdmin) throw refused(rule)
  return caller
}
