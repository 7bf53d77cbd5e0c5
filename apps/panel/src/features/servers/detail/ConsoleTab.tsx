import { serverCan } from '@aloft/openstack/server-states'
import type { Server } from '@aloft/openstack/server'
import { Button } from '@aloft/ui/Button'
import { CodeBlock } from '@aloft/ui/CodeBlock'
import { EmptyState } from '@aloft/ui/EmptyState'
import { Select } from '@aloft/ui/Select'
import { Time } from '@aloft/ui/Time'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { QueryStates } from '../../../acts/QueryStates.tsx'
import { consoleQuery } from './console-query.ts'
import styles from '../../../details/Detail.module.css'

const lineChoices = ['50', '200', '1000', 'all'] as const

/** What the server writes to its console. */
export function ConsoleTab({ server }: { server: Server }) {
  const [lines, setLines] = useState('200')
  const may = serverCan.console(server)
  const console = useQuery({
    ...consoleQuery(server.region, server.id, lines === 'all' ? undefined : Number(lines)),
    enabled: may.can,
  })
  if (!may.can) return <EmptyState title="No console now">{may.reason}</EmptyState>
  return (
    <>
      <div className={styles.toolbar}>
        <Select
          label="Last lines"
          value={lines}
          onChange={setLines}
          options={lineChoices.map((value) => ({
            value,
            label: value === 'all' ? 'All that is kept' : value,
          }))}
        />
        <Button pending={console.isFetching} onClick={() => void console.refetch()}>
          Refresh
        </Button>
        {console.dataUpdatedAt > 0 && (
          <span className={styles.live}>
            read <Time at={console.dataUpdatedAt} />
          </span>
        )}
      </div>
      <QueryStates query={console} failed="The console could not be read" rows={8}>
        {(output) =>
          output === '' ? (
            <EmptyState title="Nothing written yet">
              The server has written nothing to its console.
            </EmptyState>
          ) : (
            <CodeBlock title="Console log" code={output} />
          )
        }
      </QueryStates>
    </>
  )
}
