import type { FastifyInstance, FastifyRequest } from 'fastify'
import { callerOf } from '../core/caller.ts'
import {
  changeableZoneOf,
  changerOf,
  isVisible,
  type RecordSetRoute,
  recordSetOf,
  type ZoneRoute,
  zoneOf,
} from './access.ts'
import { membersOf, secondsOf, textOf, wrongKeys } from './body.ts'
import { badRequest, forbidden, recordSetNotFound } from './fault.ts'
import { answerList, type Listing } from './list.ts'
import type { Designate, RecordSet, Zone } from './model.ts'
import { requirePlace } from './placement.ts'
import { recordSetMembers, recordsOf, requireValid } from './record-set-body.ts'
import { requireRoom } from './zone-create.ts'
import { putRecordSet, touchZone } from './zone-life.ts'

const sortKeys = [
  'created_at',
  'id',
  'updated_at',
  'zone_id',
  'tenant_id',
  'name',
  'type',
  'ttl',
]
const filters: Listing<RecordSet>['filters'] = {
  name: ({ name }) => [name],
  type: ({ type }) => [type],
  ttl: ({ ttl }) => [ttl],
  data: ({ records }) => records,
  status: ({ status }) => [status],
  description: ({ description }) => [description ?? ''],
}

/** Record sets of a zone and of all zones, shown, made, replaced and taken away. */
export function recordSetRoutes(
  app: FastifyInstance,
  designate: Designate,
  base: () => string,
): void {
  const { zones, recordSets } = designate
  const view = (set: RecordSet) => {
    const { managed: _, reverse_of: __, ...shown } = set
    const self = `${base()}/v2/zones/${set.zone_id}/recordsets/${set.id}`
    return { ...shown, zone_name: zones.get(set.zone_id)?.name ?? '', links: { self } }
  }
  const setsOf = (request: FastifyRequest): RecordSet[] =>
    zones
      .list()
      .filter((zone) => isVisible(request, zone))
      .flatMap(({ id }) => recordSets.by('zone_id', id))

  app.get<ZoneRoute>('/v2/zones/:zone/recordsets', (request) => {
    const zone = zoneOf(designate, request)
    return answerList(request, {
      name: 'recordsets',
      items: recordSets.by('zone_id', zone.id),
      sortKeys: [...sortKeys, 'records'],
      filters,
      view,
      address: `${base()}/v2/zones/${zone.id}/recordsets`,
    })
  })

  app.get('/v2/recordsets', (request) =>
    answerList(request, {
      name: 'recordsets',
      items: setsOf(request),
      sortKeys,
      filters,
      view,
      address: `${base()}/v2/recordsets`,
    }),
  )

  app.get<{ Params: { set: string } }>('/v2/recordsets/:set', (request, reply) => {
    const set = recordSets.get(request.params.set)
    const zone = set && zones.get(set.zone_id)
    if (!zone || !isVisible(request, zone)) throw recordSetNotFound()
    return reply.redirect(view(set).links.self, 301)
  })

  app.get<RecordSetRoute>('/v2/zones/:zone/recordsets/:set', (request) =>
    view(recordSetOf(designate, request)),
  )

  app.post<ZoneRoute>('/v2/zones/:zone/recordsets', (request, reply) => {
    const body = membersOf('recordset', request.body, recordSetMembers)
    const ttl = secondsOf(body, 'ttl') ?? null
    const description = textOf(body, 'description', 160) ?? null
    const name = textOf(body, 'name') ?? ''
    const records = recordsOf(body) ?? []
    const { type } = body
    requireValid(name, type, records)
    if (type === 'SOA') throw badRequest('Creating a SOA recordset is not allowed')
    const zone = changeableZoneOf(designate, request)
    requirePrimaryOrAdmin(request, zone)
    const wanted = { name, type: String(type), ttl, description, records }
    requirePlace(designate, zone, wanted)
    requireRoom(designate, zone, records.length)
    const touched = records.length > 0 ? touchZone(designate, zone) : zone
    const answer = view(putRecordSet(designate, touched, wanted))
    const status = answer.status === 'PENDING' ? 202 : 201
    return reply.code(status).header('location', answer.links.self).send(answer)
  })

  app.put<RecordSetRoute>('/v2/zones/:zone/recordsets/:set', (request, reply) => {
    const set = recordSetOf(designate, request)
    const zone = zoneOf(designate, request)
    if (set.managed) throw badRequest('Managed records may not be updated')
    if (set.type === 'NS' && set.name === zone.name) {
      throw badRequest('Updating a root zone NS record is not allowed')
    }
    const body = membersOf('recordset', request.body, recordSetMembers)
    for (const name of ['name', 'type'] as const) {
      if (name in body && body[name] !== set[name]) throw wrongKeys('recordset', [name])
    }
    const ttl = secondsOf(body, 'ttl')
    const description = textOf(body, 'description', 160)
    const records = recordsOf(body) ?? set.records
    requireValid(set.name, set.type, records)
    requirePrimaryOrAdmin(request, changeableZoneOf(designate, request))
    requirePlace(designate, zone, { ...set, records }, set.id)
    requireRoom(designate, zone, records.length, set)
    const touched = touchZone(designate, zone)
    const waits = records.length > 0
    const next = recordSets.put({
      ...set,
      records,
      ...(ttl === undefined ? {} : { ttl }),
      ...(description === undefined ? {} : { description }),
      status: waits ? 'PENDING' : 'ACTIVE',
      action: waits ? 'UPDATE' : 'NONE',
      version: set.version + 1,
      updated_at: touched.updated_at,
    })
    return reply.code(waits ? 202 : 200).send(view(next))
  })

  app.delete<RecordSetRoute>('/v2/zones/:zone/recordsets/:set', (request, reply) => {
    const set = recordSetOf(designate, request)
    if (set.type === 'SOA') throw badRequest('Deleting a SOA recordset is not allowed')
    const zone = changeableZoneOf(designate, request)
    requirePrimaryOrAdmin(request, zone)
    if (set.managed) throw badRequest('Managed records may not be deleted')
    touchZone(designate, zone)
    const answer = view({ ...set, status: 'PENDING', action: 'DELETE' })
    recordSets.delete(set.id)
    return reply.code(202).send(answer)
  })
}

/** What a secondary zone holds comes from its masters alone. */
function requirePrimaryOrAdmin(request: FastifyRequest, zone: Zone): void {
  changerOf(request)
  if (zone.type === 'SECONDARY' && !callerOf(request).isAdmin) throw forbidden()
}
