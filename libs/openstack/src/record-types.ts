import { caaMismatch, caaProblem } from './caa-value.ts'
import { nameProblem } from './dns-name.ts'
import { isIpv4, isIpv6 } from './dns-address.ts'
import { dataWords, hasBareSyntax, isWellQuoted, textData, textOfData } from './dns-text.ts'
import { naptrData, naptrParts, naptrPatternProblem } from './naptr-text.ts'

/** One part of a record's data, as a form asks for it. */
export interface RecordPart {
  readonly label: string
  readonly placeholder: string
  /** Narrow in a form. */
  readonly isShort?: boolean
  /** All values that there are; any text where absent. */
  readonly options?: readonly { readonly value: string; readonly label: string }[]
  /** What a person should know of this value, though it is right. */
  note?(value: string): string | undefined
  /** Why the value is not right, as a sentence. */
  problem(value: string): string | undefined
}

/** What is wrong with one part of a record. */
export interface PartProblem {
  /** Place of the part. */
  readonly at: number
  readonly words: string
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
  /** Why parts that are right each for itself do not go together, and at which place that is mended. */
  mismatch?(values: readonly string[]): PartProblem | undefined
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

/**
 * A name that stands in data: a name server takes it as full, so it needs its dot. Designate wants a label
 * in each but the server of MX (`DomainField` and `StringFields` of its rrdata_*.py).
 */
const host = (label: string, placeholder: string, mayBeRoot = false): RecordPart => ({
  label,
  placeholder,
  problem(value) {
    if (value === '.') {
      return mayBeRoot
        ? undefined
        : `The DNS service can not hold “.” as ${label.toLowerCase()}: give a full name.`
    }
    const problem = nameProblem(value)
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

/** Hexadecimal digits of a fingerprint by its hash (RFC 4255, 3.1.2; RFC 6594, 3). */
const digitsOf: Readonly<Record<string, number>> = { '1': 40, '2': 64 }

function fingerprintMismatch([, hash = '', digits = '']: readonly string[]) {
  const wanted = digitsOf[hash]
  return wanted === undefined || digits.length === wanted
    ? undefined
    : {
        at: 2,
        words: `A fingerprint by ${hash === '1' ? 'SHA-1' : 'SHA-256'} has ${wanted} hexadecimal digits; this has ${digits.length}.`,
      }
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
    help: 'Where mail goes; the lowest priority is tried first. 0 and “.”: the name takes no mail.',
    ...several(number('Priority', 65_535, '10'), host('Server', 'mail.example.com.', true)),
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
      {
        label: 'Value',
        placeholder: 'letsencrypt.org',
        problem: caaProblem,
        // Its mini-dns reads the data as a line of a zone file, where a semicolon begins a comment.
        note: (value) =>
          value.includes(';')
            ? 'The DNS service keeps what stands behind “;” but may not hand it to its name servers: ask one of them before you rely on it.'
            : undefined,
      },
    ),
    mismatch([, tag = '', value = '']) {
      const problem = caaMismatch(tag, value)
      return problem === undefined ? undefined : { at: 2, words: problem }
    },
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
    mismatch: fingerprintMismatch,
  },
  {
    type: 'NAPTR',
    label: 'Naming authority',
    help: 'Rewrites a name: telephone numbers, SIP.',
    parts: [
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
        /^[!-~]{0,250}$/,
        'The service must look like E2U+sip, without blanks.',
      ),
      {
        label: 'Pattern',
        placeholder: '!^.*$!sip:info@example.com!',
        problem: naptrPatternProblem,
      },
      host('Replacement', 'example.com.'),
    ],
    split: naptrParts,
    join: naptrData,
    mismatch: ([, , flags = '', , pattern = '']) =>
      flags.includes('U') && pattern === ''
        ? { at: 4, words: 'With the flag U a pattern is needed.' }
        : undefined,
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
  if (type === 'NAPTR' && hasBareSyntax(data)) {
    return String.raw`“${data}” holds ( ) or ; as they are: write \( \) \;, and \\1 for \1.`
  }
  const values = known.split(data)
  if (values.length < known.parts.length || values.at(-1) === '') {
    const named = known.parts.map(({ label }) => label.toLowerCase()).join(', ')
    return `“${data}” must hold: ${named}.`
  }
  return partProblems(known, values)[0]?.words
}

/** What is wrong with the parts of a record, each at its place; what does not go together comes last. */
export function partProblems(known: RecordType, values: readonly string[]): PartProblem[] {
  const problems = known.parts.flatMap((part, at): PartProblem[] => {
    const words_ = part.problem(values[at] ?? '')
    return words_ === undefined ? [] : [{ at, words: words_ }]
  })
  const mismatch = problems.length === 0 ? known.mismatch?.(values) : undefined
  return mismatch === undefined ? problems : [mismatch]
}

function textProblem(data: string): string | undefined {
  const strings = dataWords(data)
  const bare = strings.find((word) => !word.startsWith('"'))
  if (bare !== undefined && strings.length > 1) {
    return 'A text with blanks must stand between quotes.'
  }
  if (hasBareSyntax(data)) return 'A text with ; ( or ) must stand between quotes.'
  const long = strings.find((word) => word.length > 255)
  if (long !== undefined) {
    return `A string has ${long.length - 2} characters; 253 are the most. Cut it into several.`
  }
  return data.length <= 255 && strings.length > 1
    ? 'Several strings are only needed for more than 253 characters: write one.'
    : undefined
}
