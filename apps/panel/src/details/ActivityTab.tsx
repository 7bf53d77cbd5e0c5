import type { ActivityEntry } from '@aloft/contracts/activity'
import type { Subject } from '@aloft/acts/act'
import { CopyText } from '@aloft/ui/CopyButton'
import { EmptyState } from '@aloft/ui/EmptyState'
import { Card } from '@aloft/ui/Page'
import { Status, type Tone } from '@aloft/ui/Status'
import { Time } from '@aloft/ui/Time'
import { useQuery } from '@tanstack/react-query'
import { QueryStates } from '../acts/QueryStates.tsx'
import styles from './Detail.module.css'
import { activityQuery } from './activity-query.ts'

const states: Readonly<Record<ActivityEntry['state'], { tone: Tone; label: string }>> = {
  started: { tone: 'busy', label: 'Under way' },
  done: { tone: 'ok', label: 'Done' },
  partly: { tone: 'warn', label: 'Partly done' },
  failed: { tone: 'bad', label: 'Not done' },
  unknown: { tone: 'warn', label: 'Interrupted' },
}
/** It ran to its end, but the cloud did not answer. */
const unanswered = { tone: 'warn', label: 'May have happened' } as const

const stateOf = ({ state, finishedAt }: ActivityEntry) =>
  state === 'unknown' && finishedAt !== undefined ? unanswered : states[state]

/** Who did what to it through the panel. `elsewhere` says where the rest can be seen, if anywhere. */
export function ActivityTab({
  subject,
  elsewhere = '',
}: {
  subject: Subject
  elsewhere?: string
}) {
  const entries = useQuery(activityQuery(subject.id))
  return (
    <QueryStates query={entries} failed="The activity could not be read" rows={6}>
      {(all) =>
        all.length === 0 ? (
          <EmptyState title="Nothing yet">
            Nobody has changed {subject.name} through the panel. {elsewhere}
          </EmptyState>
        ) : (
          <Card title="Through the panel" flush>
            <ol className={styles.entries}>
              {all.map((entry) => (
                <Entry key={entry.id} entry={entry} subjectId={subject.id} />
              ))}
            </ol>
          </Card>
        )
      }
    </QueryStates>
  )
}

function Entry({ entry, subjectId }: { entry: ActivityEntry; subjectId: string }) {
  const { tone, label } = stateOf(entry)
  const outcome = entry.outcomes.find(({ target }) => target?.id === subjectId)
  const requestId = outcome?.upstream?.requestId
  return (
    <li className={styles.entry}>
      <div className={styles.entryHead}>
        <span className={styles.entryTitle}>{entry.title}</span>
        <Status tone={tone}>{label}</Status>
        <span className={styles.entryNote}>
          {entry.username}, <Time at={entry.at} />
        </span>
      </div>
      {outcome?.message !== undefined && (
        <p className={styles.none}>
          {outcome.message}
          {requestId !== undefined && (
            <>
              {' '}
              Request <CopyText text={requestId} />
            </>
          )}
        </p>
      )}
    </li>
  )
}
