import type { Zone } from './dns-zone.ts'
import { canonicalRecord } from './record-canonical.ts'
import { isOwnOfZone, type RecordSet } from './record-set.ts'
import { conflictProblem, type RecordSetDraft } from './record-set-draft.ts'

/** What a zone file changes in a zone. */
export interface ZoneDiff {
  readonly added: readonly RecordSetDraft[]
  readonly changed: readonly {
    readonly before: RecordSet
    readonly after: RecordSetDraft
  }[]
  /** In the zone, and not in the file. */
  readonly missing: readonly RecordSet[]
  /** As many as are the same in both. */
  readonly same: number
}

const keyOf = ({ name, type }: Pick<RecordSetDraft, 'name' | 'type'>): string =>
  `${name.toLowerCase()} ${type}`

/** Compares what a file says with what the zone has; its own SOA and NS are no part of either. */
export function zoneDiff(
  zone: Pick<Zone, 'ttlSeconds'>,
  present: readonly RecordSet[],
  wanted: readonly RecordSetDraft[],
): ZoneDiff {
  const rest = new Map(
    present.filter((set) => !isOwnOfZone(set)).map((set) => [keyOf(set), set]),
  )
  const added: RecordSetDraft[] = []
  const changed: { before: RecordSet; after: RecordSetDraft }[] = []
  let same = 0
  for (const draft of wanted) {
    const after = withoutZoneTtl(draft, zone.ttlSeconds)
    const before = rest.get(keyOf(draft))
    rest.delete(keyOf(draft))
    if (before === undefined) added.push(after)
    else if (isSame(before, after, zone.ttlSeconds)) same += 1
    else changed.push({ before, after })
  }
  return { added, changed, missing: [...rest.values()], same }
}

/** A TTL that is the zone's is not written down: it follows the zone's. */
export function withoutZoneTtl(
  draft: RecordSetDraft,
  zoneTtl: number | undefined,
): RecordSetDraft {
  if (draft.ttlSeconds !== zoneTtl) return draft
  const { ttlSeconds: _, ...rest } = draft
  return rest
}

function isSame(
  before: RecordSet,
  after: RecordSetDraft,
  zoneTtl: number | undefined,
): boolean {
  const ttl = (each: { ttlSeconds?: number }) => each.ttlSeconds ?? zoneTtl
  const canonical = (records: readonly string[]) =>
    new Set(records.map((data) => canonicalRecord(before.type, data)))
  const [present, wanted] = [canonical(before.records), canonical(after.records)]
  return (
    ttl(before) === ttl(after) &&
    present.size === wanted.size &&
    [...present].every((data) => wanted.has(data))
  )
}

/**
 * Why what a file adds can not stand beside what stays in the zone, each as a sentence: the DNS service
 * would refuse it when earlier changes are done. What the file itself holds is judged by its reader.
 */
export function diffConflicts(
  { added, missing }: ZoneDiff,
  deletesMissing: boolean,
  zoneName: string,
): readonly string[] {
  if (deletesMissing) return []
  const staying = Map.groupBy(missing, ({ name }) => name.toLowerCase())
  const problems = added.flatMap(
    (draft) =>
      conflictProblem(draft, staying.get(draft.name.toLowerCase()) ?? [], zoneName) ?? [],
  )
  return [...new Set(problems)]
}
