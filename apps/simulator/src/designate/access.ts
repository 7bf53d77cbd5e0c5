import type { FastifyRequest } from 'fastify'
import { type Caller, callerOf, mayChange } from '../core/caller.ts'
import { badRequest, forbidden, recordSetNotFound, zoneNotFound } from './fault.ts'
import type { Designate, RecordSet, Zone } from './model.ts'

export interface ZoneRoute {
  Params: { zone: string }
}
export interface RecordSetRoute {
  Params: { zone: string; set: string }
}

const uuid = /^[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}$/i

export const isUuid = (value: string): boolean => uuid.test(value)

function requireUuid(name: string, value: string): void {
  if (!isUuid(value)) throw badRequest(`Invalid UUID ${name}: ${value}`, 'invalid_uuid')
}

/** Whether an administrator asked to see what is everybody's. */
export function seesAll(request: FastifyRequest): boolean {
  const asked = String(request.headers['x-auth-all-projects'] ?? '').toLowerCase()
  return callerOf(request).isAdmin && (asked === 'true' || asked === '1')
}

export function isVisible(request: FastifyRequest, { project_id }: Zone): boolean {
  return seesAll(request) || project_id === callerOf(request).projectId
}

/** The caller when it may change anything. Throws 403. */
export function changerOf(request: FastifyRequest): Caller {
  const caller = callerOf(request)
  if (!mayChange(caller)) throw forbidden()
  return caller
}

/** The zone of the path. Throws 400 for what is no id, 404 for what is none of the caller's. */
export function zoneOf({ zones }: Designate, request: FastifyRequest<ZoneRoute>): Zone {
  requireUuid('zone_id', request.params.zone)
  const zone = zones.get(request.params.zone)
  if (!zone || !isVisible(request, zone)) throw zoneNotFound()
  return zone
}

/** The zone of the path when it can be changed now. Throws 403 and 400 beside what `zoneOf` throws. */
export function changeableZoneOf(
  designate: Designate,
  request: FastifyRequest<ZoneRoute>,
): Zone {
  const zone = zoneOf(designate, request)
  changerOf(request)
  if (zone.action === 'DELETE') throw badRequest('Can not update a deleting zone')
  return zone
}

/** The record set of the path. Throws as `zoneOf` does. */
export function recordSetOf(
  designate: Designate,
  request: FastifyRequest<RecordSetRoute>,
): RecordSet {
  const zone = zoneOf(designate, request)
  requireUuid('recordset_id', request.params.set)
  const set = designate.recordSets.get(request.params.set)
  if (set?.zone_id !== zone.id) throw recordSetNotFound()
  return set
}
