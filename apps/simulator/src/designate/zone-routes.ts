import type { FastifyInstance } from 'fastify'
import { inWords } from '../core/wording.ts'
import { isObject, type JsonObject } from '../core/json.ts'
import { changeableZoneOf, changerOf, isVisible, type ZoneRoute, zoneOf } from './access.ts'
import { membersOf, secondsOf, textOf, wrongKeys } from './body.ts'
import { badRequest, emptyColumn, invalidValue, InvalidObject } from './fault.ts'
import { answerList } from './list.ts'
import {
  defaultTtlSeconds,
  type Designate,
  nameServers,
  poolId,
  type Zone,
} from './model.ts'
import { domainProblem, emailProblem } from './names.ts'
import { createZone } from './zone-create.ts'
import { leaveZone, touchZone } from './zone-life.ts'

const members = ['name', 'email', 'description', 'ttl', 'type', 'masters', 'attributes']
const managedEmail = 'hostmaster@aloft-dns.example'

/** A zone as the API shows it. */
function toBody(base: string, zone: Zone) {
  const { pending: _, parent_zone_id: __, refresh: ___, ...shown } = zone
  return { ...shown, pool_id: poolId, links: { self: `${base}/v2/zones/${zone.id}` } }
}

/** List, create, show, change and delete; `base` is the address of this region's endpoint. */
export function zoneRoutes(
  app: FastifyInstance,
  designate: Designate,
  base: () => string,
): void {
  const { zones } = designate

  app.get('/v2/zones', (request) =>
    answerList(request, {
      name: 'zones',
      items: zones.list().filter((zone) => isVisible(request, zone)),
      sortKeys: [
        'created_at', 'id', 'updated_at', 'name', 'tenant_id', 'serial', 'ttl', 'status',
      ], // prettier-ignore
      filters: {
        name: ({ name }) => [name],
        type: ({ type }) => [type],
        email: ({ email }) => [email],
        status: ({ status }) => [status],
        description: ({ description }) => [description ?? ''],
        ttl: ({ ttl }) => [ttl],
      },
      view: (zone) => toBody(base(), zone),
      address: `${base()}/v2/zones`,
    }),
  )

  app.post('/v2/zones', (request, reply) => {
    const body = membersOf('zone', request.body, members)
    const caller = changerOf(request)
    const type = body['type'] ?? 'PRIMARY'
    if (type !== 'PRIMARY' && type !== 'SECONDARY') {
      throw invalidValue(`Field value ${inWords(type)} is invalid`)
    }
    const masters = mastersOf(body)
    const email = emailOf(body)
    if (type === 'PRIMARY') requirePrimary(masters, email)
    else requireSecondary(body, masters)
    const name = nameOf(body)
    const ttl = secondsOf(body, 'ttl')
    if (ttl === null) throw emptyColumn()
    const zone = createZone(designate, {
      project_id: caller.projectId ?? '',
      name,
      email: type === 'PRIMARY' ? (email ?? '') : managedEmail,
      ttl: ttl ?? defaultTtlSeconds,
      description: textOf(body, 'description', 160) ?? null,
      type,
      masters,
      attributes: attributesOf(body),
    })
    const answer = toBody(base(), zone)
    return reply.code(202).header('location', answer.links.self).send(answer)
  })

  app.get<ZoneRoute>('/v2/zones/:zone', (request) =>
    toBody(base(), zoneOf(designate, request)),
  )

  app.patch<ZoneRoute>('/v2/zones/:zone', (request, reply) => {
    const zone = changeableZoneOf(designate, request)
    const body = membersOf('zone', request.body, members)
    for (const name of ['name', 'type'] as const) {
      if (name in body && body[name] !== zone[name]) throw wrongKeys('zone', [name])
    }
    if ('attributes' in body) throw wrongKeys('zone', ['attributes'])
    const email = emailOf(body)
    const masters = mastersOf(body)
    if (zone.type === 'PRIMARY') {
      if (masters.length > 0 || email === null) requirePrimary(masters, email)
    } else {
      requireSecondary(body, 'masters' in body ? masters : zone.masters)
    }
    const ttl = secondsOf(body, 'ttl')
    if (ttl === null) throw emptyColumn()
    const description = textOf(body, 'description', 160)
    const changed = touchZone(designate, zone, {
      ...(email ? { email } : {}),
      ...(ttl === undefined ? {} : { ttl }),
      ...(description === undefined ? {} : { description }),
      ...('masters' in body ? { masters } : {}),
    })
    return reply.code(202).send(toBody(base(), changed))
  })

  app.delete<ZoneRoute>('/v2/zones/:zone', (request, reply) => {
    const zone = zoneOf(designate, request)
    changerOf(request)
    if (zones.by('parent_zone_id', zone.id).length > 0) {
      throw badRequest(
        'Please delete any subzones before deleting this zone',
        'zone_has_sub_zone',
      )
    }
    return reply.code(202).send(toBody(base(), leaveZone(designate, zone)))
  })

  app.get<ZoneRoute>('/v2/zones/:zone/nameservers', (request) => {
    zoneOf(designate, request)
    return { nameservers: nameServers }
  })
}

function nameOf(body: JsonObject): string {
  const name = textOf(body, 'name')
  if (name === undefined || name === null) {
    throw new InvalidObject([required('name', ['records', 0, 'name'])])
  }
  const problem = domainProblem(name)
  if (problem !== undefined) throw invalidValue(problem)
  return name
}

function emailOf(body: JsonObject): string | null | undefined {
  const email = textOf(body, 'email')
  const problem = typeof email === 'string' ? emailProblem(email) : undefined
  if (problem !== undefined) throw invalidValue(problem)
  return email
}

function mastersOf(body: JsonObject): string[] {
  const { masters } = body
  if (masters === undefined) return []
  if (Array.isArray(masters)) return masters.map(inWords)
  throw invalidValue('masters must be a list')
}

function attributesOf({ attributes }: JsonObject): Record<string, string> {
  if (!isObject(attributes)) return {}
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [name, inWords(value)]),
  )
}

const required = (name: string, path: readonly (string | number)[]) => ({
  path,
  message: `'${name}' is a required property`,
  validator: 'required',
  validator_value: name,
})

function requirePrimary(
  masters: readonly string[],
  email: string | null | undefined,
): void {
  const flaws = []
  if (masters.length > 0) {
    flaws.push({
      path: ['type'],
      message: "'masters' has more items than allowed",
      validator: 'maxItems',
      validator_value: ['masters'],
    })
  }
  if (email === undefined || email === null)
    flaws.push(required('email', ['type', 'email']))
  if (flaws.length > 0) throw new InvalidObject(flaws)
}

function requireSecondary(body: JsonObject, masters: readonly string[]): void {
  const flaws = ['email', 'ttl']
    .filter((name) => name in body)
    .map((name) => ({
      path: ['type'],
      message: `'${name}' can't be specified when type is SECONDARY`,
      validator: 'not_allowed',
      validator_value: name,
    }))
  if (masters.length === 0)
    flaws.unshift({ ...required('masters', []), path: ['type', 'masters'] })
  if (flaws.length > 0) throw new InvalidObject(flaws)
}
