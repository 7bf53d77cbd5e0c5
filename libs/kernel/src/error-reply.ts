import { randomInt } from 'node:crypto'
import type { FastifyError } from 'fastify'
import type { ErrorBody } from '@aloft/contracts/error-body'
import { errorCodes } from '@aloft/contracts/error-codes'
import { isConnectionFailure } from './database.ts'
import { AloftError } from './errors.ts'
import type { Logger } from './log.ts'

// Without letters and digits that are mistaken for one another when read aloud.
const idLetters = '23456789abcdefghjkmnpqrstuvwxyz'

/** What a person quotes and the log holds: ten letters, 10^14 of them. */
export function createErrorId(): string {
  return Array.from({ length: 10 }, () => idLetters[randomInt(idLetters.length)]).join('')
}

/** Any failure as Aloft's own: those of Fastify and of the database get their code, others are `internal`. */
export function toAloftError(error: unknown): AloftError {
  if (error instanceof AloftError) return error
  const known = findConnectionFailure(error)
  if (known) return new AloftError('database_unavailable', {}, { cause: error })
  return fromFastify(error) ?? new AloftError('internal', {}, { cause: error })
}

/** The body that the failure travels with. */
export function errorBody(error: AloftError, id: string): ErrorBody {
  const { hint, field, retryAfterSeconds, upstream } = error.details
  // What went wrong inside is for the log; its words may hold what is nobody's business.
  const message = error.code === 'internal' ? errorCodes.internal.message : error.message
  return {
    error: {
      code: error.code,
      message,
      hint: hint ?? errorCodes[error.code].hint,
      id,
      ...(field !== undefined && { field }),
      ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
      ...(upstream !== undefined && { upstream }),
    },
  }
}

/** The headers that the failure travels with: its body is for whoever asked, now, and for nobody later. */
export function errorHeaders({ details }: AloftError): Record<string, string> {
  const { retryAfterSeconds } = details
  return {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...(retryAfterSeconds !== undefined && { 'retry-after': String(retryAfterSeconds) }),
  }
}

/** One line a failure: ours ERROR with the stack, something that is away WARN, the client's INFO. */
export function logError(log: Logger, error: AloftError, id: string): void {
  const fields = {
    errorId: id,
    code: error.code,
    ...(error.details.field !== undefined && { field: error.details.field }),
    ...(error.details.upstream !== undefined && { upstream: error.details.upstream }),
    ...error.details.context,
  }
  const message = `${error.code}: ${error.message}`
  if (error.status === 500) log.error({ ...fields, error }, message)
  else if (error.status > 500) log.warn({ ...fields, cause: causeOf(error) }, message)
  else log.info(fields, message)
}

function causeOf(error: AloftError): string | undefined {
  return error.cause instanceof Error ? error.cause.message : undefined
}

function findConnectionFailure(error: unknown): boolean {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; depth++) {
    if (isConnectionFailure(at)) return true
    at = at.cause
  }
  return false
}

function fromFastify(error: unknown): AloftError | undefined {
  if (!isFastifyError(error)) return undefined
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new AloftError('body_too_large', {}, { cause: error })
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new AloftError('not_json', {}, { cause: error })
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
      return new AloftError('invalid_request', { message: 'The body is empty.' })
    case 'FST_ERR_NOT_FOUND':
      return new AloftError('not_found', {}, { cause: error })
    default:
      if (error.statusCode === undefined || error.statusCode >= 500) return undefined
      return new AloftError('invalid_request', { message: error.message }, { cause: error })
  }
}

function isFastifyError(error: unknown): error is FastifyError {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
}
