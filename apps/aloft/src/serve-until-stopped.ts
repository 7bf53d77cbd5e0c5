import type { Running } from '@aloft/kernel/boot'

/** Starts what serves. What must end with the process goes to `cleanup` as soon as it is there. */
type Start = (cleanup: AsyncDisposableStack, stopping: AbortSignal) => Promise<Running>

/**
 * Starts, and serves until SIGTERM, SIGHUP or Ctrl-C: then drains, cleans up and ends the process; a
 * second signal ends it at once. A signal that comes before all has started ends what has. Undefined
 * when it came to that; throws what the start throws, cleaned up.
 */
export async function serveUntilStopped(start: Start): Promise<Running | undefined> {
  const cleanup = new AsyncDisposableStack()
  const stopping = new AbortController()
  // Before anything is started: a signal must never leave a process of ours behind.
  for (const name of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(name, (signal) => {
      if (stopping.signal.aborted) process.exit(130)
      stopping.abort()
      void stop(signal)
    })
  }
  const starting = start(cleanup, stopping.signal)

  async function stop(signal: NodeJS.Signals): Promise<void> {
    // A start that was cut short fails; that is no failure of the stop.
    const running = await starting.catch(() => undefined)
    try {
      running?.log.info(`Stopping after ${signal}`)
      await running?.drain()
      await cleanup.disposeAsync()
    } catch (error) {
      running?.log.fatal({ error }, 'Stopping failed')
      process.exit(1)
    }
    process.exit(0)
  }

  const outcome = await starting.catch(async (error: unknown) => {
    if (stopping.signal.aborted) return undefined
    await cleanup.disposeAsync()
    throw error
  })
  if (outcome === undefined || stopping.signal.aborted) return undefined
  // What nobody caught leaves the process in a state that nobody knows.
  process.on('uncaughtException', (error) => {
    outcome.log.fatal({ error }, 'A failure that nobody caught; the process ends')
    process.exit(1)
  })
  return outcome
}
