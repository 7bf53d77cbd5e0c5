import { columnOf } from './column.ts'
import type { Sort } from './column.ts'
import { countUp } from './list-index.ts'
import type { ListIndex } from './list-index.ts'
import { sortKey } from './sort-key.ts'
import type { SortKey } from './sort-key.ts'
import { textOf } from './table.ts'

/**
 * Every row of the table in the order of `sort`: absent values last in both directions, rows alike by name,
 * then by id, both ascending.
 */
export function orderOf(index: ListIndex, sort: Sort): Uint32Array {
  const name = `${sort.descending ? '-' : ''}${sort.column}`
  const known = index.made.orders.get(name)
  if (known !== undefined) return known
  const isBase = sort.column === index.list.nameColumn && !sort.descending
  const order = isBase ? byNameAndId(index) : byColumn(index, sort)
  index.made.orders.set(name, order)
  return order
}

function byNameAndId({ list, table }: ListIndex): Uint32Array {
  const column = columnOf(list, list.nameColumn)
  const cells = table.columns.get(list.nameColumn)
  if (column === undefined || cells === undefined) return countUp(table.length)
  const keys = cells.dictionary.map((cell) => sortKey(column, cell))
  const { ranks, absent } = ranksOf(keys)
  const ids = Array.from({ length: table.length }, (_, row) =>
    textOf(table, list.idColumn, row),
  )
  const base = countUp(table.length)
  const rankOf = (row: number) => ranks[cells.indexes?.[row] ?? row] ?? absent
  return sortAlike(place(base, absent, rankOf), rankOf, ids)
}

/** Sorts each run of rows of one rank by id. */
function sortAlike(
  order: Uint32Array,
  rankOf: (row: number) => number,
  ids: readonly string[],
): Uint32Array {
  const compareIds = (a: number, b: number) => ((ids[a] ?? '') < (ids[b] ?? '') ? -1 : 1)
  for (let start = 0; start < order.length;) {
    const rank = rankOf(order[start] ?? 0)
    let end = start + 1
    while (end < order.length && rankOf(order[end] ?? 0) === rank) end++
    if (end - start > 1) order.subarray(start, end).sort(compareIds)
    start = end
  }
  return order
}

/** By key: its place among the distinct keys; `absent` comes after all of them. */
function ranksOf(keys: readonly SortKey[]): { ranks: Uint32Array; absent: number } {
  const rankByKey = new Map<SortKey, number>()
  // Sorting without a comparator is several times quicker; for text it is the order by code unit.
  const texts: string[] = []
  const numbers: number[] = []
  for (const key of keys) {
    if (key === undefined || rankByKey.has(key)) continue
    rankByKey.set(key, 0)
    if (typeof key === 'string') texts.push(key)
    else numbers.push(key)
  }
  texts.sort()
  const sorted = [...Float64Array.from(numbers).sort(), ...texts]
  for (const [rank, key] of sorted.entries()) rankByKey.set(key, rank)
  const absent = sorted.length
  return { ranks: Uint32Array.from(keys, (key) => rankByKey.get(key) ?? absent), absent }
}

/** Ranks the column's distinct cells, then places the rows by rank, keeping the base order among alike. */
function byColumn(index: ListIndex, sort: Sort): Uint32Array {
  const base = orderOf(index, { column: index.list.nameColumn, descending: false })
  const column = columnOf(index.list, sort.column)
  const cells = index.table.columns.get(sort.column)
  if (column === undefined || cells === undefined) return base
  const { ranks, absent } = ranksOf(cells.dictionary.map((cell) => sortKey(column, cell)))
  return place(base, absent, (row) => {
    const rank = ranks[cells.indexes?.[row] ?? row] ?? absent
    return sort.descending && rank !== absent ? absent - 1 - rank : rank
  })
}

/** A counting sort: stable, one pass to count and one to place. */
function place(base: Uint32Array, most: number, rankOf: (row: number) => number) {
  const next = new Uint32Array(most + 2)
  for (const row of base) {
    const slot = rankOf(row) + 1
    next[slot] = (next[slot] ?? 0) + 1
  }
  for (let rank = 1; rank < next.length; rank++) {
    next[rank] = (next[rank] ?? 0) + (next[rank - 1] ?? 0)
  }
  const order = new Uint32Array(base.length)
  for (const row of base) {
    const rank = rankOf(row)
    const at = next[rank] ?? 0
    order[at] = row
    next[rank] = at + 1
  }
  return order
}
