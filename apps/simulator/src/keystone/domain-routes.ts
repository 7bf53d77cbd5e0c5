import type { FastifyInstance } from 'fastify'
import { callerOf } from '../core/caller.ts'
import type { Cloud } from '../core/cloud.ts'
import { objectAt, stringAt } from '../core/json.ts'
import { newId } from './accounts.ts'
import { adminOf } from './caller.ts'
import { forbidden, notFound, required } from './error.ts'
import { linksOf } from './links.ts'
import { type Domain, openDirectory } from './model.ts'
import { rolesOn } from './tokens.ts'

/** A domain as Keystone shows it. */
export function domainBody(cloud: Cloud, domain: Domain) {
  return {
    ...domain,
    options: {},
    tags: [],
    links: { self: `${cloud.identityUrl}/v3/domains/${domain.id}` },
  }
}

/** `/v3/domains`. */
export function domainRoutes(app: FastifyInstance, cloud: Cloud): void {
  const directory = openDirectory(cloud.store)
  const { domains } = directory

  app.get<{ Querystring: { name?: string } }>('/domains', async (request) => {
    adminOf(request, 'identity:list_domains')
    const { name } = request.query
    const found = domains
      .list()
      .filter((domain) => name === undefined || domain.name === name)
    return {
      domains: found.map((domain) => domainBody(cloud, domain)),
      links: linksOf(cloud, 'domains'),
    }
  })

  app.get<{ Params: { id: string } }>('/domains/:id', async (request) => {
    const { id } = request.params
    const caller = callerOf(request)
    const sees =
      caller.isAdmin ||
      caller.projectDomainId === id ||
      rolesOn(directory, caller.userId, id).length > 0
    if (!sees) throw forbidden('identity:get_domain')
    const domain = domains.get(id)
    if (!domain) throw notFound('domain', id)
    return { domain: domainBody(cloud, domain) }
  })

  app.post('/domains', async (request, reply) => {
    adminOf(request, 'identity:create_domain')
    const given = objectAt(request.body, 'domain')
    const name = stringAt(given, 'name')
    if (!given || name === undefined) throw required(given ? 'name' : 'domain')
    const domain = domains.put({
      id: newId(),
      name,
      description: stringAt(given, 'description') ?? '',
      enabled: given['enabled'] !== false,
    })
    return reply.code(201).send({ domain: domainBody(cloud, domain) })
  })
}
