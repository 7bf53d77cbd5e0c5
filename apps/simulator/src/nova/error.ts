import { report } from '../core/report.ts'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type Caller, callerOf, mayChange } from '../core/caller.ts'
import { Fault, frameworkStatus } from '../core/fault.ts'

/** The key of the error body by status (nova.api.openstack.wsgi.Fault). */
const NAMES: Record<number, string> = {
  400: 'badRequest',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'itemNotFound',
  405: 'badMethod',
  409: 'conflictingRequest',
  413: 'overLimit',
  415: 'badMediaType',
  429: 'overLimit',
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
  'Unexpected API Error. Please report this at http://bugs.launchpad.net/nova/ and attach the Nova API log if possible.'

/** Puts every refusal into Nova's form: `{ <name>: { code, message } }`. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler(async (error, _request, reply) => {
    const status = error instanceof Fault ? error.status : (frameworkStatus(error) ?? 500)
    if (status === 500) report('nova', error)
    const message =
      error instanceof Fault ? error.message : (MESSAGES[status] ?? UNEXPECTED)
    return reply
      .code(status)
      .send({ [NAMES[status] ?? 'computeFault']: { code: status, message } })
  })
  app.setNotFoundHandler(async () => {
    throw new Fault(404, 'The resource could not be found.')
  })
}

/** Throws 403 in Nova's words unless the caller may change things. Gives the caller. */
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

/** `rule` without its prefix: `servers:create`. */
export function refused(rule: string): Fault {
  return new Fault(403, `Policy doesn't allow os_compute_api:${rule} to be performed.`)
}
