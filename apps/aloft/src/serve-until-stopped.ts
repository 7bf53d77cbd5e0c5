import type { Running } from '@aloft/kernel/boot'

/**
 * Drains at SIGTERM or Ctrl-C and ends the process; a second signal ends it at once. `after` runs when
 * the server is closed.
 */
export function serveUntilStopped(
  running: Running,
  after: () => Promise<void> = async () => undefined,
): void {
  let isStopping = false
  const stop = (signal: NodeJS.Signals) => {
    if (isStopping) process.exit(130)
    isStopping = true
    running.log.info(`Stopping after ${signal}`)
    running
      .drain()
      .then(after)
      .then(
        () => process.exit(0),
        (error: unknown) => {
          running.log.fatal({ error }, 'Stopping failed')
          process.exit(1)
        },
      )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  process.on('SIGHUP', stop)
  // What nobody caught leaves the process in a state that nobody knows.
  process.on('uncaughtException', (error) => {
    running.log.fatal({ error }, 'A failure that nobody caught; the process ends')
    process.exit(1)
  })
}
