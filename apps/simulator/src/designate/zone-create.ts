import { Fault } from '../core/fault.ts'
import { badRequest } from './fault.ts'
import { type Designate, type RecordSet, type Zone } from './model.ts'
import { requirePlace } from './placement.ts'
import { requireQuota } from './quota.ts'
import { putRecordSet, putZone } from './zone-life.ts'

type Wanted = Pick<Zone, 'project_id' | 'name' | 'email' | 'ttl' | 'type'> & Partial<Zone>

/** Makes a zone, with record sets when it is imported. Throws Designate's refusals. */
export function createZone(
  designate: Designate,
  wanted: Wanted,
  sets: readonly Pick<RecordSet, 'name' | 'type' | 'ttl' | 'records'>[] = [],
): Zone {
  const { zones } = designate
  const { name, project_id } = wanted
  requireQuota(designate, project_id, { zones: zones.count(project_id) + 1 })
  if (name.slice(0, -1).split('.').length < 2) {
    throw badRequest('More than one label is required', 'invalid_zone_name')
  }
  if (zones.by('name', name).length > 0) {
    throw new Fault(409, 'Duplicate Zone', 'duplicate_zone')
  }
  const labels = name.split('.')
  const parent = labels
    .map((_, index) => zones.by('name', labels.slice(index + 1).join('.'))[0])
    .find((found) => found !== undefined)
  if (parent && parent.project_id !== project_id) {
    throw new Fault(
      403,
      'Unable to create subzone in another tenants zone',
      'illegal_child',
    )
  }
  const children = zones.list().filter((zone) => zone.name.endsWith(`.${name}`))
  if (children.some((child) => child.project_id !== project_id)) {
    throw new Fault(
      403,
      'Unable to create zone because another tenant owns a subzone of the zone',
      'illegal_parent',
    )
  }
  const zone = putZone(designate, { ...wanted, parent_zone_id: parent?.id ?? null })
  try {
    for (const set of sets) {
      requirePlace(designate, zone, set)
      requireRoom(designate, zone, set.records.length)
      putRecordSet(designate, zone, set)
    }
  } catch (error) {
    for (const set of designate.recordSets.by('zone_id', zone.id)) {
      designate.recordSets.delete(set.id)
    }
    zones.delete(zone.id)
    throw error
  }
  for (const child of children) {
    if (child.parent_zone_id === zone.parent_zone_id) {
      zones.put({ ...child, parent_zone_id: zone.id })
    }
  }
  return zone
}

/** Throws 413 when the zone has no room for the records of a set; `replaced` is what makes way. */
export function requireRoom(
  designate: Designate,
  zone: Zone,
  records: number,
  replaced?: RecordSet,
): void {
  const sets = designate.recordSets.by('zone_id', zone.id)
  const held = sets
    .filter(({ managed }) => !managed)
    .reduce((sum, set) => sum + set.records.length, 0)
  requireQuota(designate, zone.project_id, {
    zone_recordsets: replaced ? 0 : sets.length + 1,
    zone_records: held - (replaced?.records.length ?? 0) + records,
    recordset_records: records,
  })
}
