import { ApiError } from './api-error.ts'

/** Not signed in there, not allowed, not there: asked again, the cloud says the same. */
const lasting: ReadonlySet<number> = new Set([401, 403, 404])

/**
 * When to read again what is followed, in milliseconds; false: not by itself. `error` is what came of the
 * last reading. A cloud that is busy or broken is asked again, no sooner than it wishes.
 */
export function pollInterval(error: Error | null, everyMs: number): number | false {
  if (!(error instanceof ApiError)) return everyMs
  const { status, retryAfterSeconds = 0 } = error.details
  if (error.code === 'cloud_refused' && lasting.has(status)) return false
  return Math.max(everyMs, retryAfterSeconds * 1000)
}
