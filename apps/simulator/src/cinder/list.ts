import type { FastifyRequest } from 'fastify'
import { callerOf, projectOf } from '../core/caller.ts'
import type { Collection, Resource } from '../core/collection.ts'
import { Fault } from '../core/fault.ts'
import type { Region } from '../core/region.ts'
import { invalidInput } from './error.ts'
import { nextLink } from './links.ts'
import { versionOf } from './microversion.ts'

/** Cinder's `osapi_max_limit`. */
const MAX_LIMIT = 1_000

/** What a list of one kind can be filtered and sorted by: the parameter, and what it reads. */
export interface ListRules<T> {
  /** `volumes`: of the body, of the links. */
  readonly collection: string
  /** As the refusal of an unknown marker names it: `Volume`. */
  readonly noun: string
  readonly fields: Readonly<Record<string, (item: T) => string | number | null>>
  readonly metadata?: (item: T) => Readonly<Record<string, string>>
}

export type Query = Readonly<Record<string, string | undefined>>

/** Answers a list as Cinder does: filters, then sorts, then cuts the page. */
export function answerList<T extends Resource>(
  region: Region,
  request: FastifyRequest,
  collection: Collection<T>,
  rules: ListRules<T>,
  path: string,
  show: (item: T) => object,
): object {
  const query = queryOf(request)
  const caller = callerOf(request)
  const all = caller.isAdmin && isTrue(query['all_tenants'])
  const items = all
    ? collection.list(query['project_id'])
    : collection.list(projectOf(request))
  const found = items.filter(filterOf(query, rules)).sort(orderOf(query, rules))
  const limit = limitOf(query)
  const page = pageOf(found, query, rules.noun, limit)
  const last = page.at(-1)
  const withCount = versionOf(request) >= 45 && isTrue(query['with_count'])
  return {
    [rules.collection]: page.map(show),
    ...(last &&
      limit <= page.length && {
        [`${rules.collection}_links`]: nextLink(region, request, path, query, last.id),
      }),
    ...(withCount && { count: found.length }),
  }
}

export function isTrue(value: string | undefined): boolean {
  return ['1', 't', 'true', 'on', 'y', 'yes'].includes((value ?? '').toLowerCase())
}

/** Of a parameter that is repeated, the last counts. */
export function queryOf(request: FastifyRequest): Query {
  // Fastify gives an object of strings and lists of strings.
  const query = request.query as Record<string, string | string[] | undefined>
  const entries = Object.entries(query).map(
    ([key, value]) => [key, [value].flat().at(-1)] as const,
  )
  return Object.fromEntries(entries)
}

function limitOf(query: Query): number {
  const text = query['limit']
  if (text === undefined) return MAX_LIMIT
  const limit = /^-?\d+$/.test(text) ? Number(text) : undefined
  if (limit === undefined) throw new Fault(400, 'limit param must be an integer')
  if (limit < 0) throw new Fault(400, 'limit param must be positive')
  return Math.min(limit, MAX_LIMIT)
}

function pageOf<T extends Resource>(
  items: T[],
  query: Query,
  noun: string,
  limit: number,
): T[] {
  const { marker } = query
  const offset = Number(query['offset'] ?? 0)
  if (!Number.isInteger(offset) || offset < 0) {
    throw invalidInput('offset must be an integer')
  }
  if (marker === undefined) return items.slice(offset, offset + limit)
  const at = items.findIndex(({ id }) => id === marker)
  if (at < 0) throw new Fault(404, `${noun} ${marker} could not be found.`)
  return items.slice(at + 1 + offset, at + 1 + offset + limit)
}

/** Unknown parameters are ignored, as Cinder drops what its filters do not know. */
function filterOf<T>(query: Query, rules: ListRules<T>): (item: T) => boolean {
  const tests = Object.entries(query).flatMap(([name, value = '']) => {
    const isLike = name.endsWith('~')
    const read = rules.fields[isLike ? name.slice(0, -1) : name]
    if (!read) return []
    if (isLike) return [(item: T) => String(read(item) ?? '').includes(value)]
    return [(item: T) => String(read(item) ?? '').toLowerCase() === value.toLowerCase()]
  })
  const wanted = metadataOf(query['metadata'])
  const { metadata } = rules
  if (metadata) {
    tests.push((item) => {
      const has = metadata(item)
      return Object.entries(wanted).every(([key, text]) => has[key] === text)
    })
  }
  return (item) => tests.every((test) => test(item))
}

/** A Python dictionary of texts, as clients send it. */
function metadataOf(text: string | undefined): Record<string, string> {
  if (text === undefined) return {}
  const pairs = text.matchAll(/u?'([^']*)'\s*:\s*u?'([^']*)'/g)
  return Object.fromEntries([...pairs].map(([, key = '', value = '']) => [key, value]))
}

function orderOf<T extends Resource>(
  query: Query,
  rules: ListRules<T>,
): (a: T, b: T) => number {
  if (query['sort'] !== undefined && (query['sort_key'] ?? query['sort_dir'])) {
    throw new Fault(
      400,
      "The 'sort_key' and 'sort_dir' parameters are deprecated and cannot be used with the 'sort' parameter.",
    )
  }
  const sort =
    query['sort'] ?? `${query['sort_key'] ?? 'created_at'}:${query['sort_dir'] ?? 'desc'}`
  const criteria = sort.split(',').map((part) => {
    const [key = '', direction = 'desc'] = part.trim().split(':')
    const read = key === 'id' ? (item: T) => item.id : rules.fields[key]
    if (!read) throw invalidInput('Invalid sort key')
    if (direction !== 'asc' && direction !== 'desc') {
      throw invalidInput(`Unknown sort direction, must be 'desc' or 'asc'.`)
    }
    return { read, sign: direction === 'asc' ? 1 : -1 }
  })
  const rest = criteria.at(-1)?.sign ?? -1
  return (a, b) => {
    for (const { read, sign } of criteria) {
      const order = compare(read(a), read(b))
      if (order !== 0) return order * sign
    }
    return compare(a.id, b.id) * rest
  }
}

function compare(a: string | number | null, b: string | number | null): number {
  if (a === b) return 0
  if (a === null) return -1
  if (b === null) return 1
  return a < b ? -1 : 1
}
