import { hasCode } from './api-error.ts'

/** Whether Aloft can do its work: `database` and `network` recover by themselves. */
export type Reachability = 'reachable' | 'network' | 'database'

const PROBE_MS = 2000
let state: Reachability = 'reachable'
let timer: ReturnType<typeof setTimeout> | undefined
let probe: ((state: Reachability) => Promise<unknown>) | undefined
const listeners = new Set<() => void>()

export function reachability(): Reachability {
  return state
}

export function subscribeReachability(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/**
 * What is asked while Aloft cannot be reached, to learn when it is back. While it is the database, the
 * question must be one that needs it.
 */
export function setReachabilityProbe(ask: (state: Reachability) => Promise<unknown>): void {
  probe = ask
}

/** Every answer (or none) tells; while it is bad the probe asks again. */
export function reportReachability(next: Reachability): void {
  // Much is answered without the database; that does not prove that it is back.
  if (state === 'database' && next === 'reachable') return
  enter(next)
}

function enter(next: Reachability): void {
  if (next === 'reachable') {
    clearTimeout(timer)
    timer = undefined
  } else {
    timer ??= setTimeout(ask, PROBE_MS)
  }
  if (next === state) return
  state = next
  for (const listener of listeners) listener()
}

function ask() {
  timer = undefined
  const asked = state
  probe?.(asked).then(
    () => enter('reachable'),
    (error: unknown) => {
      // Another failure than the one that was asked about: the database was there.
      const isBack =
        asked === 'database' && !hasCode(error, 'database_unavailable', 'unreachable')
      if (isBack) enter('reachable')
      else if (state !== 'reachable') timer ??= setTimeout(ask, PROBE_MS)
    },
  )
}
