import { AloftError } from '@aloft/kernel/errors'
import { errorCodes } from '@aloft/contracts/error-codes'
import { scrubText } from '@aloft/kernel/redaction'

/** Ends a command that failed: what went wrong, why, and what to do, on the error output. */
export function reportFailure(error: unknown): void {
  process.stderr.write(`${describeFailure(error)}\n`)
  process.exitCode = 1
}

/** `aloft: sentence`, the causes below it where it does not tell them, then the hint. */
export function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return `aloft: ${String(error)}`
  const lines = [`aloft: ${scrubText(error.message)}`]
  let said = error.message
  let telling = error
  let hint = error instanceof AloftError ? error.details.hint : undefined
  for (let at = error.cause; at instanceof Error; at = at.cause) {
    // A block that could not start says why in its own sentence already.
    if (!said.includes(at.message) && !(isSystemError(at) && isTold(telling)))
      lines.push(`  because: ${scrubText(at.message)}`)
    said += at.message
    if (at instanceof AloftError) hint = at.details.hint ?? hint
    if (at instanceof AggregateError)
      lines.push(...at.errors.map((one) => `  because: ${scrubText(String(one))}`))
    telling = at
  }
  hint ??= hintOfSystem(error) ?? hintOfCode(error)
  if (hint !== undefined) lines.push(hint)
  else if (error.stack !== undefined) lines.push(scrubText(error.stack))
  return lines.join('\n')
}

/** The hint of the innermost code. */
function hintOfCode(error: Error): string | undefined {
  let hint: string | undefined
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if (at instanceof AloftError) hint = errorCodes[at.code].hint
  }
  return hint
}

/** Whether it was written for this failure: what the system called it adds nothing to it. */
function isTold(error: Error): boolean {
  return (
    error instanceof AloftError &&
    error.details.message !== undefined &&
    error.details.hint !== undefined
  )
}

function isSystemError(error: Error): boolean {
  return 'syscall' in error
}

function hintOfSystem(error: Error): string | undefined {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if (!('code' in at)) continue
    switch (at.code) {
      case 'ENOSPC':
        return 'The disk is full: make room, or use another with --data DIR.'
      case 'EROFS':
        return 'The disk is read-only: give a writable folder with --data DIR.'
      case 'EACCES':
      case 'EPERM':
        return 'This user may not do that: check who owns the folder.'
      case 'EEXIST':
      case 'EISDIR':
      case 'ENOTDIR':
        return 'Something else stands where Aloft keeps a file: move it away, or use another folder with --data DIR.'
      default:
    }
    if (typeof at.code === 'string' && at.code.startsWith('ERR_PARSE_ARGS')) {
      return 'aloft <command> --help lists the options.'
    }
  }
  return undefined
}
