import type { ActivityEntry } from '@aloft/contracts/activity'
import type { Server } from '@aloft/openstack/server'
import { CopyText } from '@aloft/ui/CopyButton'
import { EmptyState } from '@aloft/ui/EmptyState'
import { Card } from '@aloft/ui/Page'
import { Status, type Tone } from '@aloft/ui/Status'
import { Time } from '@aloft/ui/Time'
import { useQuery } from '@tanstack/react-query'
import { QueryStates } from '../acts/QueryStates.tsx'
import styles from './ServerPage.module.css'
import { activityQuery } from './server-queries.ts'

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

/** Who did what to it through the panel. */
export function ActivityTab({ server }: { server: Server }) {
  const entries = useQuery(activityQuery(server.id))
  return (
    <QueryStates query={entries} failed="The activity could not be read" rows={6}>
      {(all) =>
        all.length === 0 ? (
          <EmptyState title="Nothing yet">
            Nobody has changed this server through the panel. What was done elsewhere stands
            under Actions.
          </EmptyState>
        ) : (
          <Card title="Through the panel" flush>
            <ol className={styles.entries}>
              {all.map((entry) => (
                <Entry key={entry.id} entry={entry} serverId={server.id} />
              ))}
            </ol>
          </Card>
        )
      }
    </QueryStates>
  )
}

function Entry({ entry, serverId }: { entry: ActivityEntry; serverId: string }) {
  const { tone, label } = stateOf(entry)
  const outcome = entry.outcomes.find(({ target }) => target?.id === serverId)
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
