import type { FastifyInstance } from 'fastify'
import { callerOf } from '../core/caller.ts'
import type { Cloud } from '../core/cloud.ts'
import { toMicroseconds } from '../core/clock.ts'
import { isObject } from '../core/json.ts'
import { buildCatalog } from './catalog.ts'
import { notFound, unauthorized } from './error.ts'
import { linksOf } from './links.ts'
import { openDirectory } from './model.ts'
import { requireIdentityToken } from './caller.ts'
import { domainBody } from './domain-routes.ts'
import { projectBody } from './project-routes.ts'
import { signIn } from './sign-in.ts'
import { tokenBody } from './token-body.ts'
import { rolesOn, type Tokens } from './tokens.ts'

/** Everything under `/v3/auth`. */
export function authRoutes(app: FastifyInstance, cloud: Cloud, tokens: Tokens): void {
  const directory = openDirectory(cloud.store)

  app.post('/auth/tokens', async (request, reply) => {
    const receipt = request.headers['openstack-auth-receipt']
    const result = signIn(
      cloud,
      tokens,
      request.body,
      typeof receipt === 'string' ? receipt : undefined,
    )
    if (result.outcome === 'receipt') {
      const { user, token } = result
      const domain = directory.domains.get(user.domain_id)
      return reply
        .code(401)
        .header('openstack-auth-receipt', result.text)
        .send({
          receipt: {
            methods: token.methods,
            user: {
              id: user.id,
              name: user.name,
              domain: { id: user.domain_id, name: domain?.name },
            },
            expires_at: `${toMicroseconds(token.pending.dueAt)}Z`,
            issued_at: `${toMicroseconds(token.issued_at)}Z`,
          },
          required_auth_methods: [['password', 'totp']],
        })
    }
    const bare = isObject(request.query) && 'nocatalog' in request.query
    return reply
      .code(201)
      .header('x-subject-token', result.text)
      .header('vary', 'X-Auth-Token')
      .send(tokenBody(cloud, tokens, result.token, bare))
  })

  app.register(async (scope) => {
    scope.addHook('onRequest', requireIdentityToken(tokens))

    scope.get('/auth/tokens', async (request, reply) => {
      const text = request.headers['x-subject-token']
      const token = typeof text === 'string' ? tokens.find(text) : undefined
      if (!token) throw notFound('token', String(text ?? ''))
      const bare = isObject(request.query) && 'nocatalog' in request.query
      return reply
        .header('x-subject-token', text)
        .header('vary', 'X-Auth-Token')
        .send(tokenBody(cloud, tokens, token, bare))
    })

    scope.delete('/auth/tokens', async (request, reply) => {
      const text = request.headers['x-subject-token']
      if (typeof text !== 'string' || !tokens.revoke(text)) {
        throw notFound('token', String(text ?? ''))
      }
      return reply.code(204).send()
    })

    scope.get('/auth/projects', async (request) => {
      const { userId } = callerOf(request)
      const projects = directory.projects
        .list()
        .filter(({ id, enabled }) => enabled && rolesOn(directory, userId, id).length > 0)
      return {
        projects: projects.map((project) => projectBody(cloud, project)),
        links: {
          next: null,
          self: `${cloud.identityUrl}/v3/auth/projects`,
          previous: null,
        },
      }
    })

    scope.get('/auth/domains', async (request) => ({
      domains: directory.domains
        .list()
        .filter(({ id }) => rolesOn(directory, callerOf(request).userId, id).length > 0)
        .map((domain) => domainBody(cloud, domain)),
      links: linksOf(cloud, 'auth/domains'),
    }))

    scope.get('/auth/system', async () => ({ system: [], links: {} }))

    scope.get('/auth/catalog', async (request) => {
      const { projectId } = callerOf(request)
      if (projectId === undefined) throw unauthorized()
      return {
        catalog: buildCatalog(cloud, projectId),
        links: linksOf(cloud, 'auth/catalog'),
      }
    })
  })
}
