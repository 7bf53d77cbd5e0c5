import { textOfData } from './dns-text.ts'
import { isOwnOfZone, type RecordSet } from './record-set.ts'
import type { RecordSetDraft } from './record-set-draft.ts'
import type { Zone } from './dns-zone.ts'

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
function withoutZoneTtl(
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
  // A text may be cut into strings in more than one way.
  const isText = before.type === 'TXT' || before.type === 'SPF'
  const plain = (data: string) => (isText ? textOfData(data) : data)
  const wanted = new Set(after.records.map(plain))
  return (
    ttl(before) === ttl(after) &&
    before.records.length === wanted.size &&
    before.records.every((data) => wanted.has(plain(data)))
  )
}
