/** A failure whose words are for the person at the terminal: what is wrong, what to do next. */
export class Problem extends Error {
  /** @param {string} what @param {string} [next] */
  constructor(what, next) {
    super(next ? `${what}\n${next}` : what)
    this.name = 'Problem'
  }
}

/** Prints what went wrong and ends the process; a stack only where nobody foresaw the failure. */
export function giveUp(error) {
  const text = error instanceof Problem ? error.message : (error?.stack ?? String(error))
  process.stderr.write(`\naloft: ${text}\n`)
  process.exit(1)
}

/**
 * Turns the commonest failures of the machine into words; those of the network only where it is used: a
 * compiler "could not resolve" too.
 *
 * @param {string} output
 * @param {{ network?: boolean }} options
 */
export function explain(output, { network = true } = {}) {
  if (/ENOSPC|No space left on device/i.test(output)) {
    return 'The disk is full: free some space and run the same command again.'
  }
  if (
    network &&
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|network request|Temporary failure resolving|Could not resolve/i.test(
      output,
    )
  ) {
    return 'The network cannot be reached: connect (or set the proxy) and run the same command again.'
  }
  if (/EACCES|EPERM|Permission denied/i.test(output)) {
    return 'A file or folder may not be written: check who owns this folder.'
  }
  return undefined
}
