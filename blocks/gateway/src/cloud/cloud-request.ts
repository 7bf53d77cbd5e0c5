import type { UpstreamCall } from '@aloft/acts/upstream-call'
import type { UpstreamFailure } from '@aloft/contracts/error-body'
import { AloftError } from '@aloft/kernel/errors'
import { upstreamWords } from '@aloft/openstack/error-message'
import { microversionHeaders } from '@aloft/openstack/microversions'
import { toWire } from '@aloft/openstack/wire-text'
import { traceOf } from '@aloft/kernel/trace'
import type { Dispatcher } from 'undici'
import { regionName, type ActiveSession } from '../session/session.ts'
import { endpointOf, pathAt } from './endpoint.ts'
import { globalRequestId } from '@aloft/kernel/cloud/global-request-id'
import type { RecordExchange } from '@aloft/kernel/cloud/exchange-record'
import { callUpstream, type JsonAnswer } from '@aloft/kernel/cloud/json-call'
import { staysBelow } from './upstream-path.ts'

export interface CloudAnswer {
  readonly status: number
  readonly headers: JsonAnswer['headers']
  readonly body: unknown
  readonly requestId: string | undefined
}

/**
 * Carries out one call to the cloud for a session. A refusal is thrown with the cloud's own words and
 * request id in `details.upstream`: `reauth_required` for 401, else `upstream_failed`; no answer as
 * `upstream_unreachable` or `upstream_timeout`; `unknown_region`, `unknown_service`.
 */
export type CloudRequest = (
  session: ActiveSession,
  call: UpstreamCall,
  traceId: string,
) => Promise<CloudAnswer>

export function createCloudRequest({
  dispatcher,
  record,
  timeoutMs,
  onRefused,
}: {
  readonly dispatcher: Dispatcher
  readonly record: RecordExchange
  readonly timeoutMs: number
  /** Told of a session whose token was not taken. */
  readonly onRefused: (session: ActiveSession) => void
}): CloudRequest {
  return async (session, call, traceId) => {
    const { region, service } = call
    const endpoint = endpointOf(session.endpoints, region, service)
    if (!staysBelow(call.path)) {
      throw new AloftError('invalid_request', {
        message: `The path ${call.path} leaves the service's address.`,
      })
    }
    const answer = await callUpstream(
      dispatcher,
      record,
      {
        method: call.method,
        origin: endpoint.origin,
        path: pathAt(endpoint, call.path),
        headers: {
          'x-auth-token': session.token,
          traceparent: traceOf(traceId).traceparent,
          'x-openstack-request-id': globalRequestId(traceId),
          ...microversionHeaders(service, call.microversion),
          ...wireHeaders(call.headers),
          ...(call.contentType !== undefined && { 'content-type': call.contentType }),
        },
        body: call.body,
        ...(call.text !== undefined && { text: call.text }),
        timeoutMs,
      },
      {
        username: session.user.name,
        account: session.project.name,
        region,
        regionName: regionName(session, region),
        service,
        traceId,
      },
    )
    if (answer.status === 401) onRefused(session)
    // Whoever asks to look elsewhere, or says that nothing is new, has done nothing either.
    if (answer.status >= 300) throw refusal(call, answer)
    return answer
  }
}

/** What people write into Swift's headers is any text. */
function wireHeaders(headers: UpstreamCall['headers']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers ?? {}).map(([name, value]) => [name, toWire(value)]),
  )
}

function refusal({ region, service }: UpstreamCall, answer: CloudAnswer): AloftError {
  const { status, requestId } = answer
  const { message, retryAfterSeconds } = upstreamWords(status, answer.body)
  const upstream: UpstreamFailure = {
    region,
    service,
    status,
    message,
    ...(requestId !== undefined && { requestId }),
  }
  if (status === 401) return new AloftError('reauth_required', { upstream })
  return new AloftError('upstream_failed', {
    message,
    upstream,
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
  })
}
