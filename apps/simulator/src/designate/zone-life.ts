import { randomUUID } from 'node:crypto'
import { toMicroseconds } from '../core/clock.ts'
import { isLoadable } from './loadable.ts'
import { type Designate, nameServers, type RecordSet, type Zone } from './model.ts'

/** What the name servers need to take a change, at speed 1. */
const publishSeconds = 1.5
/** Zones and record sets whose names begin with this are refused by the name servers. */
const failing = /^fail-/

const now = ({ cloud }: Designate): string => toMicroseconds(cloud.clock.now())

const soaOf = (zone: Zone): string =>
  `${nameServers[0]?.hostname} ${zone.email.replace('@', '.')}. ${zone.serial} ${zone.refresh} 600 86400 3600`

type NewRecordSet = Pick<RecordSet, 'name' | 'type' | 'records'> & Partial<RecordSet>

/** Puts a record set that waits for the name servers; one without records has nothing to wait for. */
export function putRecordSet(
  designate: Designate,
  zone: Zone,
  given: NewRecordSet,
): RecordSet {
  const waits = given.records.length > 0
  return designate.recordSets.put({
    id: randomUUID(),
    project_id: zone.project_id,
    zone_id: zone.id,
    ttl: null,
    description: null,
    status: waits ? 'PENDING' : 'ACTIVE',
    action: waits ? 'CREATE' : 'NONE',
    managed: false,
    version: 1,
    created_at: now(designate),
    updated_at: null,
    ...given,
  })
}

/** A new zone with the record sets that Designate makes by itself, on its way to the name servers. */
export function putZone(
  designate: Designate,
  given: Pick<Zone, 'project_id' | 'name' | 'email' | 'ttl' | 'type'> & Partial<Zone>,
): Zone {
  const { clock } = designate.cloud
  const zone = designate.zones.put({
    id: randomUUID(),
    description: null,
    serial: given.type === 'PRIMARY' ? Math.floor(clock.now() / 1000) : 1,
    status: 'PENDING',
    action: 'CREATE',
    masters: [],
    attributes: {},
    parent_zone_id: null,
    // Between 3500 and 3600, so that not all zones are asked for at once.
    refresh: 3500 + Math.floor(Math.random() * 100),
    transferred_at: null,
    version: 1,
    created_at: now(designate),
    updated_at: null,
    pending: { dueAt: clock.after(publishSeconds) },
    ...given,
  })
  if (zone.type === 'PRIMARY') {
    const own = { name: zone.name, managed: true, created_at: zone.created_at }
    putRecordSet(designate, zone, { ...own, type: 'SOA', records: [soaOf(zone)] })
    const records = nameServers.map(({ hostname }) => hostname)
    putRecordSet(designate, zone, { ...own, type: 'NS', records })
  }
  return zone
}

/** The zone with a new serial, on its way to the name servers again. */
export function touchZone(
  designate: Designate,
  zone: Zone,
  change: Partial<Zone> = {},
): Zone {
  const { clock } = designate.cloud
  const seconds = Math.floor(clock.now() / 1000)
  const grows = zone.type === 'PRIMARY'
  const next = designate.zones.put({
    ...zone,
    ...change,
    serial: grows ? Math.max(seconds, zone.serial + 1) : zone.serial,
    status: 'PENDING',
    action: zone.action === 'CREATE' && zone.status === 'PENDING' ? 'CREATE' : 'UPDATE',
    version: zone.version + 1,
    updated_at: now(designate),
    pending: { dueAt: clock.after(publishSeconds) },
  })
  if (!grows) return next
  const soa = designate.recordSets
    .by('name', zone.name)
    .find(({ type, zone_id }) => type === 'SOA' && zone_id === zone.id)
  if (soa) {
    designate.recordSets.put({
      ...soa,
      records: [soaOf(next)],
      status: 'PENDING',
      action: 'UPDATE',
      version: soa.version + 1,
      updated_at: now(designate),
    })
  }
  return next
}

/** The zone on its way out; it goes when the name servers have dropped it. */
export function leaveZone(designate: Designate, zone: Zone): Zone {
  return designate.zones.put({
    ...zone,
    status: 'PENDING',
    action: 'DELETE',
    version: zone.version + 1,
    updated_at: now(designate),
    pending: { dueAt: designate.cloud.clock.after(publishSeconds) },
  })
}

/** What becomes of a zone when the name servers have answered. */
export function settleZone(designate: Designate, zone: Zone): void {
  const { zones, recordSets } = designate
  const sets = recordSets.by('zone_id', zone.id)
  if (zone.action === 'DELETE') {
    for (const set of sets) recordSets.delete(set.id)
    zones.delete(zone.id)
    return
  }
  let isRefused = failing.test(zone.name)
  for (const set of sets) {
    const loads = set.records.every((data) => isLoadable(set.type, data))
    const fails = failing.test(zone.name) || failing.test(set.name) || !loads
    if (fails) isRefused = true
    if (set.status !== 'PENDING') continue
    recordSets.put(
      fails ? { ...set, status: 'ERROR' } : { ...set, status: 'ACTIVE', action: 'NONE' },
    )
  }
  const { pending: _, ...settled } = zone
  zones.put(
    isRefused
      ? { ...settled, status: 'ERROR' }
      : { ...settled, status: 'ACTIVE', action: 'NONE', updated_at: now(designate) },
  )
}
