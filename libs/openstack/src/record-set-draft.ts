import { isInZone, nameInZone, nameProblem, withoutDot } from './dns-name.ts'
import { canonicalRecord } from './record-canonical.ts'
import { isOwnOfZone } from './record-set.ts'
import { recordProblem, recordType } from './record-types.ts'

/** A record set as somebody wants it. */
export interface RecordSetDraft {
  /** Full; the dot at its end may be left out. */
  readonly name: string
  readonly type: string
  readonly records: readonly string[]
  /** Absent: the zone's. */
  readonly ttlSeconds?: number
}

const bare = (name: string): string => withoutDot(name).toLowerCase()

/**
 * Why a name server would not load it, as a sentence; nothing when it would. Records in `held` are those
 * that the DNS service has of it already: what stays as it is is not judged.
 */
export function draftProblem(
  draft: RecordSetDraft,
  zoneName: string,
  held: readonly string[] = [],
): string | undefined {
  const { type, records } = draft
  const name = withoutDot(draft.name)
  const known = recordType(type)
  if (known === undefined) return `The DNS service has no records of type “${type}”.`
  // Only one dot at its end is that of a full name.
  const problem = nameProblem(`${name}.`, true)
  if (problem !== undefined) return problem
  if (!isInZone(name, zoneName)) {
    return `“${name}” does not lie in the zone ${withoutDot(zoneName)}.`
  }
  if (isOwnOfZone({ type, name, zoneName: withoutDot(zoneName) })) {
    return 'The DNS service keeps the name servers of the zone itself.'
  }
  if (type === 'SRV' && !/^_[^.]+\._[^.]+\./.test(name)) {
    return 'The name of a service is _service._protocol, such as _sip._tcp.'
  }
  if (type === 'CNAME' && bare(name) === bare(zoneName)) {
    return 'The name of the zone itself can not be an alias: it has an SOA record.'
  }
  if (records.length === 0) return 'There is no record in it yet.'
  if (known.isSingle === true && records.length > 1) {
    return 'A name can be an alias of one name only.'
  }
  const added = records.filter((record) => !held.includes(record))
  const different = new Set(records.map((record) => canonicalRecord(type, record)))
  if (added.length > 0 && different.size < records.length) {
    return 'A record stands in it twice.'
  }
  for (const record of added) {
    const wrong = recordProblem(type, record)
    if (wrong !== undefined) return wrong
  }
  return undefined
}

/** Why it can not stand beside what the zone has already; nothing when it can. */
export function conflictProblem(
  { name, type }: Pick<RecordSetDraft, 'name' | 'type'>,
  present: readonly Pick<RecordSetDraft, 'name' | 'type'>[],
  zoneName: string,
): string | undefined {
  const namesakes = present.filter((each) => bare(each.name) === bare(name))
  const shown = nameInZone(name, zoneName)
  if (namesakes.some((each) => each.type === type)) {
    return `${shown} has ${type} records already: edit them.`
  }
  if (namesakes.some((each) => each.type === 'CNAME')) {
    return `${shown} is an alias: nothing can stand beside it.`
  }
  return type === 'CNAME' && namesakes.length > 0
    ? `${shown} has records already: it can not be an alias too.`
    : undefined
}
