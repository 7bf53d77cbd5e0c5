import { nameProblem } from './dns-name.ts'
import { isIpv4, isIpv6 } from './dns-address.ts'
import { dataWords, isWellQuoted, textData, textOfData } from './dns-text.ts'

/** One part of a record's data, as a form asks for it. */
export interface RecordPart {
  readonly label: string
  readonly placeholder: string
  /** Narrow in a form. */
  readonly isShort?: boolean
  /** All values that there are; any text where absent. */
  readonly options?: readonly { readonly value: string; readonly label: string }[]
  /** Why the value is not right, as a sentence. */
  problem(value: string): string | undefined
}

/** A type of records that Designate has. */
export interface RecordType {
  readonly type: string
  /** In a choice: `IPv4 address`. */
  readonly label: string
  readonly help: string
  readonly parts: readonly RecordPart[]
  /** At most one record in a set. */
  readonly isSingle?: boolean
  /** The parts of a record's data; what does not fit lies in the last one. */
  split(data: string): readonly string[]
  /** The data of the parts. */
  join(values: readonly string[]): string
}

const words = (count: number) => (data: string) => {
  const found = dataWords(data)
  return [...found.slice(0, count - 1), found.slice(count - 1).join(' ')]
}
const spaced = (values: readonly string[]) => values.map((value) => value.trim()).join(' ')

const number = (label: string, most: number, placeholder: string): RecordPart => ({
  label,
  placeholder,
  isShort: true,
  problem: (value) =>
    /^(0|[1-9]\d*)$/.test(value) && Number(value) <= most
      ? undefined
      : `${label} must be a whole number from 0 to ${most}.`,
})

/** A name that stands in data: a name server takes it as full, so it needs its dot. */
const host = (label: string, placeholder: string): RecordPart => ({
  label,
  placeholder,
  problem(value) {
    const problem = value === '.' ? undefined : nameProblem(value)
    if (problem !== undefined) return value === '' ? `${label} is missing.` : problem
    return value.endsWith('.')
      ? undefined
      : `“${value}” needs a dot at its end: it is the full name.`
  },
})

const plain = (
  label: string,
  placeholder: string,
  pattern: RegExp,
  wrong: string,
): RecordPart => ({
  label,
  placeholder,
  problem: (value) => (pattern.test(value) ? undefined : wrong),
})

const choice = (
  label: string,
  options: readonly (readonly [value: string, label: string])[],
): RecordPart => ({
  label,
  placeholder: options[0]?.[0] ?? '',
  options: options.map(([value, words_]) => ({ value, label: words_ })),
  problem: (value) =>
    options.some(([known]) => known === value)
      ? undefined
      : `${label} must be one of ${options.map(([known]) => known).join(', ')}.`,
})

const text: RecordPart = {
  label: 'Text',
  placeholder: 'v=spf1 include:example.net -all',
  problem: (value) => (value === '' ? 'The text is missing.' : undefined),
}
const asText = {
  parts: [text],
  split: (data: string) => [textOfData(data)],
  join: ([value = '']: readonly string[]) => textData(value),
} as const

const one = (part: RecordPart) =>
  ({ parts: [part], split: (data: string) => [data.trim()], join: spaced }) as const

const several = (...parts: readonly RecordPart[]) =>
  ({ parts, split: words(parts.length), join: spaced }) as const

const fingerprint = plain(
  'Fingerprint',
  '9f1b7c6d2e3a4b5c8d7e…',
  /^([0-9A-Fa-f]{40}|[0-9A-Fa-f]{64})$/,
  'The fingerprint must have 40 hexadecimal digits (SHA-1) or 64 (SHA-256).',
)

function caaProblem(value: string): string | undefined {
  if (value === '') return 'The value is missing.'
  if (/^(mailto:[^@\s]+@[^@\s]+|https?:\/\/[^\s/]+\/\S*)$/.test(value)) return undefined
  const [domain = '', ...parameters] = value.split(';')
  const wrong = parameters.find(
    (parameter) => !/^\s[A-Za-z0-9]+=[A-Za-z0-9]+$/.test(parameter),
  )
  if (wrong !== undefined) return `“${wrong.trim()}” is no parameter such as policy=ev.`
  return nameProblem(domain)
}

/** Every type of records that Designate takes, those that people want most first. */
export const recordTypes: readonly RecordType[] = [
  {
    type: 'A',
    label: 'IPv4 address',
    help: 'The address of the name.',
    ...one({
      label: 'Address',
      placeholder: '192.0.2.10',
      problem: (value) => (isIpv4(value) ? undefined : `“${value}” is no IPv4 address.`),
    }),
  },
  {
    type: 'AAAA',
    label: 'IPv6 address',
    help: 'The address of the name.',
    ...one({
      label: 'Address',
      placeholder: '2001:db8::10',
      problem: (value) => (isIpv6(value) ? undefined : `“${value}” is no IPv6 address.`),
    }),
  },
  {
    type: 'CNAME',
    label: 'Alias',
    help: 'Another name that has the answers; nothing else can stand beside it.',
    isSingle: true,
    ...one(host('Target', 'www.example.com.')),
  },
  {
    type: 'MX',
    label: 'Mail server',
    help: 'Where mail goes; the lowest priority is tried first.',
    ...several(number('Priority', 65_535, '10'), host('Server', 'mail.example.com.')),
  },
  {
    type: 'TXT',
    label: 'Text',
    help: 'SPF, DKIM, proofs of ownership. Long texts are cut into strings by themselves.',
    ...asText,
  },
  {
    type: 'SRV',
    label: 'Service',
    help: 'Where a service runs; the name is _service._protocol.',
    ...several(
      number('Priority', 65_535, '10'),
      number('Weight', 65_535, '60'),
      number('Port', 65_535, '5060'),
      host('Server', 'sip.example.com.'),
    ),
  },
  {
    type: 'CAA',
    label: 'Certificate authority',
    help: 'Who may issue certificates.',
    ...several(
      choice('Flags', [
        ['0', '0 · not critical'],
        ['1', '1 · critical'],
      ]),
      choice('Tag', [
        ['issue', 'issue'],
        ['issuewild', 'issuewild'],
        ['iodef', 'iodef'],
      ]),
      { label: 'Value', placeholder: 'letsencrypt.org', problem: caaProblem },
    ),
  },
  {
    type: 'NS',
    label: 'Name server',
    help: 'Gives a part of the zone to other name servers.',
    ...one(host('Server', 'ns1.example.net.')),
  },
  {
    type: 'PTR',
    label: 'Pointer',
    help: 'The name of an address, in a reverse zone.',
    ...one(host('Name', 'www.example.com.')),
  },
  {
    type: 'SPF',
    label: 'Sender policy',
    help: 'The old type of sender policies; TXT is what receivers read today.',
    ...asText,
  },
  {
    type: 'SSHFP',
    label: 'SSH fingerprint',
    help: 'Which key a machine has.',
    ...several(
      choice('Algorithm', [
        ['1', '1 · RSA'],
        ['2', '2 · DSA'],
        ['3', '3 · ECDSA'],
        ['4', '4 · Ed25519'],
      ]),
      choice('Hash', [
        ['2', '2 · SHA-256'],
        ['1', '1 · SHA-1'],
      ]),
      fingerprint,
    ),
  },
  {
    type: 'NAPTR',
    label: 'Naming authority',
    help: 'Rewrites a name: telephone numbers, SIP.',
    ...several(
      number('Order', 65_535, '100'),
      number('Preference', 65_535, '10'),
      plain(
        'Flags',
        'U',
        /^(?!.*(.).*\1)[APSU]+$/,
        'The flags are one or more of A, P, S and U.',
      ),
      plain(
        'Service',
        'E2U+sip',
        /^[A-Za-z][A-Za-z0-9]*(\+[A-Za-z][A-Za-z0-9]{0,31})*$/,
        'The service must look like E2U+sip.',
      ),
      plain(
        'Pattern',
        '!^.*$!sip:info@example.com!',
        /^([^0-9i\\\s])([^\s]*)\1([^\s]+)\1i?$/,
        'The pattern must look like !^.*$!sip:info@example.com!, without blanks.',
      ),
      host('Replacement', 'example.com.'),
    ),
  },
  {
    type: 'CERT',
    label: 'Certificate',
    help: 'A certificate or a key, base64.',
    ...several(
      plain(
        'Type',
        'PGP',
        /^(PKIX|SPKI|PGP|IPKIX|ISPKI|IPGP|ACPKIX|IACPKIX|URI|OID|\d{1,5})$/,
        'The type must be PKIX, SPKI, PGP … or a number.',
      ),
      number('Key tag', 65_535, '0'),
      plain(
        'Algorithm',
        '0',
        /^([A-Z][A-Z0-9-]+|\d{1,3})$/,
        'The algorithm must be a number or a name such as RSASHA256.',
      ),
      {
        label: 'Certificate',
        placeholder: 'MIIB…',
        problem: (value) =>
          /^[A-Za-z0-9+/]+={0,2}$/.test(value.replaceAll(' ', '')) &&
          value.replaceAll(' ', '').length % 4 === 0
            ? undefined
            : 'The certificate must be base64.',
      },
    ),
  },
]

const byType = new Map(recordTypes.map((each) => [each.type, each]))

export function recordType(type: string): RecordType | undefined {
  return byType.get(type)
}

/** Why a record would not load in a name server, as a sentence; nothing when it would. */
export function recordProblem(type: string, data: string): string | undefined {
  const known = recordType(type)
  if (known === undefined) return `The DNS service has no records of type “${type}”.`
  if (data.trim() === '') return 'A record is empty.'
  if (!isWellQuoted(data)) return `${data} has a quote or a backslash too many.`
  if (known.parts[0] === text) return textProblem(data)
  const values = known.split(data)
  if (values.length < known.parts.length || values.at(-1) === '') {
    const named = known.parts.map(({ label }) => label.toLowerCase()).join(', ')
    return `“${data}” must hold: ${named}.`
  }
  for (const [index, part] of known.parts.entries()) {
    const problem = part.problem(values[index] ?? '')
    if (problem !== undefined) return problem
  }
  return undefined
}

function textProblem(data: string): string | undefined {
  const strings = dataWords(data)
  const bare = strings.find((word) => !word.startsWith('"'))
  if (bare !== undefined && strings.length > 1) {
    return 'A text with blanks must stand between quotes.'
  }
  const long = strings.find((word) => word.length > 255)
  if (long !== undefined) {
    return `A string has ${long.length - 2} characters; 253 are the most. Cut it into several.`
  }
  return data.length <= 255 && strings.length > 1
    ? 'Several strings are only needed for more than 253 characters: write one.'
    : undefined
}
