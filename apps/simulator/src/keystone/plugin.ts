import type { FastifyPluginAsync } from 'fastify'
import type { Cloud } from '../core/cloud.ts'
import { authRoutes } from './auth-routes.ts'
import { requireIdentityToken } from './caller.ts'
import { catalogRoutes } from './catalog-routes.ts'
import { credentialRoutes } from './credential-routes.ts'
import { discoveryRoutes } from './discovery.ts'
import { domainRoutes } from './domain-routes.ts'
import { answerErrors } from './error.ts'
import { openDirectory } from './model.ts'
import { projectRoutes } from './project-routes.ts'
import { roleRoutes } from './role-routes.ts'
import { userRoutes } from './user-routes.ts'
import type { Tokens } from './tokens.ts'

/** Keystone v3. */
export function identityPlugin(cloud: Cloud, tokens: Tokens): FastifyPluginAsync {
  const directory = openDirectory(cloud.store)
  cloud.progress.track(directory.tokens, (token) => directory.tokens.delete(token.id))
  return async (app) => {
    answerErrors(app, cloud)
    discoveryRoutes(app, cloud)
    await app.register(
      async (v3) => {
        authRoutes(v3, cloud, tokens)
        await v3.register(async (scope) => {
          scope.addHook('onRequest', requireIdentityToken(tokens))
          domainRoutes(scope, cloud)
          projectRoutes(scope, cloud)
          userRoutes(scope, cloud, tokens)
          credentialRoutes(scope, cloud, tokens)
          roleRoutes(scope, cloud)
          catalogRoutes(scope, cloud)
        })
      },
      { prefix: '/v3' },
    )
  }
}
