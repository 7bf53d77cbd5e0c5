import type { FastifyInstance } from 'fastify'
import { callerOf, projectOf } from '../core/caller.ts'
import { Fault } from '../core/fault.ts'
import { invalidField, refuseUnknown, requireObject } from './body.ts'
import type { Compute } from './compute.ts'
import { refused, requireAdmin } from './error.ts'
import { versionOf } from './microversion.ts'
import { DEFAULT_LIMITS, limitsOf, type QuotaName, usedBy } from './quota.ts'

/** What the proxies to Neutron reported, gone since 2.36. */
const NETWORK: readonly string[] = [
  'fixed_ips',
  'floating_ips',
  'networks',
  'security_group_rules',
  'security_groups',
]
const FILES: readonly string[] = [
  'injected_file_content_bytes',
  'injected_file_path_bytes',
  'injected_files',
]

/** `/limits` and `/os-quota-sets`. */
export function limitRoutes(app: FastifyInstance, compute: Compute): void {
  app.get<{ Querystring: { tenant_id?: string } }>('/limits', async (request) => {
    const caller = callerOf(request)
    const other = request.query.tenant_id
    if (other !== undefined && other !== caller.projectId && !caller.isAdmin) {
      throw refused('limits:other_project')
    }
    const projectId = other ?? projectOf(request)
    return { limits: { rate: [], absolute: absolute(projectId, versionOf(request)) } }
  })

  app.get<{ Params: { id: string } }>('/os-quota-sets/:id', async (request) => {
    requireOwn(callerOf(request), request.params.id, 'show')
    return { quota_set: quotaSet(request.params.id, versionOf(request), (limit) => limit) }
  })

  app.get<{ Params: { id: string } }>('/os-quota-sets/:id/defaults', async (request) => ({
    quota_set: {
      id: request.params.id,
      ...shown({ ...DEFAULT_LIMITS }, versionOf(request), (limit) => limit),
    },
  }))

  app.get<{ Params: { id: string } }>('/os-quota-sets/:id/detail', async (request) => {
    const { id } = request.params
    requireOwn(callerOf(request), id, 'detail')
    const used: Partial<Record<QuotaName, number>> = {
      ...usedBy(compute, id),
      server_groups: compute.groups.count(id),
    }
    const detail = (limit: number, name: QuotaName) => ({
      limit,
      in_use: used[name] ?? 0,
      reserved: 0,
    })
    return { quota_set: quotaSet(id, versionOf(request), detail) }
  })

  app.put<{ Params: { id: string } }>('/os-quota-sets/:id', async (request) => {
    requireAdmin(request, 'os-quota-sets:update')
    const { id } = request.params
    const given = requireObject(request.body, 'quota_set')
    refuseUnknown('quota_set', given, [...Object.keys(DEFAULT_LIMITS), 'force'])
    const { force: _force, ...limits } = given
    const numbers = Object.entries(limits).map(([name, value]): [string, number] => {
      const limit = Number(value)
      if (!Number.isInteger(limit) || limit < -1) {
        throw invalidField(name, value, `${String(value)} is less than the minimum of -1`)
      }
      return [name, limit]
    })
    const before = compute.quotas.get(id)?.limits
    compute.quotas.put({ id, limits: { ...before, ...Object.fromEntries(numbers) } })
    return { quota_set: shown(limitsOf(compute, id), versionOf(request), (limit) => limit) }
  })

  app.delete<{ Params: { id: string } }>('/os-quota-sets/:id', async (request, reply) => {
    requireAdmin(request, 'os-quota-sets:delete')
    compute.quotas.delete(request.params.id)
    return reply.code(202).send()
  })

  function absolute(projectId: string, version: number) {
    const limits = limitsOf(compute, projectId)
    const used = usedBy(compute, projectId)
    return {
      maxTotalInstances: limits.instances,
      maxTotalCores: limits.cores,
      maxTotalRAMSize: limits.ram,
      maxServerMeta: limits.metadata_items,
      ...(version < 39 && { maxImageMeta: limits.metadata_items }),
      ...(version < 57 && {
        maxPersonality: limits.injected_files,
        maxPersonalitySize: limits.injected_file_content_bytes,
      }),
      maxTotalKeypairs: limits.key_pairs,
      maxServerGroups: limits.server_groups,
      maxServerGroupMembers: limits.server_group_members,
      ...(version < 36 && {
        maxTotalFloatingIps: limits.floating_ips,
        maxSecurityGroups: limits.security_groups,
        maxSecurityGroupRules: limits.security_group_rules,
        totalFloatingIpsUsed: 0,
        totalSecurityGroupsUsed: 0,
      }),
      totalInstancesUsed: used.instances,
      totalCoresUsed: used.cores,
      totalRAMUsed: used.ram,
      totalServerGroupsUsed: compute.groups.count(projectId),
    }
  }

  function quotaSet<T>(
    id: string,
    version: number,
    show: (limit: number, name: QuotaName) => T,
  ) {
    if (!/^[0-9a-f-]{32,36}$/i.test(id)) {
      throw new Fault(400, `Project ID ${id} is not a valid project.`)
    }
    return { id, ...shown(limitsOf(compute, id), version, show) }
  }
}

function shown<T>(
  limits: Record<QuotaName, number>,
  version: number,
  show: (limit: number, name: QuotaName) => T,
): Record<string, T> {
  const hidden = [...(version >= 36 ? NETWORK : []), ...(version >= 57 ? FILES : [])]
  const entries = Object.entries(limits)
    .filter(([name]) => !hidden.includes(name))
    // The keys of limits are quota names.
    .map(([name, limit]) => [name, show(limit, name as QuotaName)] as const)
  return Object.fromEntries(entries)
}

function requireOwn(
  caller: { projectId?: string; isAdmin: boolean },
  projectId: string,
  rule: string,
): void {
  if (!caller.isAdmin && caller.projectId !== projectId)
    throw refused(`os-quota-sets:${rule}`)
}
