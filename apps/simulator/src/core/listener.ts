import { report } from './report.ts'
import { randomUUID } from 'node:crypto'
import Fastify, { type FastifyInstance, type FastifyPluginAsync } from 'fastify'
import type { Cloud, GateTarget } from './cloud.ts'

/** What nova's, neutron's and keystone's own middleware allows a body to have. */
const BODY_LIMIT_BYTES = 114_688

/**
 * An HTTP server on which every answer carries a request id, follows all state changes that
 * are due, and leaves only when what it changed is committed.
 */
export function createListener(cloud: Cloud): FastifyInstance {
  const app = Fastify({
    bodyLimit: BODY_LIMIT_BYTES,
    forceCloseConnections: true,
    exposeHeadRoutes: true,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 300 },
    // Fastify's own request ids are not used: OpenStack's are.
    genReqId: () => `req-${randomUUID()}`,
  })
  app.removeContentTypeParser(['application/json', 'text/plain'])
  app.addContentTypeParser(
    ['application/json', 'text/plain'],
    { parseAs: 'string' },
    (_request, body, done) => {
      // parseAs: 'string' gives a string.
      const text = body as string
      if (text.length === 0) return done(null, undefined)
      try {
        done(null, JSON.parse(text))
      } catch {
        done(Object.assign(new Error('cannot understand JSON'), { statusCode: 400 }))
      }
    },
  )
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-openstack-request-id', request.id)
    cloud.progress.settle(cloud.clock.now())
  })
  app.addHook('onSend', async (_request, reply, payload) => {
    try {
      await cloud.store.flushed()
      return payload
    } catch (error) {
      report('not written', error)
      reply
        .code(500)
        .header('content-type', 'application/json')
        .removeHeader('content-length')
      return '{"error":{"code":500,"title":"Internal Server Error","message":"An unexpected error prevented the server from fulfilling your request."}}'
    }
  })
  return app
}

/** Mounts a service behind the dials. */
export async function mountService(
  app: FastifyInstance,
  cloud: Cloud,
  mount: string,
  target: GateTarget,
  plugin: FastifyPluginAsync,
): Promise<void> {
  await app.register(
    async (scope) => {
      scope.addHook('onRequest', async (request, reply) => {
        await cloud.gate?.(target, request, reply)
      })
      await plugin(scope, {})
    },
    { prefix: mount },
  )
}

/** Listens on the loopback; port 0 takes a free one. Returns the address without a path. */
export async function listen(app: FastifyInstance, port: number): Promise<string> {
  return app.listen({ host: '127.0.0.1', port })
}
