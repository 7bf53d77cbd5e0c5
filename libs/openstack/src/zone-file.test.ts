import fc from 'fast-check'
import { expect, test } from 'vitest'
import { textData } from './dns-text.ts'
import { naptrData } from './naptr-text.ts'
import { canonicalRecord } from './record-canonical.ts'
import { recordTypes } from './record-types.ts'
import type { RecordSetDraft } from './record-set-draft.ts'
import { writeZoneFile } from './zone-file.ts'
import { parseZoneFile } from './zone-file-parse.ts'

const zone = 'example.com'
const parse = (text: string) => parseZoneFile(text, zone)

const label = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/)
const name = fc.array(label, { maxLength: 3 }).map((parts) => [...parts, zone].join('.'))
const below = fc
  .array(label, { minLength: 1, maxLength: 3 })
  .map((parts) => [...parts, zone].join('.'))
const host = fc
  .array(label, { minLength: 1, maxLength: 4 })
  .map((parts) => `${parts.join('.')}.`)
const word = fc.nat(65_535)
const byte = fc.nat(255)
const hex = fc.stringMatching(/^[0-9a-f]{40}$/)
const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 600 }).map(textData)
const quads = fc.stringMatching(/^([A-Za-z0-9+/]{4}){1,30}$/)

const dataOf: Readonly<Record<string, fc.Arbitrary<string>>> = {
  A: fc.ipV4(),
  AAAA: fc.ipV6(),
  MX: fc.tuple(word, host).map((parts) => parts.join(' ')),
  TXT: text,
  SPF: text,
  SRV: fc.tuple(word, word, word, host).map((parts) => parts.join(' ')),
  PTR: host,
  NS: host,
  SSHFP: fc.tuple(fc.integer({ min: 1, max: 4 }), fc.constant(1), hex).map((parts) => parts.join(' ')),
  CAA: fc.tuple(label, fc.constantFrom('', '; policy=ev', '; accounturi=https://a.example/1?b=c')).map(([domain, more]) => `0 issue ${domain}.org${more}`),
  NAPTR: fc.tuple(word, word, fc.string({ unit: 'binary', maxLength: 30 }), host).map(([order, preference, replaced, target]) =>
    naptrData([`${order}`, `${preference}`, 'U', 'E2U+sip', `!^(.*)$!sip:\\1;${replaced.replaceAll(/[!\\\0]/g, '')}!`, target])),
  CERT: fc.tuple(word, byte, quads).map(([tag, algorithm, base64]) =>
    ['PGP', tag, algorithm, base64].join(' ')),
} // prettier-ignore

const set = fc
  .tuple(
    fc.constantFrom(...Object.keys(dataOf)),
    name,
    below,
    fc.option(fc.nat(2_147_483_647)),
  )
  .chain(([type, anywhere, under, ttl]) => {
    const owner =
      type === 'SRV' ? `_sip._tcp.${anywhere}` : type === 'NS' ? under : anywhere
    return fc
      .uniqueArray(dataOf[type] ?? fc.constant(''), { minLength: 1, maxLength: 4 })
      .map((records): RecordSetDraft => ({
        name: owner,
        type,
        records,
        ...(ttl !== null && { ttlSeconds: ttl }),
      }))
  })
const sets = fc.uniqueArray(set, {
  maxLength: 20,
  selector: ({ name: owner, type }) => `${owner} ${type}`,
})

const sorted = (all: readonly RecordSetDraft[]) =>
  all
    .map((each) => ({ ...each, ttlSeconds: each.ttlSeconds ?? 300 }))
    .toSorted((a, b) => (`${a.name} ${a.type}` < `${b.name} ${b.type}` ? -1 : 1))

test('a zone that is written is read as the same records', () => {
  fc.assert(
    fc.property(sets, (written) => {
      const file = writeZoneFile({ name: zone, ttlSeconds: 300, sets: written })
      const read = parse(file)
      expect(read.problems).toEqual([])
      expect(sorted(read.sets)).toEqual(sorted(written))
    }),
    { numRuns: 150 },
  )
})

test('every type of records has its share in that', () => {
  const types = recordTypes.map(({ type }) => type).filter((type) => type !== 'CNAME')
  expect(Object.keys(dataOf).toSorted()).toEqual(types.toSorted())
})

test.each([
  ['TXT', 'v=DMARC1;p=none', '"v=DMARC1;p=none"'],
  ['TXT', 'a(b)c', '"a(b)c"'],
  ['TXT', String.raw`"a \"b\"; c"`, String.raw`"a \"b\"; c"`],
  ['SPF', 'v=spf1;x', '"v=spf1;x"'],
  ['CAA', '0 issue ca.example; policy=ev', '0 issue "ca.example; policy=ev"'],
  ['CAA', '0 iodef mailto:a@ca.example', '0 iodef "mailto:a@ca.example"'],
  ['NAPTR', '1 1 U x !^(.*)$!sip:a;b@c! a.example.', '1 1 "U" "x" "!^(.*)$!sip:a;b@c!" a.example.'],
  ['NAPTR', String.raw`1 1 U x !^(.*)$!\1! a.example.`, String.raw`1 1 "U" "x" "!^(.*)$!\\1!" a.example.`],
  ['NAPTR', String.raw`1 1 U x !^\(.*\)$!\\1! a.example.`, String.raw`1 1 "U" "x" "!^(.*)$!\\1!" a.example.`],
  ['NAPTR', '1 1 S SIP+D2U "" _sip._udp.a.example.', '1 1 "S" "SIP+D2U" "" _sip._udp.a.example.'],
  ['MX', '0 .', '0 .'],
] as const)('a stored %s %s is written so that a name server reads it, and comes back', (type, data, line) => {
  const sets = [{ name: 'a.example.com', type, records: [data] }]
  const file = writeZoneFile({ name: zone, ttlSeconds: 300, sets })
  expect(file.split('\n').at(-2)).toBe(`a IN ${type.padEnd(5)} ${line}`)
  const read = parse(file)
  expect(read.problems).toEqual([])
  const [record = ''] = read.sets[0]?.records ?? []
  expect(canonicalRecord(type, record)).toBe(canonicalRecord(type, data))
}) // prettier-ignore

test('a written file puts the zone itself first and keeps names short', () => {
  const file = writeZoneFile({
    name: zone,
    ttlSeconds: 3600,
    sets: [
      { name: 'www.example.com', type: 'CNAME', records: ['example.com.'] },
      { name: 'example.com', type: 'A', records: ['192.0.2.1'], ttlSeconds: 60 },
    ],
  })
  expect(file).toBe(
    '$ORIGIN example.com.\n$TTL 3600\n\n@   60 IN A     192.0.2.1\nwww    IN CNAME example.com.\n',
  )
})

test('reads what other programs write', () => {
  const {
    sets: read,
    problems,
    left,
  } = parse(`
; a zone of BIND
$TTL 1h30m
@       IN SOA ns1 hostmaster (
                2024010101 ; serial
                1d 2h 4w 1h )
        IN NS   ns1.example.com.
        IN MX   10 mail
        3600 IN TXT ( "v=spf1 include:example.net "
                      "-all" ) ; two strings
mail    A       192.0.2.5
        AAAA    2001:db8::5
$ORIGIN lab.example.com.
host    300     IN      A 192.0.2.9
alias   CNAME   host
_sip._tcp SRV   10 60 5060 host
@       CAA     0 issue "letsencrypt.org; policy=ev"
`)
  expect(problems).toEqual([])
  expect(left).toBe(2)
  expect(read).toEqual([
    { name: zone, type: 'MX', records: ['10 mail.example.com.'], ttlSeconds: 5400 },
    { name: zone, type: 'TXT', records: ['"v=spf1 include:example.net -all"'], ttlSeconds: 3600 },
    { name: 'mail.example.com', type: 'A', records: ['192.0.2.5'], ttlSeconds: 5400 },
    { name: 'mail.example.com', type: 'AAAA', records: ['2001:db8::5'], ttlSeconds: 5400 },
    { name: 'host.lab.example.com', type: 'A', records: ['192.0.2.9'], ttlSeconds: 300 },
    { name: 'alias.lab.example.com', type: 'CNAME', records: ['host.lab.example.com.'], ttlSeconds: 5400 },
    { name: '_sip._tcp.lab.example.com', type: 'SRV', records: ['10 60 5060 host.lab.example.com.'], ttlSeconds: 5400 },
    { name: 'lab.example.com', type: 'CAA', records: ['0 issue letsencrypt.org; policy=ev'], ttlSeconds: 5400 },
  ]) // prettier-ignore
})

test.each([
  ['www A 192.0.2.300', 1, '“192.0.2.300” is no IPv4 address.'],
  ['\n\nwww TXT "open', 3, 'A quote is not closed.'],
  ['www TXT ( "a"\n"b"', 1, 'A parenthesis is not closed.'],
  ['www A )', 1, 'A parenthesis is closed that was not opened.'],
  ['  A 192.0.2.1', 1, 'The first record has no name.'],
  ['www HOME 192.0.2.1', 1, 'The DNS service has no records of type “HOME”.'],
  ['www', 1, 'The record has no type.'],
  ['www A', 1, 'The A record of www.example.com has no data.'],
  ['www CH A 192.0.2.1', 1, 'Only class IN can be read, not CH.'],
  ['$INCLUDE other.zone', 1, 'Other files can not be included: put their lines in here.'],
  ['$GENERATE 1-9 a$ A 192.0.2.$', 1, '$GENERATE can not be read: write the records one by one.'],
  ['$TTL soon', 1, '“soon” is no time: $TTL needs one.'],
  ['www.other.org. A 192.0.2.1', 1, '“www.other.org” does not lie in the zone example.com.'],
  ['@ CNAME www', 1, 'The name of the zone itself can not be an alias: it has an SOA record.'],
  ['a A 192.0.2.1\na A 192.0.2.300', 2, '“192.0.2.300” is no IPv4 address.'],
  ['a 60 A 192.0.2.1\na 90 A 192.0.2.2', 2, 'The A records of a.example.com must have one TTL (RFC 2181, 5.2); line 1 has another.'],
  ['www.example.com.. A 192.0.2.1', 1, '“www.example.com.” has two dots in a row, or begins with one.'],
  ['a A 192.0.2.1\na CNAME b', 2, 'a.example.com is an alias, so it can not have A records.'],
] as const)('names the line and what is wrong: %s', (file, line, message) => {
  expect(parse(file).problems).toEqual([{ line, message }])
}) // prettier-ignore

test('names below the root are read as BIND writes them', () => {
  const { sets: read, problems } = parse(`$ORIGIN .
$TTL 300
example.com IN SOA ns1.example.com. host.example.com. ( 1 2 3 4 5 )
            NS ns1.example.com.
            MX 10 mail.example.com.
$ORIGIN example.com.
www         CNAME example.com.
$ORIGIN com.
example     A 192.0.2.1
`)
  expect(problems).toEqual([])
  expect(read.map(({ name: owner, type }) => `${owner} ${type}`)).toEqual([
    'example.com MX',
    'www.example.com CNAME',
    'example.com A',
  ])
})

test('a record without a TTL has that of $TTL; without one the last that was told', () => {
  const ttls = (file: string) => parse(file).sets.map(({ ttlSeconds }) => ttlSeconds)
  expect(ttls('a 60 A 192.0.2.1\nb A 192.0.2.2\nc 90 A 192.0.2.3\nd A 192.0.2.4')).toEqual([
    60, 60, 90, 90,
  ])
  expect(ttls('$TTL 300\na 60 A 192.0.2.1\nb A 192.0.2.2')).toEqual([60, 300])
  expect(ttls('@ 600 SOA a b 1 2 3 4 5\nb A 192.0.2.2')).toEqual([600])
  expect(ttls('a A 192.0.2.1')).toEqual([undefined])
})

test('a text that other programs cut longer than Designate takes is cut anew', () => {
  const long = 'x'.repeat(255)
  const { sets: read, problems } = parse(`a TXT "${long}" "end"`)
  expect(problems).toEqual([])
  expect(read[0]?.records).toEqual([textData(`${long}end`)])
})

test('what the zone holds so already is right, whatever it is', () => {
  const held = [{ name: 'a.example.com', type: 'SSHFP', records: ['1 1 0123456789ab'] }]
  expect(parseZoneFile('a SSHFP 1 1 0123456789AB', zone, held).problems).toEqual([])
  expect(parseZoneFile('a SSHFP 1 1 0123456789', zone, held).problems).toHaveLength(1)
})

test('a name that only ends like the zone is read as one below it, by the rules of zone files', () => {
  expect(parse('www.example.com A 192.0.2.1').sets).toMatchObject([
    { name: 'www.example.com.example.com' },
  ])
})

test('no text breaks the reader', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (any) => {
      for (const { line } of parse(any).problems) expect(line).toBeGreaterThan(0)
    }),
  )
})
