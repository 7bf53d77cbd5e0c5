import type { FastifyInstance } from 'fastify'
import { callerOf } from '../core/caller.ts'
import type { Cloud } from '../core/cloud.ts'
import { grantRole } from './accounts.ts'
import { adminOf } from './caller.ts'
import { forbidden, notFound } from './error.ts'
import { linksOf } from './links.ts'
import { openDirectory, type Role } from './model.ts'

interface Grant {
  Params: { targetId: string; userId: string; roleId: string }
}

/** `/v3/roles`, and who has which where. */
export function roleRoutes(app: FastifyInstance, cloud: Cloud): void {
  const { assignments, domains, projects, roles, users } = openDirectory(cloud.store)
  const bodyOf = (role: Role) => ({
    ...role,
    domain_id: null,
    options: {},
    links: { self: `${cloud.identityUrl}/v3/roles/${role.id}` },
  })

  app.get<{ Querystring: { name?: string } }>('/roles', async (request) => {
    adminOf(request, 'identity:list_roles')
    const { name } = request.query
    const found = roles.list().filter((role) => name === undefined || role.name === name)
    return { roles: found.map(bodyOf), links: linksOf(cloud, 'roles') }
  })

  app.get<{ Params: { id: string } }>('/roles/:id', async (request) => {
    adminOf(request, 'identity:get_role')
    const role = roles.get(request.params.id)
    if (!role) throw notFound('role', request.params.id)
    return { role: bodyOf(role) }
  })

  app.get<{ Querystring: Record<string, string> }>('/role_assignments', async (request) => {
    const { query } = request
    const caller = callerOf(request)
    const userId = query['user.id']
    if (!caller.isAdmin && userId !== caller.userId) {
      throw forbidden('identity:list_role_assignments')
    }
    const withNames = 'include_names' in query
    const found = (
      userId === undefined ? assignments.list() : assignments.by('user_id', userId)
    ).filter(
      (each) =>
        (query['scope.project.id'] ?? each.project_id) === each.project_id &&
        (query['scope.domain.id'] ?? each.domain_id) === each.domain_id &&
        (query['role.id'] ?? each.role_id) === each.role_id,
    )
    const domainOf = (id: string | undefined) => ({ id, name: domains.get(id ?? '')?.name })
    return {
      role_assignments: found.map(({ user_id, role_id, project_id, domain_id }) => {
        const user = users.get(user_id)
        const project = projects.get(project_id ?? '')
        return {
          role: { id: role_id, ...(withNames && { name: roles.get(role_id)?.name }) },
          user: {
            id: user_id,
            ...(withNames && { name: user?.name, domain: domainOf(user?.domain_id) }),
          },
          scope: project
            ? {
                project: {
                  id: project_id,
                  ...(withNames && {
                    name: project.name,
                    domain: domainOf(project.domain_id),
                  }),
                },
              }
            : { domain: withNames ? domainOf(domain_id) : { id: domain_id } },
          links: {},
        }
      }),
      links: linksOf(cloud, 'role_assignments'),
    }
  })

  for (const kind of ['project', 'domain'] as const) {
    const path = `/${kind}s/:targetId/users/:userId/roles`

    app.get<Grant>(path, async (request) => {
      adminOf(request, 'identity:list_grants')
      const { targetId, userId } = request.params
      const held = assignments
        .by('user_id', userId)
        .filter((each) => each[`${kind}_id`] === targetId)
        .flatMap(({ role_id }) => roles.get(role_id) ?? [])
      return { roles: held.map(bodyOf), links: linksOf(cloud, 'roles') }
    })

    app.put<Grant>(`${path}/:roleId`, async (request, reply) => {
      adminOf(request, 'identity:create_grant')
      const { targetId, userId, roleId } = request.params
      const role = roles.get(roleId)
      if (!role) throw notFound('role', roleId)
      if (!users.get(userId)) throw notFound('user', userId)
      if (kind === 'project') {
        if (!projects.get(targetId)) throw notFound('project', targetId)
        grantRole(cloud.store, userId, { projectId: targetId }, role.name)
      } else {
        if (!domains.get(targetId)) throw notFound('domain', targetId)
        grantRole(cloud.store, userId, { domainId: targetId }, role.name)
      }
      return reply.code(204).send()
    })

    app.delete<Grant>(`${path}/:roleId`, async (request, reply) => {
      adminOf(request, 'identity:revoke_grant')
      const { targetId, userId, roleId } = request.params
      if (!assignments.delete(`${userId}/${targetId}/${roleId}`)) {
        throw notFound('role assignment with role', roleId)
      }
      return reply.code(204).send()
    })
  }
}
