import type { Cloud } from '../core/cloud.ts'
import { openDesignate, nameServers } from '../designate/model.ts'
import { putRecordSet, putZone } from '../designate/zone-life.ts'
import { projectIdOf } from './accounts.ts'
import { uuidOf } from './identifiers.ts'
import type { SeedZone } from './zones.ts'

const settled = { status: 'ACTIVE', action: 'NONE' } as const

/** Puts zones with their record sets into Designate, as the name servers have them already. */
export function loadZones(cloud: Cloud, zones: readonly SeedZone[]): void {
  const designate = openDesignate(cloud)
  for (const seed of zones) {
    const { name, email, projectId, masters } = seed
    const at = (minute: number): string =>
      new Date(Date.parse(`${seed.createdOn}T15:00:00Z`) + minute * 60_000)
        .toISOString()
        .replace('Z', '000')
    const parent = designate.zones.list().find((zone) => name.endsWith(`.${zone.name}`))
    const { pending: _, ...zone } = putZone(designate, {
      id: uuidOf(`zone:${name}`),
      project_id: projectId,
      name,
      email,
      ttl: seed.ttlSeconds,
      type: masters ? 'SECONDARY' : 'PRIMARY',
      masters: masters ?? [],
      description: seed.description ?? null,
      parent_zone_id: parent?.id ?? null,
      serial: Math.floor(Date.parse(`${seed.createdOn}T16:00:00Z`) / 1000),
      refresh: 3541,
      created_at: at(0),
      transferred_at: masters ? at(2) : null,
      ...settled,
    })
    designate.zones.put(zone)
    for (const own of designate.recordSets.by('zone_id', zone.id)) {
      designate.recordSets.delete(own.id)
      designate.recordSets.put({
        ...own,
        ...settled,
        id: uuidOf(`own:${own.type}:${name}`),
      })
    }
    if (masters) {
      const records = nameServers.map(({ hostname }) => hostname)
      putRecordSet(designate, zone, { name, type: 'NS', records, ...settled })
    }
    for (const [index, set] of seed.sets.entries()) {
      const fullName = set.name === '@' ? name : `${set.name}.${name}`
      putRecordSet(designate, zone, {
        id: uuidOf(`record-set:${set.type}:${fullName}`),
        name: fullName,
        type: set.type,
        records: set.records,
        ttl: set.ttlSeconds ?? null,
        description: set.description ?? null,
        created_at: at(index + 1),
        ...settled,
      })
    }
  }
}

/** Limits that are wider than Designate's own. */
export function loadZoneQuotas(cloud: Cloud): void {
  const { quotas } = openDesignate(cloud)
  const id = projectIdOf('enterprise-fleet')
  const limits = { zones: 50, zone_recordsets: 20_000, zone_records: 40_000 }
  quotas.put({ id, project_id: id, limits })
}
