/** Whether Aloft can do its work: `database` and `network` recover by themselves. */
export type Reachability = 'reachable' | 'network' | 'database'

const PROBE_MS = 2000
let state: Reachability = 'reachable'
let timer: ReturnType<typeof setTimeout> | undefined
let probe: (() => Promise<unknown>) | undefined
const listeners = new Set<() => void>()

export function reachability(): Reachability {
  return state
}

export function subscribeReachability(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** What is asked while Aloft cannot be reached, to learn when it is back. */
export function setReachabilityProbe(ask: () => Promise<unknown>): void {
  probe = ask
}

/** Every answer (or none) tells; while it is bad the probe asks again. */
export function reportReachability(next: Reachability): void {
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
  const again = () => {
    if (state !== 'reachable') timer ??= setTimeout(ask, PROBE_MS)
  }
  // Its outcome is reported by the request itself.
  probe?.().then(again, again)
}
