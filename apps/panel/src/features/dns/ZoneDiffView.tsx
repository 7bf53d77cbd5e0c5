import { nameInZone } from '@aloft/openstack/dns-name'
import type { Zone } from '@aloft/openstack/dns-zone'
import type { RecordSetDraft } from '@aloft/openstack/record-set-draft'
import type { ZoneDiff } from '@aloft/openstack/zone-diff'
import { Card } from '@aloft/ui/Page'
import styles from './ZoneFile.module.css'

/** A zone of ten thousand would be more than anybody reads. */
const mostLines = 200

interface Line {
  readonly sign: '+' | '−' | '~' | ' '
  readonly what: string
  readonly words: string
}

/** What a file adds, changes and leaves, before it is applied. */
export function ZoneDiffView({
  zone,
  diff,
  deletesMissing,
}: {
  zone: Zone
  diff: ZoneDiff
  deletesMissing: boolean
}) {
  const { added, changed, missing, same } = diff
  const line = (sign: Line['sign'], what: string, set: RecordSetDraft): Line => ({
    sign,
    what,
    words: words(set, zone),
  })
  const lines = [
    ...added.map((set) => line('+', 'Added', set)),
    ...changed.flatMap(({ before, after }) => [
      line('~', 'Changed from', before),
      line('~', 'Changed to', after),
    ]),
    ...missing.map((set) =>
      deletesMissing ? line('−', 'Deleted', set) : line(' ', 'Left as it is', set),
    ),
  ]
  const counts = [
    `${added.length} added`,
    `${changed.length} changed`,
    deletesMissing
      ? `${missing.length} deleted`
      : `${missing.length} left though not in the file`,
    `${same} the same`,
  ].join(', ')
  return (
    <Card title={`What it changes: ${counts}`} flush>
      {lines.length > 0 && (
        <ul className={styles.diff} aria-label="What the file changes">
          {lines.slice(0, mostLines).map(({ sign, what, words: text }) => (
            <li key={`${what} ${text}`} data-sign={sign}>
              <span className={styles.sign} aria-hidden="true">
                {sign}
              </span>
              <span className={styles.what}>{what}</span>
              <code className={styles.words}>{text}</code>
            </li>
          ))}
          {lines.length > mostLines && (
            <li>{`And ${lines.length - mostLines} lines more.`}</li>
          )}
        </ul>
      )}
    </Card>
  )
}

function words({ name, type, ttlSeconds, records }: RecordSetDraft, zone: Zone): string {
  const ttl = ttlSeconds === undefined ? '' : `${ttlSeconds} `
  return `${nameInZone(name, zone.name)} ${ttl}${type} ${records.join(' · ')}`
}
