import type { FastifyRequest } from 'fastify'
import { gateway } from '@aloft/contracts/gateway'
import { defineBlock } from '@aloft/kernel/block'
import { isRecord, readText } from '@aloft/openstack/json-reader'
import { actEndsOf } from './acts/act-ends.ts'
import { GatewayConfig } from './config.ts'
import { servicesOf } from './gateway-services.ts'
import type { GatewayTables } from './gateway-tables.ts'
import { sessions } from './migrations/2026-11-22-sessions.ts'
import { tokenEndings } from './migrations/2026-11-23-token-endings.ts'
import { tokenRetries } from './migrations/2026-11-23-token-retries.ts'
import { typedDomain } from './migrations/2026-11-23-typed-domain.ts'
import { imageUploads } from './migrations/2026-11-28-image-uploads.ts'
import { uploadInstances } from './migrations/2026-11-30-upload-instances.ts'
import { gatewayRootRoutes, gatewayRoutes } from './routes.ts'
import { sweepRegularly } from './session/session-cache.ts'
import { callerOfSession } from './session/session.ts'
import { sessionChannel } from './session/sessions.ts'
import { uploadsOf } from './uploads/uploads.ts'
import { checkOrigin } from './web/origin-check.ts'

/** Faces the browser: sign-in, sessions, the proxy to the clouds, acts, the panel's files. */
export default defineBlock<typeof GatewayConfig, GatewayTables>({
  name: 'gateway',
  contract: gateway,
  config: GatewayConfig,
  migrations: {
    '2026-11-22-sessions': sessions,
    '2026-11-23-token-endings': tokenEndings,
    '2026-11-23-token-retries': tokenRetries,
    '2026-11-23-typed-domain': typedDomain,
    '2026-11-28-image-uploads': imageUploads,
    '2026-11-30-upload-instances': uploadInstances,
  },
  needs: ['database', 'activity', 'inventory'],
  routes: gatewayRoutes,
  rootRoutes: gatewayRootRoutes,
  authenticate(deps) {
    const { resolver, tokens } = servicesOf(deps)
    return async (request) => {
      if (isSignIn(request)) {
        // Whoever signs in may bring the cookie of a session that has ended.
        checkOrigin(request, deps.kernel.publicUrl)
        return undefined
      }
      const session = await resolver.find(request)
      if (session && !isOfSession(request)) await tokens.require(session)
      return session && callerOfSession(session)
    }
  },
  async listen(deps) {
    const { cache } = servicesOf(deps)
    const listening = new AsyncDisposableStack()
    // Every process has a cache of its own, so this is no job of one of them.
    listening.use(sweepRegularly(cache))
    listening.use(actEndsOf(deps))
    // Before the acts' ends, which see to it that what came of each upload is written down.
    listening.use(uploadsOf(deps))
    const subscription = await deps.notifications.subscribe(
      sessionChannel,
      (payload) => {
        const id = isRecord(payload) ? readText(payload['id']) : undefined
        if (id !== undefined) cache.forget(id)
      },
      () => cache.expire(),
    )
    listening.use(subscription)
    return listening
  },
  jobs(deps) {
    const services = servicesOf(deps)
    return [
      {
        name: 'purge',
        everyMs: 60_000,
        run: async () => {
          await services.purge()
          await uploadsOf(deps).sweep()
        },
      },
    ]
  },
})

const sessionUrl = '/api/gateway/session'

function isSignIn({ method, routeOptions }: FastifyRequest): boolean {
  return method === 'POST' && routeOptions.url === sessionUrl
}

/** What one needs to renew a token, or to leave, takes place whatever the token is worth. */
function isOfSession({ routeOptions: { url } }: FastifyRequest): boolean {
  return url === sessionUrl || url?.startsWith(`${sessionUrl}/`) === true
}
