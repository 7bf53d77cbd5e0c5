import type { ErrorBody } from '@aloft/contracts/error-body'
import { reauthenticate } from '../session/reauthentication.ts'
import { regainScope, scopeHeader, shownScope } from '../session/shown-scope.ts'
import { ApiError, hasCode } from './api-error.ts'
import { reportReachability } from './reachability.ts'
import { newTrace } from './trace.ts'

export interface RequestInput {
  readonly method: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal | undefined
  /**
   * Whether to ask for the password and try again when the session is no longer accepted. Default: yes.
   * Signing in itself says no.
   */
  readonly reauthenticates?: boolean | undefined
  /**
   * Whether the request is meant for the person and project that the tab shows, and for nobody else.
   * Default: yes. What asks for or changes the session itself says no.
   */
  readonly scoped?: boolean | undefined
  /** Whether it is the request that moves this tab to another project. Default: no. */
  readonly changesScope?: boolean | undefined
}

/** A password may be asked for, and then in which project to go on. */
const MOST_REPEATS = 2

/**
 * Sends one request to Aloft and gives back the answer of a success. Any failure is an `ApiError`.
 * When the session is not accepted, the person is asked for the password in place; when another tab
 * moved it to another project, where to go on. Then the request is sent again; whoever called waits
 * and notices nothing.
 */
export async function request(url: string, input: RequestInput): Promise<Response> {
  // The repeats are for what the tab showed when it was pressed.
  const scope = input.scoped === false ? undefined : shownScope()
  for (let repeats = 0; ; repeats += 1) {
    try {
      return await send(url, input, scope)
    } catch (error) {
      if (repeats >= MOST_REPEATS || !(await isMended(error, input, scope))) throw error
    }
  }
}

/** Whether what the request was refused for is mended, by the person's help. */
async function isMended(
  error: unknown,
  { method, reauthenticates, changesScope }: RequestInput,
  scope: string | undefined,
): Promise<boolean> {
  if (hasCode(error, 'project_changed')) return regainScope(scope, changesScope)
  if (!hasCode(error, 'reauth_required', 'not_signed_in')) return false
  // Pages read by themselves; whatever changes something was pressed.
  return reauthenticates !== false && reauthenticate(method !== 'GET')
}

async function send(
  url: string,
  input: RequestInput,
  scope: string | undefined,
): Promise<Response> {
  const trace = newTrace()
  const headers = new Headers(input.headers)
  headers.set('accept', 'application/json')
  headers.set('traceparent', trace.traceparent)
  if (scope !== undefined) headers.set(scopeHeader, scope)
  const init: RequestInit = { method: input.method, headers, credentials: 'same-origin' }
  if (input.body !== undefined) {
    headers.set('content-type', 'application/json')
    init.body = JSON.stringify(input.body)
  }
  if (input.signal !== undefined) init.signal = input.signal
  let response: Response
  try {
    response = await fetch(url, init)
  } catch (cause) {
    if (input.signal?.aborted === true) throw cause
    reportReachability('network')
    throw new ApiError(
      'unreachable',
      navigator.onLine ? 'Aloft does not answer.' : 'This computer is offline.',
      { status: 0, traceId: trace.traceId, hint: lostHint(input.method) },
      { cause },
    )
  }
  if (response.ok) {
    reportReachability('reachable')
    return response
  }
  const error = await errorOf(response, trace.traceId)
  reportReachability(error.code === 'database_unavailable' ? 'database' : 'reachable')
  throw error
}

/** Pages read by themselves; whatever changes something was pressed, and whoever sent it knows more. */
function lostHint(method: string): string {
  return method === 'GET' ? 'It is tried again by itself.' : 'Try again in a moment.'
}

async function errorOf(response: Response, traceId: string): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => undefined)
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN)
  const base = {
    status: response.status,
    traceId,
    retryAfterSeconds: Number.isNaN(retryAfter) ? undefined : retryAfter,
  }
  if (isErrorBody(body)) {
    const { code, message, hint, id, field, retryAfterSeconds, upstream } = body.error
    return new ApiError(code, message, {
      ...base,
      hint,
      id,
      field,
      retryAfterSeconds: retryAfterSeconds ?? base.retryAfterSeconds,
      upstream,
    })
  }
  const requestId = response.headers.get('x-openstack-request-id') ?? undefined
  if (requestId !== undefined || body !== undefined) {
    // The proxy passes the cloud's own errors on as they are; their words are read when needed.
    const { upstreamWords } = await import('@aloft/openstack/error-message')
    const { message } = upstreamWords(response.status, body)
    const upstream = { service: '', status: response.status, message }
    return new ApiError('cloud_refused', message, {
      ...base,
      upstream: requestId === undefined ? upstream : { ...upstream, requestId },
    })
  }
  return new ApiError('bad_answer', `Aloft answered with status ${response.status}.`, base)
}

function isErrorBody(
  body: unknown,
): body is { error: Omit<ErrorBody['error'], 'code'> & { code: ApiError['code'] } } {
  if (typeof body !== 'object' || body === null || !('error' in body)) return false
  const { error } = body
  // Keystone's errors are called `error` too, but have a number as code and no id.
  return (
    typeof error === 'object' &&
    error !== null &&
    'id' in error &&
    'code' in error &&
    typeof error.code === 'string'
  )
}
