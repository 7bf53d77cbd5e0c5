import { inWords } from '../core/wording.ts'
import { Fault } from '../core/fault.ts'
import type { Image } from './image.ts'

/** A query with each name's values in order. */
export type Query = URLSearchParams

const visibilities = new Set(['public', 'private', 'shared', 'community', 'all'])
const sortKeys = new Set([
  'created_at', 'disk_format', 'container_format', 'id', 'min_disk', 'min_ram', 'name', 'os_hidden',
  'owner', 'protected', 'size', 'status', 'updated_at', 'virtual_size', 'visibility',
]) // prettier-ignore
const notFilters = new Set([
  'limit', 'marker', 'sort', 'sort_key', 'sort_dir', 'member_status', 'visibility', 'tag',
  'size_min', 'size_max', 'os_hidden', 'created_at', 'updated_at',
]) // prettier-ignore
const defaultLimit = 25
const highestLimit = 1000

const bad = (message: string): Fault => new Fault(400, message)

/** Throws 400 for what Glance would refuse; what it does not know is a custom property. */
export function filterImages(images: readonly Image[], query: Query): Image[] {
  const visibility = query.get('visibility')
  if (visibility !== null && !visibilities.has(visibility)) {
    throw bad(`Invalid visibility value: ${visibility}`)
  }
  const hidden = parseBoolean('os_hidden', query.get('os_hidden') ?? 'false')
  const tests: ((image: Image) => boolean)[] = [(image) => image.os_hidden === hidden]
  if (visibility !== null && visibility !== 'all') {
    tests.push((image) => image.visibility === visibility)
  }
  const tags = query.getAll('tag')
  tests.push((image) => tags.every((tag) => image.tags.includes(tag)))
  for (const [name, sign] of [
    ['size_min', 1],
    ['size_max', -1],
  ] as const) {
    const bound = parseNumber(name, query.get(name))
    if (bound !== undefined) tests.push((image) => ((image.size ?? 0) - bound) * sign >= 0)
  }
  for (const name of ['created_at', 'updated_at'] as const) {
    const value = query.get(name)
    if (value !== null) tests.push((image) => compareTime(image[name], value))
  }
  for (const [name, value] of query) {
    if (notFilters.has(name)) continue
    const wanted = value.startsWith('in:') ? parseList(value.slice(3)) : [value]
    if (name === 'protected') parseBoolean(name, value)
    tests.push((image) => wanted.includes(shown(image[name])))
  }
  return images.filter((image) => tests.every((test) => test(image)))
}

const shown = (value: unknown): string =>
  value === null || value === undefined ? '' : inWords(value)

function parseBoolean(name: string, value: string): boolean {
  const lower = value.toLowerCase()
  if (lower === 'true' || lower === '1') return true
  if (lower === 'false' || lower === '0') return false
  throw bad(`Unrecognized value '${value}' for '${name}': acceptable are true, false`)
}

function parseNumber(name: string, value: string | null): number | undefined {
  if (value === null) return undefined
  if (/^\d+$/.test(value)) return Number(value)
  throw bad(`Filter '${name}' has an invalid value: ${value}`)
}

/** Values after `in:`, separated by commas, quoted where they hold one. */
function parseList(text: string): string[] {
  return [...text.matchAll(/"([^"]*)"|([^,]+)/g)].map((part) => part[1] ?? part[2] ?? '')
}

/** `gte:2026-01-01T00:00:00Z` and the like, by Glance's comparison operators. */
function compareTime(at: string, filter: string): boolean {
  const match = /^(?:(gte|gt|lte|lt|eq|neq):)?(.+)$/.exec(filter)
  const wanted = Date.parse(match?.[2] ?? '')
  if (Number.isNaN(wanted)) throw bad(`Invalid time value ${filter}`)
  const difference = Date.parse(at) - wanted
  switch (match?.[1]) {
    case 'gte':
      return difference >= 0
    case 'gt':
      return difference > 0
    case 'lte':
      return difference <= 0
    case 'lt':
      return difference < 0
    case 'neq':
      return difference !== 0
    default:
      return difference === 0
  }
}

/** By `sort=name:asc,size`, or by pairs of `sort_key` and `sort_dir`; newest first else. */
export function sortImages(images: readonly Image[], query: Query): Image[] {
  const order = sortOrder(query)
  return [...images].sort((a, b) => {
    for (const [key, direction] of order) {
      const difference = compare(a[key], b[key])
      if (difference !== 0) return difference * direction
    }
    return 0
  })
}

function sortOrder(query: Query): (readonly [string, 1 | -1])[] {
  const keys = query.getAll('sort_key')
  const directions = query.getAll('sort_dir')
  const classic = query.get('sort')
  if (classic !== null && keys.length + directions.length > 0) {
    throw bad('Old and new sorting syntax cannot be combined')
  }
  const pairs: [string, string][] =
    classic !== null
      ? classic.split(',').map((part) => {
          const [key = '', direction = 'desc'] = part.trim().split(':')
          return [key, direction]
        })
      : keys.map((key, index) => [key, directions[index] ?? directions[0] ?? 'desc'])
  for (const [key, direction] of pairs) {
    if (!sortKeys.has(key)) {
      throw bad(
        `Invalid sort key: ${key}. It must be one of the following: ${[...sortKeys].join(', ')}.`,
      )
    }
    if (direction !== 'asc' && direction !== 'desc') {
      throw bad(
        `Invalid sort direction: ${direction}. It must be one of the following: asc, desc.`,
      )
    }
  }
  if (pairs.length === 0) pairs.push(['created_at', directions[0] ?? 'desc'])
  const last = pairs.at(-1)?.[1] ?? 'desc'
  return [...pairs, ['id', last]].map(([key = '', direction]) => [
    key,
    direction === 'asc' ? 1 : -1,
  ])
}

function compare(a: unknown, b: unknown): number {
  if (a === b) return 0
  if (a === null || a === undefined) return -1
  if (b === null || b === undefined) return 1
  return a < b ? -1 : 1
}

/** One page of sorted images, and the paths of this page and of the next. */
export function pageImages(
  images: readonly Image[],
  query: Query,
): { page: Image[]; first: string; next?: string } {
  const limit = Math.min(
    parseNumber('limit', query.get('limit')) ?? defaultLimit,
    highestLimit,
  )
  const marker = query.get('marker')
  let start = 0
  if (marker !== null) {
    start = images.findIndex((image) => image.id === marker) + 1
    if (start === 0) throw bad(`No image found with ID ${marker}`)
  }
  const page = images.slice(start, start + limit)
  const rest = new URLSearchParams(query)
  rest.delete('marker')
  const first = rest.size > 0 ? `/v2/images?${rest}` : '/v2/images'
  const last = page.at(-1)
  if (last === undefined || start + limit >= images.length) return { page, first }
  rest.set('marker', last.id)
  return { page, first, next: `/v2/images?${rest}` }
}
