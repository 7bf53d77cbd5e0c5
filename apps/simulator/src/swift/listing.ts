import { Fault } from '../core/fault.ts'

export const mostListed = 10_000

/** How a listing is asked for: https://docs.openstack.org/api-ref/object-store/ */
export interface ListQuery {
  readonly limit: number
  readonly marker: string
  readonly endMarker: string
  readonly prefix: string
  readonly delimiter: string
  readonly reverse: boolean
  /** Only what lies directly in the pseudo-folder, without the folders below it. */
  readonly withoutFolders: boolean
}

export interface Named {
  readonly name: string
}
export interface Folder {
  readonly subdir: string
}

/** Rows whose names are at or after `from` (reversed: before `until`), in the order asked for. */
export type ReadRows<Row> = (range: NameRange) => Promise<Row[]>
export interface NameRange {
  readonly atLeast: string
  /** Names above, without the name itself. */
  readonly above: string
  /** Names below, without the name itself; empty: no bound. */
  readonly below: string
  readonly reverse: boolean
  readonly limit: number
}

/** Throws 412 for a limit that is too high; one that is no number is none. */
export function parseListQuery(query: URLSearchParams): ListQuery {
  const given = query.get('limit') ?? ''
  const limit = /^\d+$/.test(given) ? Number(given) : mostListed
  if (limit > mostListed) throw new Fault(412, `Maximum limit is ${mostListed}`)
  const path = query.get('path')
  const folder = path === null || path === '' ? '' : `${path.replace(/\/+$/, '')}/`
  return {
    limit,
    marker: query.get('marker') ?? '',
    endMarker: query.get('end_marker') ?? '',
    prefix: path === null ? (query.get('prefix') ?? '') : folder,
    delimiter: path === null ? (query.get('delimiter') ?? '') : '/',
    reverse: /^(true|1|yes|on|t|y)$/i.test(query.get('reverse') ?? ''),
    withoutFolders: path !== null,
  }
}

/** The first text that is above all that begin with the prefix; empty when there is none. */
export function afterPrefix(prefix: string): string {
  const points = Array.from(prefix)
  for (let last = points.pop(); last !== undefined; last = points.pop()) {
    const next = (last.codePointAt(0) ?? 0) + 1
    if (next > 0x10ffff) continue
    // Surrogates are no characters.
    return points.join('') + String.fromCodePoint(next === 0xd800 ? 0xe000 : next)
  }
  return ''
}

/**
 * One page. Of a pseudo-folder only as much is read as one step needs: what follows is looked for
 * behind it, so that a container of a million objects opens at once.
 */
export async function listPage<Row extends Named>(
  query: ListQuery,
  read: ReadRows<Row>,
): Promise<(Row | Folder)[]> {
  const page: (Row | Folder)[] = []
  let range = rangeOf(query)
  while (page.length < query.limit) {
    const rows = await read(range)
    let skipped: string | undefined
    for (const row of rows) {
      if (skipped !== undefined && row.name.startsWith(skipped)) continue
      const folder = folderOf(row.name, query)
      skipped = folder
      if (folder === undefined) page.push(row)
      // A page that ended with this folder is gone on from it.
      else if (folder !== query.marker && !query.withoutFolders)
        page.push({ subdir: folder })
      if (page.length >= query.limit) return page
    }
    const last = rows.at(-1)
    if (last === undefined || rows.length < range.limit) return page
    range = after(range, skipped ?? last.name, skipped !== undefined)
  }
  return page
}

function rangeOf({ prefix, marker, endMarker, reverse, limit }: ListQuery): NameRange {
  const end = afterPrefix(prefix)
  const lower = reverse ? endMarker : marker
  const upper = reverse ? marker : endMarker
  return {
    atLeast: prefix,
    above: lower,
    below: [end, upper].filter((bound) => bound !== '').sort(byBytes)[0] ?? '',
    reverse,
    limit: Math.max(1, Math.min(limit, 1_000)),
  }
}

/** The rest of the range once all up to a name, or a whole folder, is done with. */
function after(range: NameRange, name: string, isFolder: boolean): NameRange {
  if (range.reverse) return { ...range, below: name }
  return isFolder
    ? { ...range, atLeast: afterPrefix(name), above: '' }
    : { ...range, above: name }
}

function folderOf(name: string, { prefix, delimiter }: ListQuery): string | undefined {
  if (delimiter === '') return undefined
  const at = name.indexOf(delimiter, prefix.length)
  return at < 0 ? undefined : name.slice(0, at + delimiter.length)
}

function byBytes(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other))
}
