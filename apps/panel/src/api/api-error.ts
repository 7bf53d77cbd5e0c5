import type { UpstreamFailure } from '@aloft/contracts/error-body'
import type { ErrorCode } from '@aloft/contracts/error-codes'

/**
 * Codes that come from the browser itself besides those of Aloft's API:
 * `unreachable` no answer at all, `cloud_refused` the cloud's own error through the proxy,
 * `bad_answer` an answer that is not Aloft's (a balancer's page).
 */
export type ApiErrorCode = ErrorCode | 'unreachable' | 'cloud_refused' | 'bad_answer'

export interface ApiErrorDetails {
  readonly hint?: string | undefined
  /** HTTP status; 0 when there was no answer. */
  readonly status: number
  /** The id of the log line: what a person quotes to the crew. */
  readonly id?: string | undefined
  readonly field?: string | undefined
  readonly retryAfterSeconds?: number | undefined
  readonly upstream?: UpstreamFailure | undefined
  /** Of the `traceparent` that the request carried. */
  readonly traceId: string
}

/** A request that failed, in words for the person. */
export class ApiError extends Error {
  readonly code: ApiErrorCode
  readonly details: ApiErrorDetails

  constructor(
    code: ApiErrorCode,
    message: string,
    details: ApiErrorDetails,
    options?: { cause: unknown },
  ) {
    super(message, options)
    this.name = 'ApiError'
    this.code = code
    this.details = details
  }
}

/** Whether an error is one of the given codes. */
export function hasCode(error: unknown, ...codes: readonly ApiErrorCode[]): boolean {
  return error instanceof ApiError && codes.includes(error.code)
}
