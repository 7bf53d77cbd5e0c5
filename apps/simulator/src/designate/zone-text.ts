import type { Designate, Zone } from './model.ts'

/** The zone as Designate exports it: a line a record, in order of creation. */
export function writeZone({ recordSets }: Designate, zone: Zone): string {
  const lines = recordSets
    .by('zone_id', zone.id)
    .toSorted((a, b) => (a.created_at < b.created_at ? -1 : 1))
    .flatMap(({ name, ttl, type, records }) =>
      records.map((data) => `${name} ${ttl ?? ''} IN ${type} ${data}`),
    )
  return `$ORIGIN ${zone.name}\n$TTL ${zone.ttl}\n\n${lines.join('\n')}\n`
}
