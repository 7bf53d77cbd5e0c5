import { randomBytes } from 'node:crypto'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import type { RegionalService, ServiceScope } from '../core/cloud.ts'
import { authorise } from './access.ts'
import { accountRequest } from './account-requests.ts'
import { parseAddress } from './address.ts'
import { containerRequest } from './container-requests.ts'
import { faultHandler, notFound } from './fault.ts'
import { info } from './info.ts'
import { objectRequest } from './object-requests.ts'
import { openSwift } from './open-swift.ts'
import type { Store } from './world.ts'

const methods = ['GET', 'HEAD', 'PUT', 'POST', 'DELETE', 'COPY']

/** `tx`, 21 digits, and the time: what finds a request in Swift's logs. */
const transactionId = (nowMs: number): string =>
  `tx${randomBytes(11).toString('hex').slice(1)}-${Math.floor(nowMs / 1000)
    .toString(16)
    .padStart(10, '0')}`

function objectStorePlugin(scope: ServiceScope): FastifyPluginAsync {
  return async (app) => {
    const store = await openSwift(scope)
    app.addHttpMethod('COPY', { hasBody: true })
    // An object's bytes are taken as they come, whatever they are.
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('*', (_request, _payload, done) => done(null, undefined))
    app.setErrorHandler(faultHandler)
    app.setNotFoundHandler(() => {
      throw notFound()
    })
    app.addHook('onRequest', async (_request, reply) => {
      const id = transactionId(scope.cloud.clock.now())
      reply.headers({ 'x-trans-id': id, 'x-openstack-request-id': id })
    })
    app.get('/info', () => info)
    app.get('/healthcheck', () => 'OK')
    app.route({
      method: methods,
      url: '/v1/*',
      exposeHeadRoute: false,
      bodyLimit: Number.MAX_SAFE_INTEGER,
      handler: (request, reply) => answer(scope, store, request, reply),
    })
  }
}

async function answer(
  scope: ServiceScope,
  store: Store,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const address = parseAddress(request.url)
  const { account, container, object } = address
  const access = await authorise(scope.cloud, request, address, {
    account: () => store.containers.account(account),
    container:
      container === undefined ? undefined : await store.containers.find(account, container),
  })
  const exchange = { scope, store, request, reply, address, access }
  if (container === undefined) return accountRequest(exchange)
  if (object === undefined)
    return containerRequest({ ...exchange, address: { ...address, container } })
  return objectRequest({ ...exchange, address: { ...address, container, object } })
}

export const swift: RegionalService = {
  id: 'object-store',
  type: 'object-store',
  name: 'swift',
  mount: '/object-store',
  endpoint: (projectId) => `/object-store/v1/AUTH_${projectId}`,
  plugin: objectStorePlugin,
}
