/** Says on standard error what went wrong: standard output is for the ready line alone. */
export function report(what: string, error: unknown): void {
  const words = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(`${what}: ${words}\n`)
}
