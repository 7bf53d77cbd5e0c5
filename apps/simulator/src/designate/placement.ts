import { badRequest } from './fault.ts'
import type { Designate, RecordSet, Zone } from './model.ts'
import { Fault } from '../core/fault.ts'

const wrongPlace = (message: string): Fault =>
  badRequest(message, 'invalid_recordset_location')

const lies = (name: string, zone: Zone): boolean =>
  name === zone.name || name.endsWith(`.${zone.name}`)

/** Throws when the record set may not stand where it says: what Designate's central checks. */
export function requirePlace(
  { recordSets, zones }: Designate,
  zone: Zone,
  set: Pick<RecordSet, 'name' | 'type' | 'records'>,
  ownId?: string,
): void {
  if (!lies(set.name, zone)) {
    throw wrongPlace("RecordSet is not contained within it's parent zone")
  }
  if (set.type === 'CNAME' && set.name === zone.name) {
    throw wrongPlace('CNAME recordsets may not be created at the zone apex')
  }
  const namesakes = recordSets
    .by('name', set.name)
    .filter(({ zone_id, id }) => zone_id === zone.id && id !== ownId)
  if (namesakes.some(({ type }) => set.type === 'CNAME' || type === 'CNAME')) {
    throw wrongPlace('CNAME recordsets may not share a name with any other records')
  }
  if (set.name !== zone.name) {
    const child = zones.by('parent_zone_id', zone.id).find((each) => lies(set.name, each))
    if (child) throw wrongPlace(`RecordSet belongs in a child zone: ${child.name}`)
  }
  if (set.type === 'CNAME' && set.records.length > 1) {
    throw badRequest('CNAME recordsets may not have more than 1 record')
  }
  if (namesakes.some(({ type }) => type === set.type)) {
    throw new Fault(409, 'Duplicate RecordSet', 'duplicate_recordset')
  }
}
