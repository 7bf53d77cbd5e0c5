import type { Logger } from '../log.ts'
import { withoutSecretValues } from '../redaction.ts'
import { statName, type Stats } from '../stats.ts'

/** One call to the cloud and what came of it. */
export interface UpstreamExchange {
  readonly username: string
  /** Name of the project, empty before there is one. */
  readonly account: string
  readonly verb: string
  readonly url: string
  readonly region: string
  readonly service: string
  /** To the end of the answer's body. */
  readonly durationMs: number
  readonly traceId: string
  readonly end:
    | { readonly kind: 'answered'; readonly code: number }
    /** Headers came, the rest did not: the browser went away, or the cloud. */
    | { readonly kind: 'cut'; readonly code: number; readonly reason: string }
    | { readonly kind: 'failed'; readonly reason: string }
    /** The browser went away before there was an answer. */
    | { readonly kind: 'left' }
  readonly requestId: string | undefined
}

export type RecordExchange = (exchange: UpstreamExchange) => void

/** Writes the line, the timer and the counter of every exchange. */
export function createExchangeRecord(log: Logger, stats: Stats): RecordExchange {
  return (exchange) => {
    const { username, account, verb, region, service, traceId, requestId } = exchange
    const { end } = exchange
    const url = withoutSecretValues(exchange.url)
    const durationMs = Math.round(exchange.durationMs * 100) / 100
    const prefix = prefixOf(region, service)
    stats.timing(`${prefix}.${verb}`, durationMs)
    stats.increment(`${prefix}.${'code' in end ? end.code : end.kind}`)
    const fields = { username, account, verb, durationMs, region, service, traceId }
    switch (end.kind) {
      case 'answered':
        log.info(
          { ...fields, code: end.code, requestId },
          `User ${username}, received proxy response - ${verb} ${url} ${end.code}`,
        )
        return
      case 'cut':
        log.info(
          { ...fields, code: end.code, requestId, reason: end.reason },
          `User ${username}, proxy response was cut - ${verb} ${url} ${end.code}`,
        )
        return
      case 'failed':
        log.warn(
          { ...fields, reason: end.reason },
          `User ${username}, received no proxy response - ${verb} ${url} ${end.reason}`,
        )
        return
      case 'left':
        log.info(
          fields,
          `User ${username}, left before the proxy response - ${verb} ${url}`,
        )
        return
      default:
        end satisfies never
    }
  }
}

const prefixes = new Map<string, string>()

/** `upstream.<region>.<service>`; the names come from catalogs, so there are few. */
function prefixOf(region: string, service: string): string {
  const key = `${region}\n${service}`
  const known = prefixes.get(key)
  if (known !== undefined) return known
  const prefix = `upstream.${statName(region)}.${statName(service)}`
  prefixes.set(key, prefix)
  return prefix
}
