import type { Fault } from '../core/fault.ts'
import { inWords } from '../core/wording.ts'
import { badRequest } from './fault.ts'

type Item = Readonly<Record<string, unknown>>

const controls = new Set([
  'fields', 'limit', 'marker', 'page_reverse', 'sort_key', 'sort_dir', 'tags', 'tags-any',
  'not-tags', 'not-tags-any', 'ip_address_substr',
]) // prettier-ignore

export interface Page {
  items: Item[]
  /** Whether there is more before and after. */
  previous: boolean
  next: boolean
}

/** By any attribute; several values of one name are alternatives, several names all hold. */
export function filterItems(items: readonly Item[], query: URLSearchParams): Item[] {
  const tests: ((item: Item) => boolean)[] = []
  for (const name of new Set(query.keys())) {
    if (controls.has(name)) continue
    const wanted = query.getAll(name)
    if (name === 'fixed_ips') tests.push((item) => matchesFixedIps(item, wanted))
    else
      tests.push(
        (item) => !(name in item) || wanted.some((value) => matches(item[name], value)),
      )
  }
  const part = query.get('ip_address_substr')
  if (part !== null) {
    tests.push((item) =>
      addressesOf(item).some(({ ip_address }) => ip_address?.includes(part)),
    )
  }
  const tagsIn = (name: string): string[] | undefined => query.get(name)?.split(',')
  const tagsOf = (item: Item): string[] =>
    Array.isArray(item['tags']) ? item['tags'].map(String) : []
  const [all, any, notAll, notAny] = ['tags', 'tags-any', 'not-tags', 'not-tags-any'].map(
    tagsIn,
  )
  if (all) tests.push((item) => all.every((tag) => tagsOf(item).includes(tag)))
  if (any) tests.push((item) => any.some((tag) => tagsOf(item).includes(tag)))
  if (notAll) tests.push((item) => !notAll.every((tag) => tagsOf(item).includes(tag)))
  if (notAny) tests.push((item) => !notAny.some((tag) => tagsOf(item).includes(tag)))
  return items.filter((item) => tests.every((test) => test(item)))
}

function matches(value: unknown, wanted: string): boolean {
  if (typeof value === 'boolean') {
    const text = wanted.toLowerCase()
    return value ? text === 'true' || text === '1' : text === 'false' || text === '0'
  }
  if (Array.isArray(value)) return value.some((part) => matches(part, wanted))
  if (value === null || value === undefined) return wanted === '' || wanted === 'None'
  if (typeof value === 'object') return JSON.stringify(value).includes(wanted)
  return inWords(value) === wanted
}

function addressesOf(item: Item): { ip_address?: string; subnet_id?: string }[] {
  const addresses: unknown = item['fixed_ips']
  // A port's addresses were made by the allocation, in this shape.
  return Array.isArray(addresses) ? (addresses as { ip_address?: string }[]) : []
}

/** `fixed_ips=ip_address=10.0.0.4`, `fixed_ips=subnet_id=…`, `fixed_ips=ip_address_substr=10.`. */
function matchesFixedIps(item: Item, wanted: readonly string[]): boolean {
  return wanted.every((condition) => {
    const [name, value = ''] = condition.split('=')
    return addressesOf(item).some((fixed) => {
      if (name === 'ip_address') return fixed.ip_address === value
      if (name === 'subnet_id') return fixed.subnet_id === value
      return name === 'ip_address_substr' && fixed.ip_address?.includes(value)
    })
  })
}

/** By pairs of `sort_key` and `sort_dir`; in order of creation else. */
export function sortItems(items: readonly Item[], query: URLSearchParams): Item[] {
  const keys = query.getAll('sort_key')
  const directions = query.getAll('sort_dir')
  if (directions.length > 0 && directions.length !== keys.length) {
    throw badRequest('The number of sort_keys and sort_dirs must be same')
  }
  for (const direction of directions) {
    if (direction !== 'asc' && direction !== 'desc') {
      throw badRequest("sort_dir must be one of ['asc', 'desc']")
    }
  }
  const known = items[0]
  for (const key of keys) {
    if (known !== undefined && !(key in known)) {
      throw badRequest(`'${key}' is an invalid attribute for sort key`)
    }
  }
  return items.toSorted((a, b) => {
    for (const [index, key] of keys.entries()) {
      const difference = compare(a[key], b[key])
      if (difference !== 0) return directions[index] === 'desc' ? -difference : difference
    }
    return 0
  })
}

function compare(a: unknown, b: unknown): number {
  if (a === b) return 0
  if (a === null || a === undefined) return -1
  if (b === null || b === undefined) return 1
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return inWords(a) < inWords(b) ? -1 : 1
}

/** Throws 400 for a limit that is none, and `notFound` for a marker that is not there. */
export function pageItems(
  items: readonly Item[],
  query: URLSearchParams,
  notFound: (id: string) => Fault,
  mostPerPage: number,
): Page {
  const text = query.get('limit')
  if (text !== null && !/^\d+$/.test(text)) {
    throw badRequest(`Limit must be an integer 0 or greater and not '${text}'`)
  }
  // Neutron's pagination_max_limit is -1 by default: without a limit everything comes.
  const limit = Math.min(Number(text ?? 0) || Infinity, mostPerPage)
  const marker = query.get('marker')
  const isReverse = query.get('page_reverse')?.toLowerCase() === 'true'
  const at = marker === null ? -1 : items.findIndex((item) => item['id'] === marker)
  if (marker !== null && at < 0) {
    throw notFound(marker)
  }
  const end = isReverse ? (marker === null ? items.length : at) : at + 1 + limit
  const start = isReverse ? Math.max(0, end - limit) : at + 1
  return {
    items: items.slice(start, end),
    previous: start > 0,
    next: end < items.length,
  }
}

/** Only the attributes that `fields` names, when it does. */
export function pickFields(item: Item, query: URLSearchParams): Item {
  const fields = query.getAll('fields').filter((name) => name !== '')
  if (fields.length === 0) return item
  return Object.fromEntries(Object.entries(item).filter(([name]) => fields.includes(name)))
}
