import { randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { callerOf } from '../core/caller.ts'
import type { Cloud } from '../core/cloud.ts'
import { toMicroseconds } from '../core/clock.ts'
import { Fault } from '../core/fault.ts'
import { isObject, objectAt, stringAt } from '../core/json.ts'
import { newId } from './accounts.ts'
import { adminOrSelf } from './caller.ts'
import { forbidden, invalid, notFound, required } from './error.ts'
import { linksOf } from './links.ts'
import { type ApplicationCredential, openDirectory, type Role } from './model.ts'
import { hashSecret } from './secret.ts'
import { rolesOn, type Tokens } from './tokens.ts'

interface OfUser {
  Params: { userId: string; id: string }
  Querystring: { name?: string }
}

/** `/v3/users/<id>/application_credentials`. */
export function credentialRoutes(app: FastifyInstance, cloud: Cloud, tokens: Tokens): void {
  const directory = openDirectory(cloud.store)
  const { credentials, roles } = directory
  const path = '/users/:userId/application_credentials'

  app.get<OfUser>(path, async (request) => {
    const { userId } = request.params
    adminOrSelf(request, userId, 'identity:list_application_credentials')
    const { name } = request.query
    const found = credentials
      .by('user_id', userId)
      .filter((credential) => name === undefined || credential.name === name)
    return {
      application_credentials: found.map(bodyOf),
      links: linksOf(cloud, `users/${userId}/application_credentials`),
    }
  })

  app.get<OfUser>(`${path}/:id`, async (request) => {
    adminOrSelf(request, request.params.userId, 'identity:get_application_credential')
    return { application_credential: bodyOf(find(request.params)) }
  })

  app.post<OfUser>(path, async (request, reply) => {
    const rule = 'identity:create_application_credential'
    const { userId } = request.params
    const caller = callerOf(request)
    // Only for oneself, and only for the project of the token.
    if (caller.userId !== userId || caller.projectId === undefined) throw forbidden(rule)
    refuseRestricted(request, rule)
    const given = objectAt(request.body, 'application_credential')
    if (!given) throw required('application_credential')
    const name = stringAt(given, 'name')
    if (name === undefined || name === '') throw required('name')
    if (credentials.by('user_id', userId).some((each) => each.name === name)) {
      throw new Fault(
        409,
        `Conflict occurred attempting to store application_credential - Duplicate entry found with name ${name}.`,
      )
    }
    const secret = stringAt(given, 'secret') ?? randomBytes(64).toString('base64url')
    const credential = credentials.put({
      id: newId(),
      name,
      description: stringAt(given, 'description') ?? null,
      user_id: userId,
      project_id: caller.projectId,
      role_ids: chosenRoles(
        given['roles'],
        rolesOn(directory, userId, caller.projectId).filter(({ name: each }) =>
          caller.roles.includes(each),
        ),
      ),
      unrestricted: given['unrestricted'] === true,
      expires_at: toExpiry(given['expires_at'], cloud.clock.now()),
      secret_hash: hashSecret(secret),
    })
    return reply
      .code(201)
      .send({ application_credential: { ...bodyOf(credential), secret } })
  })

  app.delete<OfUser>(`${path}/:id`, async (request, reply) => {
    const rule = 'identity:delete_application_credential'
    adminOrSelf(request, request.params.userId, rule)
    refuseRestricted(request, rule)
    const { id, user_id } = find(request.params)
    credentials.delete(id)
    for (const token of directory.tokens.by('user_id', user_id)) {
      if (token.application_credential_id === id) directory.tokens.delete(token.id)
    }
    return reply.code(204).send()
  })

  function find({ userId, id }: OfUser['Params']): ApplicationCredential {
    const credential = credentials.get(id)
    if (credential?.user_id === userId) return credential
    throw notFound('application credential', id)
  }

  /** A token of a restricted credential may not make or remove credentials. */
  function refuseRestricted(request: FastifyRequest, rule: string): void {
    const text = request.headers['x-auth-token']
    const token = typeof text === 'string' ? tokens.find(text) : undefined
    const id = token?.application_credential_id
    if (id !== undefined && !credentials.get(id)?.unrestricted) throw forbidden(rule)
  }

  function bodyOf(credential: ApplicationCredential) {
    const { id, name, description, project_id, unrestricted, expires_at, role_ids } =
      credential
    return {
      id,
      name,
      description,
      project_id,
      unrestricted,
      system: null,
      expires_at: expires_at === null ? null : toMicroseconds(expires_at),
      roles: role_ids.flatMap((roleId) => {
        const role = roles.get(roleId)
        return role ? [{ id: role.id, name: role.name, domain_id: null }] : []
      }),
      links: {
        self: `${cloud.identityUrl}/v3/users/${credential.user_id}/application_credentials/${id}`,
      },
    }
  }
}

function chosenRoles(given: unknown, held: Role[]): string[] {
  if (!Array.isArray(given) || given.length === 0) return held.map(({ id }) => id)
  return given.map((each: unknown) => {
    const wanted = isObject(each) ? (each['id'] ?? each['name']) : undefined
    const role = held.find(({ id, name }) => id === wanted || name === wanted)
    if (role) return role.id
    throw new Fault(
      400,
      `Invalid application credential: Could not find role assignment with role: ${String(wanted)}.`,
    )
  })
}

const refused = (why: string): Fault =>
  new Fault(
    400,
    `${why} The server could not comply with the request since it is either malformed or otherwise incorrect. The client is assumed to be in error.`,
  )

function toExpiry(given: unknown, nowMs: number): number | null {
  if (given === undefined || given === null) return null
  if (typeof given !== 'string') throw invalid('expires_at', `it is not of type 'string'`)
  const text = given
  const at = Date.parse(/([zZ]|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`)
  const day = text.slice(0, 10)
  const dayAt = Date.parse(`${day}T00:00:00Z`)
  // JavaScript takes the 31st of February for a day of March.
  const isDay = !Number.isNaN(dayAt) && new Date(dayAt).toISOString().startsWith(day)
  if (Number.isNaN(at) || !isDay) throw refused('Timestamp not in expected format.')
  if (at <= nowMs) throw refused("The 'expires_at' must not be before now.")
  return at
}
