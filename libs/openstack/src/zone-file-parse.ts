import { isInZone, withoutDot } from './dns-name.ts'
import { canonicalRecord } from './record-canonical.ts'
import { draftProblem, type RecordSetDraft } from './record-set-draft.ts'
import { recordProblem } from './record-types.ts'
import { dataOfWords, fullOrLeft, type ZoneFileProblem } from './zone-file.ts'
import { ZoneFileError, zoneFileEntries, type ZoneFileEntry } from './zone-file-entries.ts'

/** What a zone file says about a zone. */
export interface ParsedZoneFile {
  /** Without SOA and the zone's own NS: the DNS service keeps those itself. */
  readonly sets: readonly RecordSetDraft[]
  readonly problems: readonly ZoneFileProblem[]
  /** Entries that were left to the DNS service: its SOA and name servers. */
  readonly left: number
}

const highestTtl = 2_147_483_647
const units: Readonly<Record<string, number>> = {
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
  w: 604_800,
}

/** Seconds of `300`, or of BIND's `1h30m`; nothing when it is no time. */
export function fileTtl(word: string): number | undefined {
  if (!/^(\d+|(\d+[smhdw])+)$/i.test(word)) return undefined
  if (/^\d+$/.test(word)) return Number(word)
  return [...word.matchAll(/(\d+)([smhdw])/gi)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * (units[unit?.toLowerCase() ?? ''] ?? 0),
    0,
  )
}

interface Reader {
  readonly zoneName: string
  origin: string
  owner: string | undefined
  /** Of `$TTL`. */
  defaultTtl: number | undefined
  /** The last one that a record had for itself. */
  lastTtl: number | undefined
  readonly sets: Map<
    string,
    {
      readonly line: number
      /** Of each of its records. */
      readonly lines: number[]
      readonly draft: RecordSetDraft & { records: string[] }
    }
  >
  readonly problems: ZoneFileProblem[]
  left: number
}

/**
 * Reads a master file as the records of a zone. Everything that is wrong is told by its line, and the
 * rest is read all the same. Names without a dot lie below `$ORIGIN`, at first the zone itself. Record
 * sets that are as in `present` are right whatever they hold: the DNS service has them so.
 */
export function parseZoneFile(
  text: string,
  zoneName: string,
  present: readonly RecordSetDraft[] = [],
): ParsedZoneFile {
  const origin = `${withoutDot(zoneName)}.`
  const reader: Reader = {
    zoneName,
    origin,
    owner: undefined,
    defaultTtl: undefined,
    lastTtl: undefined,
    sets: new Map(),
    problems: [],
    left: 0,
  }
  try {
    for (const entry of zoneFileEntries(text)) readEntry(reader, entry)
  } catch (error) {
    if (!(error instanceof ZoneFileError)) throw error
    reader.problems.push({ line: error.line, message: error.message })
  }
  const drafts = [...reader.sets.values()]
  const held = new Map(present.map((set) => [keyOf(set.name, set.type), set.records]))
  const namesakes = Map.groupBy(drafts, ({ draft }) => draft.name.toLowerCase())
  for (const { line, lines, draft } of drafts) {
    const before = held.get(keyOf(draft.name, draft.type)) ?? []
    // With its dot: a second one would be wrong.
    const judged = { ...draft, name: `${draft.name}.` }
    const problem = isSameData(draft, before)
      ? draftProblem({ ...judged, records: before }, zoneName, before)
      : draftProblem(judged, zoneName)
    const beside = namesakes.get(draft.name.toLowerCase()) ?? []
    const told = problem ?? aliasProblem(draft, beside)
    if (told === undefined) continue
    const wrong = draft.records.findIndex(
      (data) => recordProblem(draft.type, data) === told,
    )
    reader.problems.push({ line: lines[wrong] ?? line, message: told })
  }
  return {
    sets: drafts.map(({ draft }) => draft),
    problems: reader.problems.toSorted((a, b) => a.line - b.line),
    left: reader.left,
  }
}

const keyOf = (name: string, type: string): string =>
  `${withoutDot(name).toLowerCase()} ${type}`

function isSameData({ type, records }: RecordSetDraft, before: readonly string[]): boolean {
  const canonical = (all: readonly string[]) =>
    new Set(all.map((data) => canonicalRecord(type, data)))
  const [wanted, held] = [canonical(records), canonical(before)]
  return wanted.size === held.size && [...wanted].every((data) => held.has(data))
}

function aliasProblem(
  { name, type }: RecordSetDraft,
  namesakes: readonly { readonly draft: RecordSetDraft }[],
): string | undefined {
  if (type !== 'CNAME') return undefined
  const beside = namesakes.find(({ draft }) => draft.type !== 'CNAME')
  return beside && `${name} is an alias, so it can not have ${beside.draft.type} records.`
}

function readEntry(reader: Reader, { line, words, hasOwner }: ZoneFileEntry): void {
  const fail = (message: string) => void reader.problems.push({ line, message })
  const [control = ''] = words
  if (control.startsWith('$')) {
    const problem = readControl(reader, words)
    if (problem !== undefined) fail(problem)
    return
  }
  const rest = [...words]
  if (hasOwner) reader.owner = fullOrLeft(rest.shift() ?? '', reader.origin)
  if (reader.owner === undefined) return fail('The first record has no name.')
  let ttl: number | undefined
  for (let word = rest[0]; word !== undefined; word = rest[0]) {
    const seconds = fileTtl(word)
    if (/^(CH|HS|CS)$/i.test(word)) return fail(`Only class IN can be read, not ${word}.`)
    if (seconds === undefined && !/^IN$/i.test(word)) break
    if (seconds !== undefined) ttl = seconds
    rest.shift()
  }
  const type = rest.shift()?.toUpperCase()
  if (type === undefined) return fail('The record has no type.')
  if (ttl !== undefined && ttl > highestTtl) {
    return fail(`A TTL has at most ${highestTtl} seconds.`)
  }
  reader.lastTtl = ttl ?? reader.lastTtl
  const name = withoutDot(reader.owner)
  const isOwn = type === 'SOA' || (type === 'NS' && isApex(name, reader.zoneName))
  if (isOwn && isInZone(name, reader.zoneName)) {
    reader.left += 1
    return
  }
  if (rest.length === 0) return fail(`The ${type} record of ${name} has no data.`)
  const problem = addRecord(reader, line, {
    name: reader.owner,
    type,
    // RFC 2308, 4: that of $TTL; in a file without one the last that was told (RFC 1035, 5.1).
    ttl: ttl ?? reader.defaultTtl ?? reader.lastTtl,
    data: dataOfWords(type, rest, reader.origin),
  })
  if (problem !== undefined) fail(problem)
}

function readControl(reader: Reader, words: readonly string[]): string | undefined {
  const [control = '', value = ''] = words
  switch (control.toUpperCase()) {
    case '$ORIGIN':
      if (value === '') return '$ORIGIN needs a name.'
      reader.origin = fullOrLeft(value, reader.origin)
      return undefined
    case '$TTL':
      reader.defaultTtl = fileTtl(value)
      return reader.defaultTtl === undefined
        ? `“${value}” is no time: $TTL needs one.`
        : undefined
    case '$INCLUDE':
      return 'Other files can not be included: put their lines in here.'
    default:
      return `${control} can not be read: write the records one by one.`
  }
}

const isApex = (name: string, zoneName: string): boolean =>
  name.toLowerCase() === withoutDot(zoneName).toLowerCase()

function addRecord(
  { sets }: Reader,
  line: number,
  record: { name: string; type: string; ttl: number | undefined; data: string },
): string | undefined {
  const { type, ttl, data } = record
  const name = withoutDot(record.name)
  const key = keyOf(`${name}.`, type)
  const known = sets.get(key)
  if (known === undefined) {
    const draft = {
      name,
      type,
      records: [data],
      ...(ttl !== undefined && { ttlSeconds: ttl }),
    }
    sets.set(key, { line, lines: [line], draft })
    return undefined
  }
  if (known.draft.ttlSeconds !== ttl) {
    return `The ${type} records of ${name} must have one TTL (RFC 2181, 5.2); line ${known.line} has another.`
  }
  // A record that stands there twice is one, whichever way it is written.
  const canonical = canonicalRecord(type, data)
  const stands = known.draft.records.some(
    (each) => canonicalRecord(type, each) === canonical,
  )
  if (!stands) {
    known.draft.records.push(data)
    known.lines.push(line)
  }
  return undefined
}
