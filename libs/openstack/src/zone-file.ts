import { fullName, nameInZone, withoutDot } from './dns-name.ts'
import type { RecordSetDraft } from './record-set-draft.ts'

/** What a zone file is written from. */
export interface ZoneToWrite {
  readonly name: string
  readonly ttlSeconds: number
  readonly sets: readonly RecordSetDraft[]
}

/** As a table of facts would be too wide for one long name, columns end here. */
const widest = 32
const first = ['SOA', 'NS']

function rank({ type, name }: RecordSetDraft, zone: string): string {
  const own = nameInZone(name, zone)
  const order = first.indexOf(type)
  const place = own === '@' ? '0' : '1'
  return `${place}${own === '@' && order >= 0 ? order : 9}${own.toLowerCase()} ${type}`
}

/**
 * A zone as a master file (RFC 1035, 5): `$ORIGIN`, `$TTL`, then a line a record, the zone's own first.
 * The data of records stand as they are, since Designate keeps them in this form.
 */
export function writeZoneFile({ name, ttlSeconds, sets }: ZoneToWrite): string {
  const ranked = sets
    .map((set) => ({ set, rank: rank(set, name), owner: nameInZone(set.name, name) }))
    .toSorted((a, b) => (a.rank < b.rank ? -1 : 1))
  const width = Math.min(widest, Math.max(1, ...ranked.map(({ owner }) => owner.length)))
  const ttls = ranked.map(({ set }) => String(set.ttlSeconds ?? '').length)
  const ttlWidth = Math.max(0, ...ttls)
  const lines = ranked.flatMap(({ set, owner }) =>
    set.records.map((data) =>
      [
        owner.padEnd(width),
        ...(ttlWidth === 0 ? [] : [String(set.ttlSeconds ?? '').padStart(ttlWidth)]),
        'IN',
        set.type.padEnd(5),
        fileData(set.type, data),
      ].join(' '),
    ),
  )
  return `$ORIGIN ${withoutDot(name)}.\n$TTL ${ttlSeconds}\n\n${lines.join('\n')}\n`
}

/** A semicolon would begin a comment: a value that holds one is put between quotes. */
function fileData(type: string, data: string): string {
  const match = type === 'CAA' ? /^(\d+ \S+) (.*)$/s.exec(data) : null
  if (!match) return data
  const [, head = '', value = ''] = match
  return value.startsWith('"')
    ? data
    : `${head} "${value.replaceAll(/["\\]/g, String.raw`\$&`)}"`
}

/** A line's problem in a zone file. */
export interface ZoneFileProblem {
  readonly line: number
  readonly message: string
}

/** The names in the data of a type, by their place: they may be written below the origin. */
export const namePlaces: Readonly<Record<string, readonly number[]>> = {
  CNAME: [0],
  NS: [0],
  PTR: [0],
  MX: [1],
  SRV: [3],
  NAPTR: [5],
  SOA: [0, 1],
}

/** The data of a record from the words of a file, in the form in which Designate takes it. */
export function dataOfWords(
  type: string,
  words: readonly string[],
  origin: string,
): string {
  switch (type) {
    case 'TXT':
    case 'SPF':
      return textWords(words)
    case 'SSHFP':
      return [...words.slice(0, 2), words.slice(2).join('')].join(' ')
    case 'CERT':
      return [...words.slice(0, 3), words.slice(3).join('')].join(' ')
    case 'CAA':
      return words.map(withoutQuotes).join(' ')
    default: {
      const places = namePlaces[type] ?? []
      return words
        .map((word, index) =>
          places.includes(index) && word !== '.'
            ? fullOrLeft(word, origin)
            : withoutQuotes(word),
        )
        .join(' ')
    }
  }
}

/** In a file every name without a dot at its end lies below the origin, whatever it is. */
export function fullOrLeft(word: string, origin: string): string {
  if (word === '@') return fullName('@', origin)
  return word.endsWith('.') ? word : `${word}.${withoutDot(origin)}.`
}

const withoutQuotes = (word: string): string =>
  word.startsWith('"') ? word.slice(1, -1).replaceAll(/\\(["\\])/g, '$1') : word

/** Strings that fit into one are put together: Designate takes several only where they must be. */
function textWords(words: readonly string[]): string {
  const inner = words.map((word) =>
    word.startsWith('"') ? word.slice(1, -1) : word.replaceAll('"', String.raw`\"`),
  )
  const whole = inner.join('')
  return whole.length <= 253 ? `"${whole}"` : inner.map((word) => `"${word}"`).join(' ')
}
