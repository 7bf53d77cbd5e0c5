import fc from 'fast-check'
import { expect, test } from 'vitest'
import { textData } from './dns-text.ts'
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
  CAA: label.map((domain) => `0 issue ${domain}.org; policy=ev`),
  NAPTR: fc.tuple(word, word, host).map(([order, preference, target]) =>
    [order, preference, 'U', 'E2U+sip', '!^.*$!sip:a@b!', target].join(' ')),
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
  ['a 60 A 192.0.2.1\na 90 A 192.0.2.2', 2, 'The A records of a.example.com must have one TTL (RFC 2181, 5.2); line 1 has another.'],
  ['a A 192.0.2.1\na CNAME b', 2, 'a.example.com is an alias, so it can not have A records.'],
] as const)('names the line and what is wrong: %s', (file, line, message) => {
  expect(parse(file).problems).toEqual([{ line, message }])
}) // prettier-ignore

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
