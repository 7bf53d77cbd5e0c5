import {
  actionTitle,
  eventTitle,
  type InstanceAction,
} from '@aloft/openstack/instance-action'
import type { Server } from '@aloft/openstack/server'
import { CopyText } from '@aloft/ui/CopyButton'
import { EmptyState } from '@aloft/ui/EmptyState'
import { formatDuration } from '@aloft/ui/format-time'
import { Card } from '@aloft/ui/Page'
import { Status } from '@aloft/ui/Status'
import { Time } from '@aloft/ui/Time'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { QueryStates } from '../../../acts/QueryStates.tsx'
import styles from '../../../details/Detail.module.css'
import { actionQuery, actionsQuery } from './server-queries.ts'

/** What the cloud did with the server, by whomever and from wherever it was asked. */
export function ActionsTab({ server }: { server: Server }) {
  const actions = useQuery(actionsQuery(server.region, server.id))
  return (
    <QueryStates query={actions} failed="The actions could not be read" rows={6}>
      {(all) =>
        all.length === 0 ? (
          <EmptyState title="No actions">The cloud keeps no record of any.</EmptyState>
        ) : (
          <Card title="Actions of the cloud" flush>
            <ol className={styles.entries}>
              {all.map((action) => (
                <Action key={action.requestId} server={server} action={action} />
              ))}
            </ol>
          </Card>
        )
      }
    </QueryStates>
  )
}

function Action({ server, action }: { server: Server; action: InstanceAction }) {
  const [open, setOpen] = useState(false)
  const failed = action.message !== undefined
  return (
    <li className={styles.entry}>
      <div className={styles.entryHead}>
        <span className={styles.entryTitle}>{actionTitle(action.action)}</span>
        {failed && <Status tone="bad">{action.message ?? 'Error'}</Status>}
        <CopyText text={action.requestId} />
        <span className={styles.entryNote}>
          {action.startedAt !== undefined && <Time at={utc(action.startedAt)} />}
        </span>
      </div>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>Steps</summary>
        {open && <Steps server={server} requestId={action.requestId} />}
      </details>
    </li>
  )
}

function Steps({ server, requestId }: { server: Server; requestId: string }) {
  const action = useQuery(actionQuery(server.region, server.id, requestId))
  return (
    <QueryStates query={action} failed="The steps could not be read" rows={2}>
      {(found) => (
        <ul className={styles.events}>
          {(found?.events ?? []).length === 0 && <li>The cloud tells no steps.</li>}
          {found?.events.map(({ name, startedAt, finishedAt, result, details }) => (
            <li key={`${name} ${startedAt}`}>
              {eventTitle(name)}: {result ?? 'under way'}
              {startedAt !== undefined &&
                finishedAt !== undefined &&
                `, ${formatDuration(Date.parse(utc(finishedAt)) - Date.parse(utc(startedAt)))}`}
              {details !== undefined && ` (${details})`}
            </li>
          ))}
        </ul>
      )}
    </QueryStates>
  )
}

/** Nova gives the times of actions in UTC without saying so. */
function utc(time: string): string {
  return /Z|[+-]\d\d:?\d\d$/.test(time) ? time : `${time}Z`
}
