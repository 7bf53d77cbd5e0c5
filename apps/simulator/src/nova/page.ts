import { Fault } from '../core/fault.ts'
import type { Query } from './server-filter.ts'

/** Nova's `api.max_limit`. */
export const MAX_LIMIT = 1_000

/** The `limit` of a query, never above Nova's own. Throws 400 unless it is a whole number. */
export function limitOf(query: Query): number {
  const text = [query['limit']].flat()[0]
  if (text === undefined) return MAX_LIMIT
  if (!/^[0-9]*$/.test(text)) {
    throw new Fault(
      400,
      `Invalid input for query parameters limit. Value: ${text}. '${text}' does not match '^[0-9]*$'`,
    )
  }
  return Math.min(text === '' ? MAX_LIMIT : Number(text), MAX_LIMIT)
}

/** The items after the one that `marker` names. Throws 400 when there is none of that name. */
export function pageOf<T>(items: T[], query: Query, idOf: (item: T) => string): T[] {
  const marker = [query['marker']].flat()[0]
  const limit = limitOf(query)
  if (marker === undefined || marker === '') return items.slice(0, limit)
  const at = items.findIndex((item) => idOf(item) === marker)
  if (at < 0) throw new Fault(400, `marker [${marker}] not found`)
  return items.slice(at + 1, at + 1 + limit)
}
