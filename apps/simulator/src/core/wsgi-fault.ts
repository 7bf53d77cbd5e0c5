import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Caller, callerOf, mayChange } from './caller.ts'
import { Fault, frameworkStatus } from './fault.ts'
import { report } from './report.ts'

/** The key of the error body by status: Cinder's code for it came from Nova's (api.openstack.wsgi.Fault). */
const names: Record<number, string> = {
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

const messages: Record<number, string> = {
  400: 'Malformed request body',
  404: 'The resource could not be found.',
  413: 'Request is too large.',
  415: 'Unsupported Content-Type',
}

interface FaultRules {
  readonly service: string
  /** What is said when it fails. */
  readonly unexpected: string
  /** Seconds after which to come back, where a refusal tells it. */
  readonly retryAfter?: (fault: Fault) => string | undefined
  /** An `onRequest` hook that lets nobody in without a token. */
  readonly requireToken: (request: FastifyRequest, reply: FastifyReply) => Promise<void>
  /** Below it, from the service's mount on, a token is asked for before the path is looked at. */
  readonly guarded: string
}

/**
 * Puts every refusal into the form of Nova and Cinder: `{ <name>: { code, message } }`. A path that no
 * controller knows never comes so far: WebOb answers it in a form of its own.
 */
export function answerFaults(app: FastifyInstance, rules: FaultRules): void {
  const { service, unexpected, retryAfter, requireToken, guarded } = rules
  app.setErrorHandler(async (error, _request, reply) => {
    const fault = error instanceof Fault ? error : undefined
    const status = fault?.status ?? frameworkStatus(error) ?? 500
    if (status === 500) report(service, error)
    const message = fault?.message ?? messages[status] ?? unexpected
    const after = fault && retryAfter?.(fault)
    if (after !== undefined) reply.header('retry-after', after)
    return reply.code(status).send({
      [names[status] ?? 'computeFault']: {
        code: status,
        message,
        ...(after !== undefined && { retryAfter: after }),
      },
    })
  })
  const preHandler = async (request: FastifyRequest, reply: FastifyReply) => {
    if (request.url.startsWith(`${app.prefix}${guarded}/`))
      await requireToken(request, reply)
  }
  app.setNotFoundHandler({ preHandler }, async (request, reply) =>
    sendUnknownPath(request, reply),
  )
}

/** webob.exc.HTTPNotFound, as it answers by what is accepted. */
function sendUnknownPath({ headers }: FastifyRequest, reply: FastifyReply): FastifyReply {
  const words = 'The resource could not be found.'
  const marked = `${words}<br /><br />\n\n\n`
  reply.code(404)
  switch (accepted(headers.accept ?? '', ['text/html', 'application/json'])) {
    case 'application/json':
      return reply
        .type('application/json')
        .send(
          JSON.stringify({ message: marked, code: '404 Not Found', title: 'Not Found' }),
        )
    case 'text/html':
      return reply
        .type('text/html; charset=UTF-8')
        .send(
          `<html>\n <head>\n  <title>404 Not Found</title>\n </head>\n <body>\n  <h1>404 Not Found</h1>\n  ${marked}\n </body>\n</html>`,
        )
    default:
      return reply
        .type('text/plain; charset=UTF-8')
        .send(`404 Not Found\n\n${words}\n\n   `)
  }
}

/** That of the offers which is liked best, the first of equals. */
function accepted(header: string, offers: readonly string[]): string | undefined {
  const ranges = header.split(',').map((part) => {
    const [range = '', ...parameters] = part.split(';').map((text) => text.trim())
    const quality = parameters.find((text) => text.startsWith('q='))?.slice(2)
    return { range: range.toLowerCase(), quality: Number(quality ?? 1) }
  })
  const liking = (offer: string): number => {
    const wider = [offer, `${offer.split('/')[0]}/*`, '*/*']
    const found = wider.map((wide) => ranges.find(({ range }) => range === wide))
    return found.find((range) => range !== undefined)?.quality ?? 0
  }
  const [best] = offers
    .filter((offer) => liking(offer) > 0)
    .toSorted((one, other) => liking(other) - liking(one))
  return best
}

/** Who may do what, refused with 403 in the service's words for a rule. */
export function createPolicy(refused: (rule: string) => Fault) {
  const require = (
    request: FastifyRequest,
    rule: string,
    may: (caller: Caller) => boolean,
  ): Caller => {
    const caller = callerOf(request)
    if (!may(caller)) throw refused(rule)
    return caller
  }
  return {
    /** Throws 403 unless the caller may change things. Gives the caller. */
    requireMember: (request: FastifyRequest, rule: string): Caller =>
      require(request, rule, mayChange),
    requireAdmin: (request: FastifyRequest, rule: string): Caller =>
      require(request, rule, ({ isAdmin }) => isAdmin),
  }
}
