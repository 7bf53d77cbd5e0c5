import type { FastifyInstance } from 'fastify'
import { gateway } from '@aloft/contracts/gateway'
import { AloftError } from '@aloft/kernel/errors'
import { createOpenApi } from '@aloft/kernel/openapi'
import { serve } from '@aloft/kernel/operation-route'
import { actRoutes } from './acts/act-routes.ts'
import { fileRoutes } from './files/file-routes.ts'
import { fileUploadRoutes } from './files/file-upload-routes.ts'
import { servicesOf, type GatewayDeps } from './gateway-services.ts'
import { readPriceFile } from './prices/price-file.ts'
import { openFastLane } from './proxy/fast-lane.ts'
import { proxyDescription } from './proxy/proxy-description.ts'
import { proxyRoutes } from './proxy/proxy-routes.ts'
import { sessionRoutes } from './session/session-routes.ts'
import { cloudAccessOf, type ActiveSession } from './session/session.ts'
import { uploadRoutes } from './uploads/upload-routes.ts'
import { panelRoutes } from './web/panel-routes.ts'

/** Under `/api/gateway`. */
export async function gatewayRoutes(
  app: FastifyInstance,
  deps: GatewayDeps,
): Promise<void> {
  const { sessions, dispatcher } = servicesOf(deps)
  app.addHook('onClose', () => dispatcher.destroy())
  await sessionRoutes(app, deps)
  actRoutes(app, deps)
  await app.register(async (scope) => uploadRoutes(scope, deps))
  fileRoutes(app, deps)
  fileUploadRoutes(app, deps)

  const prices = await readPriceFile(deps.config.priceFile)
  serve(app, gateway, 'GET /prices', () => prices)

  serve(app, gateway, 'POST /cloud-access', async ({ body, caller, log, traceId }) => {
    const session = await sessions.find(body.sessionId)
    if (!session) throw new AloftError('not_signed_in')
    log.info(
      {
        username: session.user.name,
        account: session.project.name,
        purpose: body.purpose,
        givenTo: caller.block,
        traceId,
      },
      `A cloud token of ${session.user.name} was given to ${caller.block}: ${body.purpose}`,
    )
    return cloudAccessOf(session)
  })
}

/** At the root: the proxy, the description of the API, the panel. */
export async function gatewayRootRoutes(
  app: FastifyInstance,
  deps: GatewayDeps,
): Promise<void> {
  const { config, kernel, contracts, log, draining } = deps
  const { resolver, tokens, dispatcher, record } = servicesOf(deps)
  const pass = {
    dispatcher,
    record,
    jsonLimitBytes: config.jsonLimitBytes,
    browserIdleMs: config.cloud.idleTimeoutMs + config.cloud.answerTimeoutMs,
    onRefused: (session: ActiveSession) => tokens.suspect(session),
  }
  await app.register(async (scope) => {
    proxyRoutes(scope, { ...pass, sessionOf: (request) => resolver.require(request) })
  })
  openFastLane(app.server, {
    ...pass,
    log,
    draining,
    peek: (headers) => resolver.peek(headers),
  })
  app.get('/api/openapi.json', (request) => {
    const url = kernel.publicUrl || `${request.protocol}://${request.host}`
    return createOpenApi(contracts, {
      url,
      version: kernel.release,
      paths: proxyDescription,
    })
  })
  await app.register(async (scope) => {
    const tls = kernel.publicUrl.startsWith('https:')
    await panelRoutes(scope, { directory: config.panelDirectory, tls })
  })
}
