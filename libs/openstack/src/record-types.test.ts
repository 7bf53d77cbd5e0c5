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
  CAA: [
    '0 issue letsencrypt.org',
    '0 iodef mailto:a@example.com',
    '0 iodef https://ca.example/report',
    '1 issuewild ca.example; policy=ev',
    '0 issue letsencrypt.org; accounturi=https://acme.example/acct/1?a=b&c; validationmethods=dns-01',
  ],
  NS: ['ns1.example.net.'],
  PTR: ['www.example.com.'],
  SSHFP: [`4 2 ${'ab'.repeat(32)}`, `1 1 ${'ab'.repeat(20)}`],
  NAPTR: [
    '100 10 U E2U+sip !^.*$!sip:info@example.com! example.com.',
    String.raw`100 10 U E2U+voice:tel !^\(.*\)$!sip:\\1\;user=phone@example.com!i example.com.`,
    '100 10 S SIP+D2U "" _sip._udp.example.com.',
  ],
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
  ['CAA', '0 issue ;', 'The DNS service has no CAA record that forbids every authority: name the one that may issue certificates.'],
  ['CAA', '0 issue ca.example;policy=ev', 'A blank must stand between “;” and “policy=ev”.'],
  ['CAA', '0 issue ca.example; policy', '“policy” is no parameter such as policy=ev.'],
  ['CAA', '0 iodef ca.example', 'iodef needs an address to report to, such as mailto:security@example.com.'],
  ['CAA', '0 issue mailto:a@ca.example', 'issue needs the domain of an authority, such as letsencrypt.org.'],
  ['CAA', '0 iodef mailto:a.b@ca.example', '“mailto:a.b@ca.example” must look like mailto:security@example.com, with letters, digits, hyphens and underscores before the @.'],
  ['SRV', '0 0 0 .', 'The DNS service can not hold “.” as server: give a full name.'],
  ['CNAME', '.', 'The DNS service can not hold “.” as target: give a full name.'],
  ['SSHFP', `4 2 ${'ab'.repeat(20)}`, 'A fingerprint by SHA-256 has 64 hexadecimal digits; this has 40.'],
  ['SSHFP', `4 1 ${'ab'.repeat(32)}`, 'A fingerprint by SHA-1 has 40 hexadecimal digits; this has 64.'],
  ['NAPTR', '1 1 U E2U+sip !^(.*)$!sip:a@example.com! a.example.', String.raw`“1 1 U E2U+sip !^(.*)$!sip:a@example.com! a.example.” holds ( ) or ; as they are: write \( \) \;, and \\1 for \1.`],
  ['NAPTR', String.raw`1 1 U E2U+sip !^.*$!sip:\\1@example.com! a.example.`, String.raw`\1 needs a group of that number in the pattern: it has 0.`],
  ['NAPTR', String.raw`1 1 U E2U+sip !^\(.*$!x! a.example.`, '“^(.*$” is no regular expression that name servers know.'],
  ['NAPTR', '1 1 U E2U+sip !^+1$!x! a.example.', '“^+1$” is no regular expression that name servers know.'],
  ['NAPTR', '1 1 U E2U+sip !^.*$!x!y a.example.', 'Behind the last “!” only i may stand.'],
  ['NAPTR', '1 1 U E2U+sip !^.*$!x a.example.', 'The pattern must look like !^.*$!sip:info@example.com!, with “!” three times.'],
  ['NAPTR', '1 1 U E2U+sip "" a.example.', 'With the flag U a pattern is needed.'],
  ['NAPTR', '1 1 U E2U+sip !^.*$!x! .', 'The DNS service can not hold “.” as replacement: give a full name.'],
  ['TXT', 'v=DMARC1;p=none', 'A text with ; ( or ) must stand between quotes.'],
  ['TXT', String.raw`"\300"`, String.raw`"\300" has a quote or a backslash too many.`],
  ['HOME', 'x', 'The DNS service has no records of type “HOME”.'],
  ['A', ' ', 'A record is empty.'],
] as const)('%s “%s” is refused with a sentence', (type, data, words) => {
  expect(recordProblem(type, data)).toBe(words)
}) // prettier-ignore

test('the strings of a naming authority are typed as they are meant, and stored as name servers load them', () => {
  const known = recordType('NAPTR')
  const typed = [
    '100',
    '10',
    'U',
    'E2U+sip',
    String.raw`!^(.*)$!sip:\1;a "b"!`,
    'a.example.',
  ]
  const stored = String.raw`100 10 U E2U+sip !^\(.*\)$!sip:\\1\;a\032\"b\"! a.example.`
  expect(known?.join(typed)).toBe(stored)
  expect(known?.split(stored)).toEqual(typed)
  expect(recordProblem('NAPTR', stored)).toBeUndefined()
  // Newer releases of Designate hold them between quotes as well.
  const quoted = String.raw`100 10 "U" "E2U+sip" "!^(.*)$!sip:\\1;a!" a.example.`
  expect(known?.split(quoted)[4]).toBe(String.raw`!^(.*)$!sip:\1;a!`)
})

test('what the parameters of a certificate authority may become is told beside them', () => {
  const value = recordType('CAA')?.parts[2]
  expect(value?.note?.('letsencrypt.org; policy=ev')).toContain('ask one of them')
  expect(value?.note?.('letsencrypt.org')).toBeUndefined()
})

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

test('records that the DNS service holds already may stay beside what is added', () => {
  const short = '1 1 0123456789'
  const good = `1 1 ${'ab'.repeat(20)}`
  const judge = (records: string[], held: string[]) =>
    draftProblem({ name: 'a.example.com', type: 'SSHFP', records }, 'example.com', held)
  expect(judge([short, good], [short])).toBeUndefined()
  expect(judge([short, good], [])).toContain('40 hexadecimal digits')
  expect(judge(['1 1 01234567', good], [short])).toContain('40 hexadecimal digits')
})

test('one record in two spellings stands in a set once', () => {
  const records = ['2001:db8::1', '2001:DB8:0::1']
  const draft = { name: 'a.example.com', type: 'AAAA', records }
  expect(draftProblem(draft, 'example.com')).toContain('twice')
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
