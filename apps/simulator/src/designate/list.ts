import type { FastifyRequest } from 'fastify'
import { valueAt } from '../core/json.ts'
import { inWords } from '../core/wording.ts'
import { isUuid } from './access.ts'
import { badRequest } from './fault.ts'

const defaultLimit = 20
const highestLimit = 1000
const pagingNames = new Set([
  'limit', 'marker', 'sort_key', 'sort_dir', 'all_projects', 'all_tenants', 'edit_managed_records',
]) // prettier-ignore

/** What can be asked of a list. */
export interface Listing<T> {
  /** The member of the answer: `zones`. */
  readonly name: string
  readonly items: readonly T[]
  readonly sortKeys: readonly string[]
  /** What a filter compares with; nothing for names that are no filter. */
  readonly filters: Readonly<Record<string, (item: T) => readonly unknown[]>>
  readonly view: (item: T) => unknown
  /** The address of the list itself. */
  readonly address: string
}

/** Answers a list by its query: filters with `*`, sort, marker and limit, all by Designate's rules. */
export function answerList<T extends { readonly id: string }>(
  request: FastifyRequest,
  { name, items, sortKeys, filters, view, address }: Listing<T>,
) {
  const start = request.url.indexOf('?')
  const query = new URLSearchParams(start < 0 ? '' : request.url.slice(start + 1))
  const limit = limitOf(query.get('limit'))
  const direction = query.get('sort_dir') ?? 'asc'
  if (direction !== 'asc' && direction !== 'desc') {
    throw badRequest("Unknown sort direction, must be 'desc' or 'asc'", 'invalid_sort_dir')
  }
  const key = query.get('sort_key') ?? 'created_at'
  if (!sortKeys.includes(key)) {
    throw badRequest(
      `sort key must be one of [${sortKeys.map((each) => `'${each}'`).join(', ')}]`,
      'invalid_sort_key',
    )
  }
  const unknown = [...query.keys()].filter(
    (each) => !pagingNames.has(each) && !Object.hasOwn(filters, each),
  )
  if (unknown.length > 0) throw badRequest(`Invalid filters ${unknown.join(', ')}`)
  const tests = [...query].flatMap(([each, wanted]) => {
    const valuesOf = filters[each]
    if (!valuesOf) return []
    const pattern = patternOf(wanted)
    return [(item: T) => valuesOf(item).some((value) => pattern.test(String(value)))]
  })
  const found = items.filter((item) => tests.every((test) => test(item)))
  const sign = direction === 'asc' ? 1 : -1
  found.sort((a, b) => sign * (compare(a, b, key) || compare(a, b, 'id')))
  const first = placeAfter(found, query.get('marker'))
  const page = found.slice(first, first + limit)

  const self = query.size > 0 ? `${address}?${query}` : address
  const last = page.at(-1)
  const links: Record<string, string> = { self }
  // As the real one: there is a next page whenever this one is full.
  if (last && page.length === limit) {
    query.set('marker', last.id)
    links['next'] = `${address}?${query}`
  }
  return { [name]: page.map(view), links, metadata: { total_count: found.length } }
}

function limitOf(text: string | null): number {
  if (text === null) return defaultLimit
  if (text.toLowerCase() === 'max') return highestLimit
  if (/^[1-9]\d{0,9}$/.test(text)) return Math.min(Number(text), highestLimit)
  throw badRequest(
    `limit should be an integer between 1 and ${highestLimit}`,
    'invalid_limit',
  )
}

/** MySQL's LIKE with `*` for any text, without regard to case. */
function patternOf(wanted: string): RegExp {
  const escaped = wanted
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, String.raw`\$&`))
  return new RegExp(`^${escaped.join('.*')}$`, 'is')
}

function placeAfter(items: readonly { readonly id: string }[], marker: string | null) {
  if (marker === null) return 0
  if (!isUuid(marker)) throw badRequest('', 'invalid_marker')
  const place = items.findIndex(({ id }) => id === marker)
  if (place >= 0) return place + 1
  throw badRequest(`Marker ${marker} could not be found`, 'marker_not_found')
}

function compare(a: unknown, b: unknown, key: string): number {
  const left = valueAt(a, key) ?? ''
  const right = valueAt(b, key) ?? ''
  if (typeof left === 'number' && typeof right === 'number') return left - right
  const [one, other] = [inWords(left), inWords(right)]
  if (one === other) return 0
  return one < other ? -1 : 1
}
