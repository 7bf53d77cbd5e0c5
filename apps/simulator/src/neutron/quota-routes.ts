import type { FastifyInstance, FastifyRequest } from 'fastify'
import { callerOf } from '../core/caller.ts'
import { bodyOf } from './attributes.ts'
import { badRequest, invalid, notAllowed } from './fault.ts'
import type { Networking } from './model.ts'
import { defaultLimits, type Quotas } from './quota.ts'

interface ProjectRoute {
  Params: { project: string }
}

/** A project's limits, its use of them, and their change by an administrator. */
export function quotaRoutes(
  app: FastifyInstance,
  { quotas: stored }: Networking,
  quotas: Quotas,
): void {
  const readable = (request: FastifyRequest<ProjectRoute>): string => {
    const caller = callerOf(request)
    const { project } = request.params
    if (!caller.isAdmin && caller.projectId !== project) throw notAllowed('get_quota')
    return project
  }
  const changeable = (request: FastifyRequest<ProjectRoute>, act: string): string => {
    if (!callerOf(request).isAdmin) throw notAllowed(`${act}_quota`)
    return request.params.project
  }
  const details = (request: FastifyRequest<ProjectRoute>) => {
    const project = readable(request)
    const entries = Object.entries(quotas.limits(project)).map(
      ([name, limit]) =>
        [name, { limit, used: quotas.used(project, name), reserved: 0 }] as const,
    )
    return { quota: Object.fromEntries(entries) }
  }

  app.get('/v2.0/quotas', (request) => {
    if (!callerOf(request).isAdmin) throw notAllowed('get_quota')
    return {
      quotas: stored.list().map(({ id }) => ({
        ...quotas.limits(id),
        project_id: id,
        tenant_id: id,
      })),
    }
  })
  app.get<ProjectRoute>('/v2.0/quotas/:project', (request) => ({
    quota: quotas.limits(readable(request)),
  }))
  app.get<ProjectRoute>('/v2.0/quotas/:project/default', (request) => {
    readable(request)
    return { quota: defaultLimits }
  })
  app.get<ProjectRoute>('/v2.0/quotas/:project/details', details)
  app.get<ProjectRoute>('/v2.0/quotas/:project/details.json', details)

  app.put<ProjectRoute>('/v2.0/quotas/:project', (request) => {
    const project = changeable(request, 'update')
    const limits: Record<string, number> = { ...stored.get(project)?.limits }
    for (const [name, value] of Object.entries(bodyOf('quota', request.body))) {
      if (!(name in defaultLimits)) throw badRequest(`Unrecognized attribute(s) '${name}'`)
      if (typeof value !== 'number' || !Number.isInteger(value) || value < -1) {
        throw invalid(name, `'${String(value)}' should be a number of -1 or more`)
      }
      limits[name] = value
    }
    stored.put({ id: project, project_id: project, limits })
    return { quota: quotas.limits(project) }
  })
  app.delete<ProjectRoute>('/v2.0/quotas/:project', (request, reply) => {
    stored.delete(changeable(request, 'delete'))
    return reply.code(204).send()
  })
}
