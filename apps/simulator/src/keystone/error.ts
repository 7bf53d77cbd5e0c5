import { report } from '../core/report.ts'
import type { FastifyInstance } from 'fastify'
import type { Cloud } from '../core/cloud.ts'
import { Fault, frameworkStatus } from '../core/fault.ts'

const TITLES: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  413: 'Request Entity Too Large',
  500: 'Internal Server Error',
}

const MESSAGES: Record<number, string> = {
  400: 'Expecting to find valid JSON in request body. The server could not comply with the request since it is either malformed or otherwise incorrect. The client is assumed to be in error.',
  413: 'Request is too large.',
  500: 'An unexpected error prevented the server from fulfilling your request.',
}

export function unauthorized(): Fault {
  return new Fault(401, 'The request you have made requires authentication.')
}

/** `target` is the rule's name in Keystone's policy: `identity:list_users`. */
export function forbidden(target: string): Fault {
  return new Fault(
    403,
    `You are not authorized to perform the requested action: ${target}.`,
  )
}

export function notFound(kind: string, id: string): Fault {
  return new Fault(404, `Could not find ${kind}: ${id}.`)
}

/** Keystone's words for a body in which something is missing or of the wrong type. */
export function invalid(field: string, reason: string): Fault {
  return new Fault(400, `Invalid input for field '${field}': ${reason}`)
}

export function required(attribute: string): Fault {
  return new Fault(400, `'${attribute}' is a required property`)
}

/** Puts every refusal into Keystone's form: `{ error: { code, message, title } }`. */
export function answerErrors(app: FastifyInstance, cloud: Cloud): void {
  app.setErrorHandler(async (error, _request, reply) => {
    const status = error instanceof Fault ? error.status : (frameworkStatus(error) ?? 500)
    if (status === 500) report('keystone', error)
    const message =
      error instanceof Fault ? error.message : (MESSAGES[status] ?? TITLES[status] ?? '')
    if (status === 401)
      reply.header('www-authenticate', `Keystone uri="${cloud.identityUrl}"`)
    return reply
      .code(status)
      .send({ error: { code: status, message, title: TITLES[status] ?? 'Error' } })
  })
  app.setNotFoundHandler(async () => {
    throw new Fault(
      404,
      'The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again.',
    )
  })
}
