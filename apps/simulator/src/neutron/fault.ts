import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { Fault, frameworkStatus } from '../core/fault.ts'
import { report } from '../core/report.ts'

const frameworkTypes: Record<number, string> = {
  400: 'HTTPBadRequest',
  404: 'HTTPNotFound',
  405: 'HTTPMethodNotAllowed',
  413: 'HTTPRequestEntityTooLarge',
  415: 'HTTPUnsupportedMediaType',
}

/** Neutron names the exception beside the message. */
export function faultHandler(
  error: FastifyError,
  _request: FastifyRequest,
  reply: FastifyReply,
): void {
  if (error instanceof Fault) {
    reply.code(error.status).send({
      NeutronError: {
        type: error.type ?? frameworkTypes[error.status] ?? 'HTTPBadRequest',
        message: error.message,
        detail: '',
      },
    })
    return
  }
  const status = frameworkStatus(error) ?? 500
  if (status === 500) report('neutron', error)
  reply.code(status).send({
    NeutronError: {
      type: frameworkTypes[status] ?? 'HTTPInternalServerError',
      message:
        status === 500
          ? 'Request Failed: internal server error while processing your request.'
          : error.message,
      detail: '',
    },
  })
}

export const badRequest = (message: string, type = 'HTTPBadRequest'): Fault =>
  new Fault(400, message, type)

export const invalid = (attribute: string, reason: string): Fault =>
  badRequest(`Invalid input for ${attribute}. Reason: ${reason}.`)

export const conflict = (type: string, message: string): Fault =>
  new Fault(409, message, type)

/** In oslo.policy's words; Neutron says the same for every forbidden act. */
export const notAllowed = (rule: string): Fault =>
  new Fault(403, `(rule:${rule}) is disallowed by policy`, 'PolicyNotAuthorized')
