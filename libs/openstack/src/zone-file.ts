import { caaValue } from './caa-value.ts'
import { fullName, nameInZone, withoutDot } from './dns-name.ts'
import {
  dataWords,
  isWellQuoted,
  longestString,
  plainWord,
  quoted,
  textData,
} from './dns-text.ts'
import { naptrData, naptrParts } from './naptr-text.ts'
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
 * The data of records stand in the form in which Designate keeps them, but for character-strings: those
 * are quoted, since a semicolon or a parenthesis would be syntax.
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

function fileData(type: string, data: string): string {
  switch (type) {
    case 'TXT':
    case 'SPF':
      return fileTexts(data)
    case 'CAA': {
      const [, head, value = ''] = /^(\S+ \S+) (.*)$/s.exec(data) ?? []
      if (head === undefined) return data
      return `${head} ${isQuoted(value) ? value : quoted(value)}`
    }
    case 'NAPTR': {
      const parts = naptrParts(data)
      return parts.length < 6
        ? data
        : parts.map((part, at) => (at >= 2 && at <= 4 ? quoted(part) : part)).join(' ')
    }
    default:
      return data
  }
}

const isQuoted = (word: string): boolean => /^"(?:[^"\\]|\\.)*"$/s.test(word)

/** Each string between quotes; what is not in order can only be meant as it stands. */
function fileTexts(data: string): string {
  if (!isWellQuoted(data)) return quoted(data)
  return dataWords(data)
    .map((word) => (isQuoted(word) ? word : `"${word}"`))
    .join(' ')
}

/** A line's problem in a zone file. */
export interface ZoneFileProblem {
  readonly line: number
  readonly message: string
}

/** The names in the data of a type, by their place: they may be written below the origin. */
const namePlaces: Readonly<Record<string, readonly number[]>> = {
  CNAME: [0],
  NS: [0],
  PTR: [0],
  MX: [1],
  SRV: [3],
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
    case 'CAA': {
      const [flags = '', tag = '', ...value] = words.map(plainWord)
      return [flags, tag, caaValue(value.join(' '))].join(' ')
    }
    case 'NAPTR':
      return naptrData(
        words.map((word, at) => {
          if (at === 5) return nameOrRoot(word, origin)
          return isWellQuoted(word) ? plainWord(word) : word
        }),
      )
    default: {
      const places = namePlaces[type] ?? []
      return words
        .map((word, index) =>
          places.includes(index) ? nameOrRoot(word, origin) : plainWord(word),
        )
        .join(' ')
    }
  }
}

/** In a file every name without a dot at its end lies below the origin, whatever it is. */
export function fullOrLeft(word: string, origin: string): string {
  if (word === '@') return fullName('@', origin)
  if (word.endsWith('.')) return word
  const zone = withoutDot(origin)
  // The origin of a whole tree of names is the root, which has no label.
  return zone === '' ? `${word}.` : `${word}.${zone}.`
}

const nameOrRoot = (word: string, origin: string): string =>
  word === '.' ? word : fullOrLeft(word, origin)

/** Strings that fit into one are put together: Designate takes several only where they must be. */
function textWords(words: readonly string[]): string {
  const inner = words.map((word) => (word.startsWith('"') ? word.slice(1, -1) : word))
  const whole = inner.join('')
  if (whole.length <= longestString) return `"${whole}"`
  // Designate counts the quotes and each sign of an escape: what fits a name server may not fit it.
  return inner.some((string) => string.length > longestString)
    ? textData(words.map(plainWord).join(''))
    : inner.map((string) => `"${string}"`).join(' ')
}
