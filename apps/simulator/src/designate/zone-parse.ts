import type { RecordSet } from './model.ts'

/** What a zone file says. */
export interface ParsedZone {
  readonly name: string
  readonly email: string
  readonly ttl: number
  readonly serial: number
  readonly sets: Pick<RecordSet, 'name' | 'type' | 'ttl' | 'records'>[]
}

/** A file that cannot be imported; the message is Designate's. */
export class WrongZoneFile extends Error {}

const malformed = (): WrongZoneFile => new WrongZoneFile('Malformed zonefile.')
/** Where the names stand in the data of a type. */
const nameAt: Readonly<Record<string, number>> = {
  CNAME: 0,
  NS: 0,
  PTR: 0,
  MX: 1,
  SRV: 3,
  NAPTR: 5,
}

/** Entries over several lines become one; comments go, quoted strings stay whole. */
function entriesOf(text: string): { words: string[]; hasOwner: boolean }[] {
  const entries: { words: string[]; hasOwner: boolean }[] = []
  let words: string[] = []
  let depth = 0
  let hasOwner = true
  for (const line of text.split('\n')) {
    if (depth === 0) hasOwner = /^[^\s;]/.test(line)
    for (const [token] of line.matchAll(
      /"(?:[^"\\]|\\.)*"|;.*|[()]|(?:[^\s;()"\\]|\\.)+|\S/g,
    )) {
      if (token.startsWith(';')) break
      if (token === '(') depth += 1
      else if (token === ')') depth -= 1
      else words.push(token)
    }
    if (depth < 0) throw malformed()
    if (depth > 0 || words.length === 0) continue
    entries.push({ words, hasOwner })
    words = []
  }
  if (depth > 0) throw malformed()
  return entries
}

/** Reads a zone file as dnspython does for Designate's import. Throws `WrongZoneFile`. */
export function parseZone(text: string): ParsedZone {
  let origin = ''
  let zoneName: string | undefined
  let defaultTtl = 0
  let owner = ''
  let soa: { email: string; ttl: number; serial: number } | undefined
  const sets = new Map<string, RecordSet['records'] & string[]>()
  const ttls = new Map<string, number>()
  const whole = (name: string): string =>
    name === '@' ? origin : name.endsWith('.') ? name : `${name}.${origin}`
  for (const { words, hasOwner } of entriesOf(text)) {
    const rest = [...words]
    if (rest[0] === '$ORIGIN') {
      origin = rest[1] ?? ''
      zoneName ??= origin
      continue
    }
    if (zoneName === undefined && rest[0] !== '$TTL') {
      throw new WrongZoneFile(
        'The $ORIGIN statement is required and must be the first statement in the zonefile.',
      )
    }
    if (rest[0] === '$TTL') {
      defaultTtl = Number(rest[1])
      continue
    }
    if (hasOwner) owner = whole(rest.shift() ?? '')
    let ttl = defaultTtl
    while (/^(\d+|IN)$/i.test(rest[0] ?? '')) {
      const word = rest.shift() ?? ''
      if (/^\d+$/.test(word)) ttl = Number(word)
    }
    const type = (rest.shift() ?? '').toUpperCase()
    if (!/^[A-Z][A-Z0-9]*$/.test(type) || rest.length === 0) throw malformed()
    if (type === 'SOA') {
      const email = (rest[1] ?? '').replace(/\.$/, '').replace('.', '@')
      soa = { email, ttl: ttl || 3600, serial: Number(rest[2]) }
      continue
    }
    if (type === 'NS' && owner === zoneName) continue
    const place = nameAt[type]
    if (place !== undefined) rest[place] = whole(rest[place] ?? '')
    const key = `${owner} ${type}`
    sets.set(key, [...(sets.get(key) ?? []), rest.join(' ')])
    ttls.set(key, ttl)
  }
  if (zoneName === undefined) throw malformed()
  if (!soa) throw new WrongZoneFile('An SOA record is required.')
  return {
    name: zoneName,
    ...soa,
    sets: [...sets].map(([key, records]) => {
      const [name = '', type = ''] = key.split(' ')
      return { name, type, ttl: ttls.get(key) || null, records }
    }),
  }
}
