import { expect, test } from 'vitest'
import { parseRecordSet } from './record-set.ts'
import { diffConflicts, zoneDiff } from './zone-diff.ts'

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

test.each([
  ['AAAA', '2001:db8::1', '2001:DB8:0:0::1'],
  ['CNAME', 'www.example.net.', 'WWW.Example.NET.'],
  ['MX', '10 mail.example.net.', '10 Mail.example.net.'],
  ['MX', '10 mail.example.net.', '010 mail.example.net.'],
  ['SRV', '1 2 3 a.example.', '1 2 3 A.example.'],
  ['TXT', '"a b"', '"a" " b"'],
  ['TXT', 'v=DMARC1;p=none', '"v=DMARC1;p=none"'],
  ['CAA', '0 issue letsencrypt.org; policy=ev', '0 issue "LetsEncrypt.org;policy=ev"'],
  ['SSHFP', `1 1 ${'ab'.repeat(20)}`, `1 1 ${'AB'.repeat(20)}`],
  ['CERT', 'PGP 0 0 bGV0IG1lIGlu', 'PGP 0 0 bGV0 IG1lIGlu'],
  ['NAPTR', String.raw`1 1 U x !^\(.*\)$!\\1! a.example.`, String.raw`1 1 "U" "x" "!^(.*)$!\\1!" A.example.`],
] as const)('%s: %s and %s are the same', (type, before, after) => {
  const name = type === 'SRV' ? '_sip._tcp.example.com' : 'a.example.com'
  const wanted = { name, type, records: [after] }
  const diff = zoneDiff({ ttlSeconds: 300 }, [present(name, type, [before])], [wanted])
  expect(diff).toMatchObject({ same: 1, changed: [] })
}) // prettier-ignore

test.each([
  ['TXT', '"Text"', '"text"'],
  ['CAA', '0 issue a.example; uri=https://a.example/X', '0 issue a.example; uri=https://a.example/x'],
  ['MX', '10 mail.example.net.', '20 mail.example.net.'],
  ['NAPTR', '1 1 U x !a!B! a.example.', '1 1 U x !a!b! a.example.'],
] as const)('%s: %s and %s are different', (type, before, after) => {
  const wanted = { name: 'a.example.com', type, records: [after] }
  const held = [present('a.example.com', type, [before])]
  expect(zoneDiff({ ttlSeconds: 300 }, held, [wanted]).changed).toHaveLength(1)
}) // prettier-ignore

test('what a file adds beside what stays in the zone is told before it is applied', () => {
  const diff = zoneDiff(
    { ttlSeconds: 300 },
    [
      present('www.example.com', 'A', ['192.0.2.1']),
      present('alias.example.com', 'CNAME', ['www.example.com.']),
      present('other.example.com', 'A', ['192.0.2.1']),
    ],
    [
      { name: 'WWW.example.com', type: 'CNAME', records: ['example.com.'] },
      { name: 'alias.example.com', type: 'A', records: ['192.0.2.2'] },
      { name: 'alias.example.com', type: 'AAAA', records: ['2001:db8::2'] },
      { name: 'other.example.com', type: 'AAAA', records: ['2001:db8::3'] },
    ],
  )
  expect(diffConflicts(diff, false, 'example.com')).toEqual([
    'WWW has records already: it can not be an alias too.',
    'alias is an alias: nothing can stand beside it.',
  ])
  expect(diffConflicts(diff, true, 'example.com')).toEqual([])
})
