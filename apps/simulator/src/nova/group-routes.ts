import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { callerOf, projectOf } from '../core/caller.ts'
import { Fault } from '../core/fault.ts'
import { isObject, valueAt } from '../core/json.ts'
import { invalidField, requireName, requireObject } from './body.ts'
import type { Compute } from './compute.ts'
import { requireMember } from './error.ts'
import { versionOf } from './microversion.ts'
import type { ServerGroup } from './model.ts'
import { limitOf } from './page.ts'
import { limitsOf } from './quota.ts'

const POLICIES = ['affinity', 'anti-affinity', 'soft-affinity', 'soft-anti-affinity']

/** `/os-server-groups`. */
export function groupRoutes(app: FastifyInstance, compute: Compute): void {
  const { groups } = compute

  app.get<{
    Querystring: { all_projects?: string; limit?: string; offset?: string }
  }>('/os-server-groups', async (request) => {
    const caller = callerOf(request)
    const all = request.query.all_projects !== undefined && caller.isAdmin
    const found = groups.list(all ? undefined : projectOf(request))
    const from = Number(request.query.offset ?? 0) || 0
    const page = found.slice(from, from + limitOf(request.query))
    return { server_groups: page.map((group) => bodyOf(group, versionOf(request))) }
  })

  app.get<{ Params: { id: string } }>('/os-server-groups/:id', async (request) => ({
    server_group: bodyOf(find(request.params.id, projectOf(request)), versionOf(request)),
  }))

  app.post('/os-server-groups', async (request) => {
    const caller = requireMember(request, 'os-server-groups:create')
    const projectId = caller.projectId ?? ''
    const given = requireObject(request.body, 'server_group')
    const version = versionOf(request)
    const first = valueAt(given, 'policies', 0)
    const policy = version >= 64 ? given['policy'] : first
    const allowed = version >= 15 ? POLICIES : POLICIES.slice(0, 2)
    if (typeof policy !== 'string' || !allowed.includes(policy)) {
      throw invalidField(
        version >= 64 ? 'server_group/policy' : 'server_group/policies',
        policy,
        `it is not one of [${allowed.map((each) => `'${each}'`).join(', ')}]`,
      )
    }
    const most = limitsOf(compute, projectId).server_groups
    if (most >= 0 && groups.count(projectId) >= most) {
      throw new Fault(403, 'Quota exceeded, too many server groups.')
    }
    const group = groups.put({
      id: randomUUID(),
      project_id: projectId,
      user_id: caller.userId,
      name: requireName('server_group/name', given['name']),
      policy,
      rules: isObject(given['rules']) ? given['rules'] : {},
      members: [],
    })
    return { server_group: bodyOf(group, version) }
  })

  app.delete<{ Params: { id: string } }>(
    '/os-server-groups/:id',
    async (request, reply) => {
      requireMember(request, 'os-server-groups:delete')
      groups.delete(find(request.params.id, projectOf(request)).id)
      return reply.code(204).send()
    },
  )

  function find(id: string, projectId: string): ServerGroup {
    const group = groups.get(id)
    if (group?.project_id === projectId) return group
    throw new Fault(404, `Instance group ${id} could not be found.`)
  }
}

function bodyOf(group: ServerGroup, version: number) {
  const { id, name, members, policy, rules, project_id, user_id } = group
  return {
    id,
    name,
    members,
    ...(version >= 64 ? { policy, rules } : { policies: [policy], metadata: {} }),
    ...(version >= 13 && { project_id, user_id }),
  }
}
