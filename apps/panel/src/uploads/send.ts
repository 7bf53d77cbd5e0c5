import { ApiError } from '../api/api-error.ts'
import { newTrace } from '../api/trace.ts'
import { reauthenticate } from '../session/reauthentication.ts'
import { scopeHeader } from '../session/shown-scope.ts'

export interface Sent {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Blob | string
  /** The person and project that the upload is of. */
  readonly scope: string
  readonly signal: AbortSignal
  /** An answer is waited for even by who gives it up: what came of it must be known. */
  readonly isAwaited?: boolean
  readonly onProgress?: (bytes: number) => void
  /** It did not arrive, and is sent again after a while: why, for the person. */
  readonly onTrouble?: (words: string) => void
}

export interface SendAnswer {
  readonly status: number
  readonly etag: string
  readonly text: string
}

export interface LastAnswer extends SendAnswer {
  /** Above 1: an earlier one may have arrived whose answer did not. */
  readonly tries: number
}

/** A PUT whose progress can be seen, which `fetch` does not tell. Throws `ApiError` without an answer. */
async function put({
  url,
  headers,
  body,
  scope,
  signal,
  isAwaited = false,
  onProgress,
}: Sent): Promise<SendAnswer> {
  signal.throwIfAborted()
  const trace = newTrace()
  const { promise, resolve, reject } = Promise.withResolvers<SendAnswer>()
  const request = new XMLHttpRequest()
  request.open('PUT', url)
  const all = { ...headers, [scopeHeader]: scope, traceparent: trace.traceparent }
  for (const [name, value] of Object.entries(all)) request.setRequestHeader(name, value)
  request.upload.onprogress = ({ loaded }) => onProgress?.(loaded)
  request.onload = () =>
    resolve({
      status: request.status,
      etag: (request.getResponseHeader('etag') ?? '').replaceAll('"', ''),
      text: request.responseText,
    })
  request.onerror = () =>
    reject(
      new ApiError('unreachable', 'The line was lost.', {
        status: 0,
        traceId: trace.traceId,
      }),
    )
  request.onabort = () => reject(signal.reason)
  const abort = () => request.abort()
  if (!isAwaited) signal.addEventListener('abort', abort, { once: true })
  try {
    request.send(body)
    return await promise
  } finally {
    signal.removeEventListener('abort', abort)
  }
}

/** As `put`; asks the person for the password where the session is no longer accepted. */
async function putSignedIn(sent: Sent): Promise<SendAnswer> {
  const answer = await put(sent)
  if (answer.status !== 401 || !(await reauthenticate(true))) return answer
  return put(sent)
}

/** For about a minute: a process that is gone is known to be by then. */
const mostTries = 8
/** What may be another time: no answer, too many, a fault of a server, bytes that were lost. */
const passing = new Set([0, 408, 422, 429, 499, 500, 502, 503, 504])

/**
 * Sends until it arrives: after a failure that may pass it waits longer each time, and while the
 * computer is offline for the line. `check` says what is wrong with an answer that another time may
 * make good.
 */
export async function send(
  sent: Sent,
  check: (answer: SendAnswer) => string | undefined = () => undefined,
): Promise<LastAnswer> {
  for (let tries = 1; ; tries += 1) {
    const { answer, failure } = await attempt(sent, check)
    if (answer !== undefined && failure === undefined && !passing.has(answer.status))
      return { ...answer, tries }
    if (tries >= mostTries) {
      if (failure !== undefined) throw failure
      if (answer !== undefined) return { ...answer, tries }
    }
    sent.onProgress?.(0)
    sent.onTrouble?.(failure?.message ?? `The answer was of status ${answer?.status ?? 0}.`)
    await pause(waitMs(tries), sent.signal)
  }
}

/** Reads until there is an answer, as patiently as `send`: an upload looks at what is there. */
export async function readPatiently<T>(
  read: () => Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await read()
    } catch (error) {
      const mayPass = error instanceof ApiError && passing.has(error.details.status)
      if (!mayPass || tries >= mostTries) throw error
    }
    await pause(waitMs(tries), signal)
  }
}

const waitMs = (tries: number): number => Math.min(16_000, 500 * 2 ** tries)

interface Attempt {
  readonly answer?: SendAnswer
  readonly failure?: ApiError
}

async function attempt(
  sent: Sent,
  check: (answer: SendAnswer) => string | undefined,
): Promise<Attempt> {
  try {
    const answer = await putSignedIn(sent)
    const problem = check(answer)
    if (problem === undefined) return { answer }
    return {
      failure: new ApiError('bad_answer', problem, { status: answer.status, traceId: '' }),
    }
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    await checkReadable(sent.body)
    return { failure: error }
  }
}

/**
 * A file that was changed or removed while it was sent looks to the browser like a line that was lost.
 * Throws what reading it throws.
 */
async function checkReadable(body: Blob | string): Promise<void> {
  if (typeof body !== 'string') await body.slice(0, 1).arrayBuffer()
}

/** Waits; shorter when the line comes back, and as long as it takes while the computer is offline. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted()
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const end = () => resolve()
  const abort = () => reject(signal.reason)
  const timer = navigator.onLine ? setTimeout(end, ms) : undefined
  addEventListener('online', end)
  signal.addEventListener('abort', abort)
  try {
    await promise
  } finally {
    clearTimeout(timer)
    removeEventListener('online', end)
    signal.removeEventListener('abort', abort)
  }
}
