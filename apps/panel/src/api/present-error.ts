import { ApiError } from './api-error.ts'

/** A failure as the person reads it: what, whose fault, what to do, which id to quote. */
export interface PresentedError {
  title: string
  message: string
  hint?: string | undefined
  /** The cloud's own words, where they add something. */
  details?: string | undefined
  requestId?: string | undefined
  /** Whether the same may work when tried again. */
  retryable: boolean
}

/** Makes any error presentable. `doing` is what was tried: "The servers could not be read". */
export function presentError(error: unknown, doing: string): PresentedError {
  if (!(error instanceof ApiError)) {
    return {
      title: doing,
      message: 'Something in the panel went wrong.',
      hint: 'Load the page again.',
      details: error instanceof Error ? error.message : undefined,
      retryable: true,
    }
  }
  const { hint, id, status, upstream, traceId } = error.details
  const cloudWords = upstream?.message
  return {
    title: doing,
    message: error.message,
    hint,
    details: cloudWords === error.message ? undefined : cloudWords,
    requestId: upstream?.requestId ?? id ?? traceId,
    retryable: status === 0 || status === 429 || status >= 500,
  }
}
