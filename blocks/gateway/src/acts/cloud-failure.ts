import type { CloudAnswer } from '@aloft/acts/run-act'
import type { UpstreamCall } from '@aloft/acts/upstream-call'
import { AloftError } from '@aloft/kernel/errors'

/** Reasons for which nothing was ever sent: there was no connection to send it on. */
const neverSent = new Set([
  'ECONNREFUSED',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'UND_ERR_CONNECT_TIMEOUT',
])

/** A balancer's words for "I asked, and nobody answered me". */
const silences = new Set([502, 504])

const look = 'It may have happened: look before you try again.'

/**
 * What the cloud refused or failed to do is an outcome; anything else is an error of ours and thrown.
 * A change that was sent and not answered is `unknown`, never `failed`: the cloud may do it yet.
 */
export function cloudFailure(
  error: unknown,
  method: UpstreamCall['method'],
): Exclude<CloudAnswer, { state: 'ok' }> {
  if (!(error instanceof AloftError)) throw error
  const { details } = error
  switch (error.code) {
    case 'reauth_required':
      return { state: 'signed-out' }
    case 'upstream_failed':
    case 'upstream_unreachable':
    case 'upstream_timeout': {
      const upstream = details.upstream && { upstream: details.upstream }
      return method !== 'GET' && method !== 'HEAD' && mayHaveHappened(error)
        ? { state: 'unknown', message: `${error.message} ${look}`, ...upstream }
        : { state: 'failed', message: error.message, ...upstream }
    }
    default:
      throw error
  }
}

function mayHaveHappened({ code, details }: AloftError): boolean {
  switch (code) {
    case 'upstream_timeout':
      return true
    case 'upstream_unreachable':
      return !neverSent.has(String(details.context?.['reason']))
    default:
      return silences.has(details.upstream?.status ?? 0)
  }
}
