import { expect, test } from 'vitest'
import { parseRecordSet } from './record-set.ts'
import { zoneDiff } from './zone-diff.ts'

const present = (
  name: string,
  type: string,
  records: string[],
  ttl: number | null = null,
) => {
  const set = parseRecordSet(
    { id: `${name}-${type}`, zone_id: 'z', zone_name: 'example.com.', name: `${name}.`, type, records, ttl },
    'dfw',
  ) // prettier-ignore
  if (set === undefined) throw new Error('not a record set')
  return set
}

test('a file is compared by name and type; TTLs that are the zone’s are no change', () => {
  const diff = zoneDiff(
    { ttlSeconds: 300 },
    [
      present('example.com', 'SOA', ['…']),
      present('example.com', 'NS', ['ns1.example.net.']),
      present('a.example.com', 'A', ['192.0.2.1', '192.0.2.2']),
      present('b.example.com', 'A', ['192.0.2.3'], 60),
      present('c.example.com', 'A', ['192.0.2.4']),
    ],
    [
      { name: 'A.example.com', type: 'A', records: ['192.0.2.2', '192.0.2.1'], ttlSeconds: 300 },
      { name: 'b.example.com', type: 'A', records: ['192.0.2.3'], ttlSeconds: 300 },
      { name: 'd.example.com', type: 'A', records: ['192.0.2.5'], ttlSeconds: 60 },
    ], // prettier-ignore
  )
  expect(diff.same).toBe(1)
  expect(diff.added.map(({ name }) => name)).toEqual(['d.example.com'])
  expect(diff.changed).toMatchObject([
    { before: { name: 'b.example.com' }, after: { records: ['192.0.2.3'] } },
  ])
  expect(diff.changed[0]?.after.ttlSeconds).toBeUndefined()
  expect(diff.missing.map(({ name }) => name)).toEqual(['c.example.com'])
})
