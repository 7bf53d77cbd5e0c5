import type { FastifyInstance, FastifyRequest } from 'fastify'
import { callerOf, projectOf } from '../core/caller.ts'
import { Fault } from '../core/fault.ts'
import { invalidField } from '../nova/body.ts'
import type { BlockStorage } from './block-storage.ts'
import { requireObject } from './body.ts'
import { refused, requireAdmin } from './error.ts'
import { isTrue, queryOf } from './list.ts'
import { defaultLimits, limitsOf, usedBy } from './quota.ts'

interface One {
  Params: { id: string }
}

/** `/limits` and `/os-quota-sets`. */
export function quotaRoutes(app: FastifyInstance, storage: BlockStorage): void {
  app.get('/limits', async (request) => {
    const limits = limitsOf(storage, projectOf(request))
    const used = usedBy(storage, projectOf(request))
    return {
      limits: {
        rate: [],
        absolute: {
          maxTotalVolumes: limits['volumes'],
          maxTotalSnapshots: limits['snapshots'],
          maxTotalVolumeGigabytes: limits['gigabytes'],
          maxTotalBackups: limits['backups'],
          maxTotalBackupGigabytes: limits['backup_gigabytes'],
          totalVolumesUsed: used['volumes'] ?? 0,
          totalGigabytesUsed: used['gigabytes'] ?? 0,
          totalSnapshotsUsed: used['snapshots'] ?? 0,
          totalBackupsUsed: used['backups'] ?? 0,
          totalBackupGigabytesUsed: used['backup_gigabytes'] ?? 0,
        },
      },
    }
  })

  app.get<One>('/os-quota-sets/:id', async (request) => {
    const { id } = request.params
    requireOwn(request, id)
    const limits = limitsOf(storage, id)
    if (!isTrue(queryOf(request)['usage'])) return { quota_set: { id, ...limits } }
    const used = usedBy(storage, id)
    const detail = Object.entries(limits).map(
      ([name, limit]) => [name, { limit, in_use: used[name] ?? 0, reserved: 0 }] as const,
    )
    return { quota_set: { id, ...Object.fromEntries(detail) } }
  })

  app.get<One>('/os-quota-sets/:id/defaults', async (request) => {
    requireOwn(request, request.params.id)
    return { quota_set: { id: request.params.id, ...defaultLimits(storage) } }
  })

  app.put<One>('/os-quota-sets/:id', async (request) => {
    requireAdmin(request, 'volume_extension:quotas:update')
    const { id } = request.params
    const given = requireObject(request.body, 'quota_set')
    const known = defaultLimits(storage)
    const used = usedBy(storage, id)
    const numbers = Object.entries(given).flatMap(([name, value]) => {
      if (name === 'tenant_id' || name === 'force' || !(name in known)) return []
      const limit = Number(value)
      if (!Number.isInteger(limit) || limit < -1) {
        throw invalidField(name, value, `${String(value)} is less than the minimum of -1`)
      }
      if (limit >= 0 && limit < (used[name] ?? 0)) {
        throw new Fault(
          400,
          `Quota ${name} limit must be equal or greater than existing resources. Current usage is ${used[name]} and the requested limit is ${limit}.`,
        )
      }
      return [[name, limit] as const]
    })
    const before = storage.quotas.get(id)?.limits
    storage.quotas.put({
      id,
      project_id: id,
      limits: { ...before, ...Object.fromEntries(numbers) },
    })
    return { quota_set: limitsOf(storage, id) }
  })

  app.delete<One>('/os-quota-sets/:id', async (request, reply) => {
    requireAdmin(request, 'volume_extension:quotas:delete')
    storage.quotas.delete(request.params.id)
    return reply.code(200).send()
  })
}

function requireOwn(request: FastifyRequest, projectId: string): void {
  const caller = callerOf(request)
  if (!caller.isAdmin && caller.projectId !== projectId) {
    throw refused('volume_extension:quotas:show')
  }
}
