import { useSyncExternalStore } from 'react'
import { formatAbsolute, formatRelative } from './format-time.ts'

const TICK_MS = 15_000
const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined
let now = Date.now()
const present = () => now

/** One clock for all times of the page; it stands still while none is shown. */
function subscribe(listener: () => void) {
  listeners.add(listener)
  if (timer === undefined) now = Date.now()
  timer ??= setInterval(() => {
    now = Date.now()
    for (const each of listeners) each()
  }, TICK_MS)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

/** "3 minutes ago", kept true; the exact time in its title. `at`: ISO 8601 or epoch milliseconds. */
export function Time({ at }: { at: string | number }) {
  const presentMs = useSyncExternalStore(subscribe, present, present)
  const atMs = typeof at === 'number' ? at : Date.parse(at)
  if (Number.isNaN(atMs)) return <>—</>
  return (
    <time dateTime={new Date(atMs).toISOString()} title={formatAbsolute(atMs)}>
      {formatRelative(atMs, presentMs)}
    </time>
  )
}
