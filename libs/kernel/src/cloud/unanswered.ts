import type { UpstreamFailure } from '@aloft/contracts/error-body'
import { AloftError } from '../errors.ts'

/** Codes of an undici or system error, however deep it lies. */
function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  if ('code' in error && typeof error.code === 'string') return error.code
  return error.name === 'TimeoutError' ? 'TIMEOUT' : codeOf(error.cause)
}

const silences = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'TIMEOUT'])
const breaks = new Set(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE'])

/** Whether a kept connection broke, so that the same read on a new one is likely to succeed. */
export function isBrokenConnection(error: unknown): boolean {
  const code = codeOf(error)
  return code !== undefined && breaks.has(code)
}

/** No answer from the cloud, as an error for the person: who did not answer, and how. */
export function unanswered(
  cause: unknown,
  upstream: UpstreamFailure,
  regionName?: string,
): AloftError {
  const code = codeOf(cause)
  const who =
    upstream.region === undefined
      ? `The cloud's ${upstream.service} service`
      : `The ${upstream.service} service of ${regionName ?? upstream.region}`
  const context = { reason: code ?? 'unknown' }
  return code !== undefined && silences.has(code)
    ? new AloftError(
        'upstream_timeout',
        { message: `${who} took too long to answer.`, upstream, context },
        { cause },
      )
    : new AloftError(
        'upstream_unreachable',
        { message: `${who} does not answer.`, upstream, context },
        { cause },
      )
}
