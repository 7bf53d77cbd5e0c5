import { errorCodes, type ErrorCode } from '@aloft/contracts/error-codes'
import type { UpstreamFailure } from '@aloft/contracts/error-body'

export interface ErrorDetails {
  /** For the person who reads it; the code's own sentence when absent. */
  readonly message?: string
  /** What to do next; the code's own hint when absent. */
  readonly hint?: string
  /** The wrong field: `body.password`, or the place in a configuration file. */
  readonly field?: string
  readonly retryAfterSeconds?: number
  readonly upstream?: UpstreamFailure
  /** For the log only, never on the wire; must hold no secret. */
  readonly context?: Readonly<Record<string, unknown>>
}

/**
 * The one error of Aloft. The outer error adds context and keeps its `cause`; it does not repeat it.
 * Codes stand in `@aloft/contracts/error-codes`, their explanation in `docs/errors.md`.
 */
export class AloftError extends Error {
  readonly code: ErrorCode
  readonly details: ErrorDetails

  constructor(code: ErrorCode, details: ErrorDetails = {}, options?: ErrorOptions) {
    super(details.message ?? errorCodes[code].message, options)
    this.name = 'AloftError'
    this.code = code
    this.details = details
  }

  /** The HTTP status that the code travels with. */
  get status(): number {
    return errorCodes[this.code].status
  }
}
