import type { FacetValue } from '@aloft/contracts/inventory'
import { columnOf, facetColumns } from './column.ts'
import type { Column, ListDefinition } from './column.ts'
import { offeredValues } from './facets.ts'
import { searchWords } from './fold.ts'
import { facetName, keyName } from './stored-row.ts'
import type { View } from './view.ts'

/** A statement with `$1` … for its values. */
export interface Statement {
  readonly text: string
  readonly values: readonly unknown[]
}

/**
 * Where the rows lie: a table with the columns of `storedRow`, `id text collate "C"` and `cells jsonb`, and the
 * condition that picks the list. `where` may use `$1` … for its own values.
 */
export interface SqlSource {
  readonly from: string
  readonly where: string
  readonly values: readonly unknown[]
}

/** The cells of the matching rows in the view's order: `{ cells }` a row. Same rules as `select`. */
export function pageStatement(
  list: ListDefinition,
  source: SqlSource,
  view: View,
  page: { readonly limit: number; readonly offset: number },
): Statement {
  const values = [...source.values]
  const bind = binder(values)
  const conditions = [source.where, ...searchConditions(view, bind)]
  for (const column of facetColumns(list)) {
    const condition = facetCondition(column, view, bind)
    if (condition !== undefined) conditions.push(condition)
  }
  const text = `select cells from ${source.from}
where ${conditions.join(' and ')}
order by ${orderBy(list, view)}
limit ${bind(page.limit)} offset ${bind(page.offset)}`
  return { text, values }
}

function orderBy(list: ListDefinition, view: View): string {
  const name = columnOf(list, list.nameColumn)
  const chosen = columnOf(list, view.sort.column) ?? name
  const parts: string[] = []
  if (chosen !== undefined) {
    parts.push(`${keyName(chosen)} ${view.sort.descending ? 'desc' : 'asc'} nulls last`)
  }
  if (name !== undefined) parts.push(`${keyName(name)} asc nulls last`)
  return [...parts, 'id asc'].join(', ')
}

/**
 * Counts of the whole list in one scan: rows of `{ facet, value, total, count }`; the one with the empty facet
 * holds the list's total and how many match.
 */
export function countsStatement(
  list: ListDefinition,
  source: SqlSource,
  view: View,
): Statement {
  const values = [...source.values]
  const bind = binder(values)
  const searched = searchConditions(view, bind)
  const facets = facetColumns(list).map((column) => ({
    column,
    condition: facetCondition(column, view, bind),
  }))
  const marked = [
    `${searched.length === 0 ? 'true' : searched.join(' and ')} as searched`,
    ...facets.flatMap(({ column, condition }) => [
      facetName(column),
      `${condition ?? 'true'} as passes_${facetName(column)}`,
    ]),
  ]
  const others = (but?: Column): string =>
    [
      'searched',
      ...facets
        .filter(({ column, condition }) => column !== but && condition !== undefined)
        .map(({ column }) => `passes_${facetName(column)}`),
    ].join(' and ')
  const counts = facets.map(
    ({
      column,
    }) => `select ${bind(column.id)}::text, value, count(*)::int, count(*) filter (where ${others(column)})::int
from marked, unnest(${facetName(column)}) as value group by value`,
  )
  const text = `with marked as materialized (
select ${marked.join(', ')} from ${source.from} where ${source.where}
)
select '' as facet, '' as value, count(*)::int as total, count(*) filter (where ${others()})::int as count from marked
union all ${counts.join('\nunion all ')}`
  return { text, values }
}

export interface CountRow {
  readonly facet: string
  readonly value: string
  readonly total: number
  readonly count: number
}

/** The answer of `countsStatement` as totals and facets. */
export function readCounts(
  list: ListDefinition,
  view: View,
  rows: readonly CountRow[],
): { total: number; matched: number; facets: Record<string, FacetValue[]> } {
  const whole = rows.find(({ facet }) => facet === '')
  return {
    total: whole?.total ?? 0,
    matched: whole?.count ?? 0,
    facets: Object.fromEntries(
      facetColumns(list).map((column) => [
        column.id,
        offeredValues(
          column,
          rows.filter(({ facet }) => facet === column.id),
          view.facets[column.id] ?? [],
        ),
      ]),
    ),
  }
}

type Bind = (value: unknown) => string

const binder =
  (values: unknown[]): Bind =>
  (value) =>
    `$${values.push(value)}`

function searchConditions(view: View, bind: Bind): string[] {
  return searchWords(view.q).map((word) => `strpos(search, ${bind(word)}) > 0`)
}

function facetCondition(column: Column, view: View, bind: Bind): string | undefined {
  const chosen = view.facets[column.id] ?? []
  return chosen.length === 0 ? undefined : `${facetName(column)} && ${bind(chosen)}::text[]`
}
