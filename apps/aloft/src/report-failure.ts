import { AloftError } from '@aloft/kernel/errors'
import { errorCodes } from '@aloft/contracts/error-codes'
import { scrubText } from '@aloft/kernel/redaction'

/** Ends a command that failed: what went wrong, why, and what to do, on the error output. */
export function reportFailure(error: unknown): void {
  process.stderr.write(`${describeFailure(error)}\n`)
  process.exitCode = 1
}

/** `aloft: sentence`, the causes below it, then the hint. */
export function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return `aloft: ${String(error)}`
  const lines = [`aloft: ${scrubText(error.message)}`]
  let hint = error instanceof AloftError ? hintOf(error) : undefined
  let said = error.message
  for (let at = error.cause; at instanceof Error; at = at.cause) {
    // A block that could not start says why in its own sentence already.
    if (!said.includes(at.message)) lines.push(`  because: ${scrubText(at.message)}`)
    said += at.message
    if (at instanceof AloftError) hint = hintOf(at)
    if (at instanceof AggregateError)
      lines.push(...at.errors.map((one) => `  because: ${scrubText(String(one))}`))
  }
  const system = hintOfSystem(error)
  if (system !== undefined) hint = system
  if (hint !== undefined) lines.push(hint)
  if (!(error instanceof AloftError) && system === undefined && error.stack !== undefined) {
    lines.push(scrubText(error.stack))
  }
  return lines.join('\n')
}

function hintOf({ code, details }: AloftError): string {
  return details.hint ?? errorCodes[code].hint
}

function hintOfSystem(error: Error): string | undefined {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if (!('code' in at)) continue
    if (at.code === 'ENOSPC')
      return 'The disk is full: make room, or use another with --data DIR.'
    if (at.code === 'EROFS')
      return 'The disk is read-only: give a writable folder with --data DIR.'
    if (at.code === 'EACCES') return 'This user may not do that: check who owns the folder.'
    if (typeof at.code === 'string' && at.code.startsWith('ERR_PARSE_ARGS')) {
      return 'aloft <command> --help lists the options.'
    }
  }
  return undefined
}
