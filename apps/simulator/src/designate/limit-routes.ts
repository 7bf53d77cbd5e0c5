import type { FastifyInstance, FastifyRequest } from 'fastify'
import { callerOf } from '../core/caller.ts'
import { isObject } from '../core/json.ts'
import { badRequest, forbidden } from './fault.ts'
import type { Designate } from './model.ts'
import { defaultLimits, limitsOf } from './quota.ts'

interface ProjectRoute {
  Params: { project: string }
}

/** `/v2/limits`, and quotas with their change by an administrator. */
export function limitRoutes(app: FastifyInstance, designate: Designate): void {
  app.get('/v2/limits', (request) => {
    const limits = limitsOf(designate, callerOf(request).projectId ?? '')
    return {
      max_zones: limits['zones'],
      max_zone_recordsets: limits['zone_recordsets'],
      max_zone_records: limits['zone_records'],
      max_recordset_records: limits['recordset_records'],
      min_ttl: null,
      max_zone_name_length: 255,
      max_recordset_name_length: 255,
      max_page_limit: 1000,
    }
  })

  app.get('/v2/quotas', (request) => limitsOf(designate, callerOf(request).projectId ?? ''))
  app.get<ProjectRoute>('/v2/quotas/:project', (request) => {
    const { isAdmin, projectId } = callerOf(request)
    if (!isAdmin && projectId !== request.params.project) throw forbidden()
    return limitsOf(designate, request.params.project)
  })
  app.patch<ProjectRoute>('/v2/quotas/:project', (request) => {
    const project = adminsProject(request)
    const limits: Record<string, number> = { ...designate.quotas.get(project)?.limits }
    const given = isObject(request.body) ? request.body : {}
    for (const [name, value] of Object.entries(given)) {
      if (!Object.hasOwn(defaultLimits, name)) {
        throw badRequest(`${name} is not a valid quota resource`, 'quota_resource_unknown')
      }
      if (typeof value !== 'number' || !Number.isInteger(value) || value < -1) {
        throw badRequest('hard_limit is invalid', 'invalid_object')
      }
      limits[name] = value
    }
    designate.quotas.put({ id: project, project_id: project, limits })
    return limitsOf(designate, project)
  })
  app.delete<ProjectRoute>('/v2/quotas/:project', (request, reply) => {
    designate.quotas.delete(adminsProject(request))
    return reply.code(204).send()
  })
}

function adminsProject(request: FastifyRequest<ProjectRoute>): string {
  if (!callerOf(request).isAdmin) throw forbidden()
  return request.params.project
}
