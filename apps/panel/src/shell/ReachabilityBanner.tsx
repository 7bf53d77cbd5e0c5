import type { activity } from '@aloft/contracts/activity'
import { Banner } from '@aloft/ui/Banner'
import { Spinner } from '@aloft/ui/Spinner'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { api } from '../api/api.ts'
import {
  reachability,
  setReachabilityProbe,
  subscribeReachability,
} from '../api/reachability.ts'
import { sessionQuery } from '../session/session.ts'

/** What was done is read from the database, always; a session may be remembered. */
const callActivity = api<typeof activity>('activity')

/** Says that Aloft or its database cannot be reached, and reads everything again when it can. */
export function ReachabilityBanner() {
  const client = useQueryClient()
  const state = useSyncExternalStore(subscribeReachability, reachability)
  const before = useRef(state)

  useEffect(() => {
    setReachabilityProbe((asked) =>
      asked === 'database'
        ? callActivity('GET /entries', { query: { limit: 1 }, reauthenticates: false })
        : client.fetchQuery({ ...sessionQuery, staleTime: 0, retry: false }),
    )
  }, [client])
  useEffect(() => {
    const recovered = before.current !== 'reachable' && state === 'reachable'
    before.current = state
    if (recovered) void client.invalidateQueries()
  }, [client, state])

  switch (state) {
    case 'reachable':
      return null
    case 'database':
      return (
        <Banner tone="warn" flush action={<Spinner label="Retrying" />}>
          Aloft cannot reach its database. It is retrying and recovers by itself; nothing
          that was acknowledged is lost.
        </Banner>
      )
    case 'network':
      return (
        <Banner tone="warn" flush action={<Spinner label="Retrying" />}>
          Aloft cannot be reached. It is tried again by itself; what you see may be old.
        </Banner>
      )
    default:
      return state satisfies never
  }
}
