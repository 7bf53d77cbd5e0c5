import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Caller } from '@aloft/contracts/caller'
import type { Logger } from './log.ts'
import type { Trace } from './trace.ts'

/** What the kernel's routes need of the process; hung on the server by `createServer`. */
export interface ServerContext {
  /** By the signed header, else by the gateway's `authenticate` where it runs in this process. */
  resolveCaller(request: FastifyRequest): Promise<Caller | undefined>
  logOf(request: FastifyRequest): Logger
  traceOf(request: FastifyRequest): Trace
  readonly checkReplies: boolean
}

const contextKey = 'aloftContext'

export function decorateWithContext(app: FastifyInstance, context: ServerContext): void {
  app.decorate(contextKey, context)
}

export function requestContext(app: FastifyInstance): ServerContext {
  return app.getDecorator<ServerContext>(contextKey)
}
