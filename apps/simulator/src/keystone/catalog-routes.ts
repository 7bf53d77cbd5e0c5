import type { FastifyInstance, FastifyRequest } from 'fastify'
import { callerOf } from '../core/caller.ts'
import type { Cloud } from '../core/cloud.ts'
import { buildCatalog } from './catalog.ts'
import { adminOf } from './caller.ts'
import { notFound } from './error.ts'
import { linksOf } from './links.ts'

interface One {
  Params: { id: string }
}

/** `/v3/regions`, `/v3/services`, `/v3/endpoints`: what the catalog is made of. */
export function catalogRoutes(app: FastifyInstance, cloud: Cloud): void {
  const regionBody = ({ id, name }: { id: string; name: string }) => ({
    id,
    description: name,
    parent_region_id: null,
    links: { self: `${cloud.identityUrl}/v3/regions/${id}` },
  })

  app.get('/regions', async () => ({
    regions: cloud.regions.map(regionBody),
    links: linksOf(cloud, 'regions'),
  }))

  app.get<One>('/regions/:id', async (request) => {
    const region = cloud.regions.find(({ id }) => id === request.params.id)
    if (!region) throw notFound('region', request.params.id)
    return { region: regionBody(region) }
  })

  const services = (request: FastifyRequest) =>
    buildCatalog(cloud, callerOf(request).projectId ?? '').toSorted((a, b) =>
      a.type < b.type ? -1 : 1,
    )
  const serviceBody = ({ id, type, name }: { id: string; type: string; name: string }) => ({
    id,
    type,
    name,
    description: '',
    enabled: true,
    links: { self: `${cloud.identityUrl}/v3/services/${id}` },
  })

  app.get<{ Querystring: { type?: string; name?: string } }>(
    '/services',
    async (request) => {
      adminOf(request, 'identity:list_services')
      const { type, name } = request.query
      const found = services(request).filter(
        (each) =>
          (type === undefined || each.type === type) &&
          (name === undefined || each.name === name),
      )
      return { services: found.map(serviceBody), links: linksOf(cloud, 'services') }
    },
  )

  app.get<One>('/services/:id', async (request) => {
    adminOf(request, 'identity:get_service')
    const service = services(request).find(({ id }) => id === request.params.id)
    if (!service) throw notFound('service', request.params.id)
    return { service: serviceBody(service) }
  })

  app.get<{ Querystring: Record<string, string> }>('/endpoints', async (request) => {
    adminOf(request, 'identity:list_endpoints')
    const { query } = request
    const endpoints = services(request).flatMap((service) =>
      service.endpoints
        .filter(
          (endpoint) =>
            (query['service_id'] ?? service.id) === service.id &&
            (query['region_id'] ?? endpoint.region_id) === endpoint.region_id &&
            (query['interface'] ?? endpoint.interface) === endpoint.interface,
        )
        .map((endpoint) => ({
          ...endpoint,
          service_id: service.id,
          enabled: true,
          links: { self: `${cloud.identityUrl}/v3/endpoints/${endpoint.id}` },
        })),
    )
    return { endpoints, links: linksOf(cloud, 'endpoints') }
  })
}
