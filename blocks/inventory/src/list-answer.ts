import type { ListQuery, ListReply } from '@aloft/contracts/inventory'
import { AloftError } from '@aloft/kernel/errors'
import type { ListDefinition } from '@aloft/list/column'
import { decode, encodeColumn } from '@aloft/list/columnar'
import { count, select } from '@aloft/list/filter'
import { createIndex } from '@aloft/list/list-index'
import type { ListIndex } from '@aloft/list/list-index'
import { cellOf } from '@aloft/list/table'
import { emptyView, parseView } from '@aloft/list/view'
import type { View } from '@aloft/list/view'
import type { HeldRows } from './held-rows.ts'
import type { ProjectServers } from './project-servers.ts'
import { serverColumns } from './server-row.ts'
import type { StoredRows } from './server-store.ts'

/** What a query asks for. */
export interface Asked {
  readonly view: View
  /** Absent when all rows are wanted. */
  readonly page: { readonly limit: number; readonly offset: number } | undefined
  readonly since: string | undefined
  /** Answer only when every region has answered or failed. */
  readonly wait: boolean
}

const limitAtFirst = 100

/** Reads the query; a value that cannot be names its parameter. */
export function parseQuery(list: ListDefinition, query: ListQuery): Asked {
  const { since, wait, limit, offset, ...rest } = query
  const parameters = Object.entries(rest).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  )
  const { view, problems } = parseView(list, parameters)
  const [problem] = problems
  if (problem !== undefined) {
    throw new AloftError('invalid_request', {
      field: `query.${problem.parameter}`,
      message: problem.message,
    })
  }
  const isPage =
    limit !== undefined ||
    offset !== undefined ||
    view.q !== '' ||
    query.sort !== undefined ||
    Object.keys(view.facets).length > 0
  return {
    view,
    page: isPage
      ? { limit: Number(limit ?? limitAtFirst), offset: Number(offset ?? 0) }
      : undefined,
    since,
    wait: wait === '1' || wait === 'true',
  }
}

const indexes = new WeakMap<readonly unknown[], ListIndex>()

/** Indexes are kept as long as the columns that they were made of. */
function indexOf(list: ListDefinition, rows: HeldRows): ListIndex {
  const columns = rows.columns()
  const known = indexes.get(columns)
  if (known?.list === list) return known
  const table = decode({ columns: [...serverColumns], rows: [...columns], version: '' })
  const index = createIndex(list, table)
  indexes.set(columns, index)
  return index
}

/** The answer from what is in memory: everything, what changed, or a page. */
export function answerHeld(
  project: ProjectServers,
  rows: HeldRows,
  asked: Asked,
): ListReply {
  const index = indexOf(project.list, rows)
  const known = {
    regions: [...project.regionStates()],
    version: `${project.instance}.${rows.sequence}`,
    columns: [...serverColumns],
  }
  if (asked.page !== undefined) {
    const { rows: matching, ...counts } = select(index, asked.view)
    const { limit, offset } = asked.page
    const page = matching.subarray(offset, offset + limit)
    const columns = serverColumns.map((column) =>
      encodeColumn(Array.from(page, (row) => cellOf(index.table, column, row))),
    )
    return { mode: 'page', ...counts, ...known, rows: columns, removed: [] }
  }
  const { total, matched, facets } = count(index, emptyView(project.list))
  const counts = { total, matched, facets }
  const since = sequenceOf(project, asked.since)
  const changes = since === undefined ? undefined : rows.changesSince(since)
  if (changes !== undefined) {
    const { rows: changed, removed } = changes
    return {
      mode: 'changes',
      ...counts,
      ...known,
      rows: [...changed],
      removed: [...removed],
    }
  }
  return { mode: 'full', ...counts, ...known, rows: rows.columns(), removed: [] }
}

function sequenceOf(
  { instance }: ProjectServers,
  since: string | undefined,
): number | undefined {
  const match = /^(\w+)\.(\d+)$/.exec(since ?? '')
  return match?.[1] === instance ? Number(match[2]) : undefined
}

/** The answer from the database: always a page. */
export async function answerStored(
  project: ProjectServers,
  rows: StoredRows,
  asked: Asked,
): Promise<ListReply> {
  const page = asked.page ?? { limit: limitAtFirst, offset: 0 }
  const { rows: found, ...counts } = await rows.page(asked.view, page)
  return {
    mode: 'page',
    ...counts,
    regions: [...project.regionStates()],
    version: `${project.instance}.0`,
    columns: [...serverColumns],
    rows: serverColumns.map((_, at) => encodeColumn(found.map((cells) => cells[at]))),
    removed: [],
  }
}
