import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  fullName,
  nameInZone,
  nameProblem,
  zoneEmailProblem,
  zoneNameProblem,
} from './dns-name.ts'
import { textData, textOfData } from './dns-text.ts'
import { conflictProblem, draftProblem } from './record-set-draft.ts'
import { recordProblem, recordType, recordTypes } from './record-types.ts'

const good: Readonly<Record<string, readonly string[]>> = {
  A: ['192.0.2.1'],
  AAAA: ['2001:db8::1', '::ffff:192.0.2.1'],
  CNAME: ['www.example.com.'],
  MX: ['10 mail.example.com.', '0 .'],
  TXT: ['"v=spf1 -all"', 'word', '"with \\" quote"'],
  SPF: ['"v=spf1 -all"'],
  SRV: ['10 60 5060 sip.example.com.'],
  CAA: ['0 issue letsencrypt.org', '0 iodef mailto:a@example.com', '1 issuewild ca.example; policy=ev'],
  NS: ['ns1.example.net.'],
  PTR: ['www.example.com.'],
  SSHFP: [`4 2 ${'ab'.repeat(32)}`, `1 1 ${'ab'.repeat(20)}`],
  NAPTR: ['100 10 U E2U+sip !^.*$!sip:info@example.com! example.com.'],
  CERT: ['PGP 0 0 bGV0IG1lIGlu'],
} // prettier-ignore

test('every type has an example that is right, and comes back from its parts as it was', () => {
  expect(Object.keys(good).toSorted()).toEqual(
    recordTypes.map(({ type }) => type).toSorted(),
  )
  for (const [type, records] of Object.entries(good)) {
    for (const data of records) {
      expect([type, data, recordProblem(type, data)]).toEqual([type, data, undefined])
      const known = recordType(type)
      const again = known?.join(known.split(data)) ?? ''
      expect(recordProblem(type, again)).toBeUndefined()
      // A text may be cut into strings in more than one way.
      expect(type === 'TXT' ? data : again).toBe(data)
    }
  }
})

test.each([
  ['A', '192.0.2.256', '“192.0.2.256” is no IPv4 address.'],
  ['A', '192.0.2.01', '“192.0.2.01” is no IPv4 address.'],
  ['AAAA', '192.0.2.1', '“192.0.2.1” is no IPv6 address.'],
  ['CNAME', 'www.example.com', '“www.example.com” needs a dot at its end: it is the full name.'],
  ['MX', 'ten mail.example.com.', 'Priority must be a whole number from 0 to 65535.'],
  ['MX', '70000 mail.example.com.', 'Priority must be a whole number from 0 to 65535.'],
  ['MX', '10', '“10” must hold: priority, server.'],
  ['SRV', '10 60 99999 a.example.', 'Port must be a whole number from 0 to 65535.'],
  ['TXT', 'two words', 'A text with blanks must stand between quotes.'],
  ['TXT', '"open', '"open has a quote or a backslash too many.'],
  ['CAA', '0 colour red', 'Tag must be one of issue, issuewild, iodef.'],
  ['CAA', '0 issue two words', '“two words” has a blank in it.'],
  ['SSHFP', '9 2 abcd', 'Algorithm must be one of 1, 2, 3, 4.'],
  ['SSHFP', '4 2 abcd', 'The fingerprint must have 40 hexadecimal digits (SHA-1) or 64 (SHA-256).'],
  ['NAPTR', '1 1 X E2U+sip !^.*$!x! a.example.', 'The flags are one or more of A, P, S and U.'],
  ['CERT', 'PGP 0 0 !!!', 'The certificate must be base64.'],
  ['HOME', 'x', 'The DNS service has no records of type “HOME”.'],
  ['A', ' ', 'A record is empty.'],
] as const)('%s “%s” is refused with a sentence', (type, data, words) => {
  expect(recordProblem(type, data)).toBe(words)
}) // prettier-ignore

test('any text becomes strings that fit, and comes back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 700 }), (text) => {
      const data = textData(text)
      expect(textOfData(data)).toBe(text)
      expect(recordProblem('TXT', data)).toBeUndefined()
    }),
  )
})

test('names are written short in their zone and full everywhere', () => {
  expect(fullName('www', 'example.com')).toBe('www.example.com.')
  expect(fullName('@', 'example.com.')).toBe('example.com.')
  expect(fullName('www.example.com', 'example.com')).toBe('www.example.com.')
  expect(nameInZone('WWW.example.com', 'example.com')).toBe('WWW')
  expect(nameInZone('example.com.', 'example.com')).toBe('@')
  expect(nameInZone('other.org', 'example.com')).toBe('other.org.')
})

test.each([
  ['a..b', 'has two dots'],
  ['-a.example', 'hyphen'],
  [`${'a'.repeat(64)}.example`, 'has 64 characters'],
  ['a b.example', 'a blank'],
  ['bücher.example', 'xn--bcher-kva.example'],
  ['a.*.example', 'A star can only be the first part'],
  ['a/b.example', 'letters, digits'],
] as const)('the name %s is refused with words', (name, words) => {
  expect(nameProblem(name, true)).toContain(words)
})

test('a zone has two parts, and a mailbox', () => {
  expect(zoneNameProblem('example.com')).toBeUndefined()
  expect(zoneNameProblem('localhost')).toContain('two parts')
  expect(zoneEmailProblem('me@example.com')).toBeUndefined()
  expect(zoneEmailProblem('me')).toContain('is no e-mail address')
})

test('a set of records is judged by its place as well', () => {
  const judge = (name: string, type: string, ...records: string[]) =>
    draftProblem({ name, type, records }, 'example.com')
  expect(judge('_sip._tcp.example.com', 'SRV', '1 1 1 a.example.')).toBeUndefined()
  expect(judge('sip.example.com', 'SRV', '1 1 1 a.example.')).toContain(
    '_service._protocol',
  )
  expect(judge('a.example.com', 'CNAME', 'b.example.', 'c.example.')).toContain(
    'one name only',
  )
  expect(judge('example.com', 'NS', 'ns1.example.net.')).toContain('itself')
  expect(judge('a.example.com', 'A')).toContain('no record in it')
  expect(judge('a.example.com', 'A', '192.0.2.1', '192.0.2.1')).toContain('twice')
})

test('an alias stands alone, and a set exists once', () => {
  const conflict = (type: string, ...present: string[]) =>
    conflictProblem(
      { name: 'WWW.example.com', type },
      present.map((each) => ({ name: 'www.example.com', type: each })),
      'example.com',
    )
  expect(conflict('A', 'A')).toContain('has A records already')
  expect(conflict('A', 'CNAME')).toContain('is an alias')
  expect(conflict('CNAME', 'A')).toContain('has records already')
  expect(conflict('AAAA', 'A')).toBeUndefined()
})
