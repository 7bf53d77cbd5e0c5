import type { FastifyInstance } from 'fastify'
import type { Cloud } from '../core/cloud.ts'
import { Fault } from '../core/fault.ts'
import { objectAt, stringAt } from '../core/json.ts'
import { createUser, DEFAULT_DOMAIN, newId } from './accounts.ts'
import { adminOf, adminOrSelf } from './caller.ts'
import { notFound, required, unauthorized } from './error.ts'
import { linksOf } from './links.ts'
import { openDirectory, type User } from './model.ts'
import { hashSecret, isSecret } from './secret.ts'
import type { Tokens } from './tokens.ts'

interface One {
  Params: { id: string }
}

/** `/v3/users`. */
export function userRoutes(app: FastifyInstance, cloud: Cloud, tokens: Tokens): void {
  const { users, assignments, credentials } = openDirectory(cloud.store)
  const find = (id: string): User => {
    const user = users.get(id)
    if (!user) throw notFound('user', id)
    return user
  }

  app.get<{ Querystring: Record<string, string> }>('/users', async (request) => {
    adminOf(request, 'identity:list_users')
    const { name, domain_id } = request.query
    const found = users
      .list()
      .filter(
        (user) =>
          (name === undefined || user.name === name) &&
          (domain_id === undefined || user.domain_id === domain_id),
      )
    return { users: found.map(bodyOf), links: linksOf(cloud, 'users') }
  })

  app.get<One>('/users/:id', async (request) => {
    adminOrSelf(request, request.params.id, 'identity:get_user')
    return { user: bodyOf(find(request.params.id)) }
  })

  app.get<One>('/users/:id/groups', async (request) => {
    adminOrSelf(request, request.params.id, 'identity:list_groups_for_user')
    find(request.params.id)
    return { groups: [], links: linksOf(cloud, `users/${request.params.id}/groups`) }
  })

  app.post('/users', async (request, reply) => {
    adminOf(request, 'identity:create_user')
    const given = objectAt(request.body, 'user')
    const name = stringAt(given, 'name')
    if (!given || name === undefined) throw required(given ? 'name' : 'user')
    const domainId = stringAt(given, 'domain_id') ?? DEFAULT_DOMAIN
    if (users.list().some((user) => user.name === name && user.domain_id === domainId)) {
      throw new Fault(
        409,
        `Conflict occurred attempting to store user - Duplicate entry found with name ${name} at domain ID ${domainId}.`,
      )
    }
    const email = stringAt(given, 'email')
    const defaultProjectId = stringAt(given, 'default_project_id')
    const user = createUser(cloud.store, {
      id: newId(),
      name,
      domainId,
      password: stringAt(given, 'password') ?? newId(),
      ...(email !== undefined && { email }),
      ...(defaultProjectId !== undefined && { defaultProjectId }),
    })
    return reply.code(201).send({ user: bodyOf(user) })
  })

  app.patch<One>('/users/:id', async (request) => {
    adminOf(request, 'identity:update_user')
    const user = find(request.params.id)
    const given = objectAt(request.body, 'user')
    if (!given) throw required('user')
    const password = stringAt(given, 'password')
    const email = stringAt(given, 'email') ?? user.email
    const changed = users.put({
      ...user,
      name: stringAt(given, 'name') ?? user.name,
      enabled: typeof given['enabled'] === 'boolean' ? given['enabled'] : user.enabled,
      password_hash: password === undefined ? user.password_hash : hashSecret(password),
      ...(email !== undefined && { email }),
    })
    if (password !== undefined || !changed.enabled) tokens.revokeAllOf(user.id)
    return { user: bodyOf(changed) }
  })

  app.post<One>('/users/:id/password', async (request, reply) => {
    adminOrSelf(request, request.params.id, 'identity:change_password')
    const user = find(request.params.id)
    const given = objectAt(request.body, 'user')
    const before = stringAt(given, 'original_password')
    const password = stringAt(given, 'password')
    if (before === undefined) throw required('original_password')
    if (password === undefined) throw required('password')
    if (!isSecret(before, user.password_hash)) throw unauthorized()
    users.put({ ...user, password_hash: hashSecret(password) })
    tokens.revokeAllOf(user.id)
    return reply.code(204).send()
  })

  app.delete<One>('/users/:id', async (request, reply) => {
    adminOf(request, 'identity:delete_user')
    const { id } = find(request.params.id)
    users.delete(id)
    tokens.revokeAllOf(id)
    for (const each of assignments.by('user_id', id)) assignments.delete(each.id)
    for (const each of credentials.by('user_id', id)) credentials.delete(each.id)
    return reply.code(204).send()
  })

  function bodyOf(user: User) {
    return {
      id: user.id,
      name: user.name,
      domain_id: user.domain_id,
      enabled: user.enabled,
      password_expires_at: null,
      options:
        user.totp_secret === undefined
          ? {}
          : {
              multi_factor_auth_enabled: true,
              multi_factor_auth_rules: [['password', 'totp']],
            },
      ...(user.email !== undefined && { email: user.email }),
      ...(user.default_project_id !== undefined && {
        default_project_id: user.default_project_id,
      }),
      links: { self: `${cloud.identityUrl}/v3/users/${user.id}` },
    }
  }
}
