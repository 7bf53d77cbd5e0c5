import { facetColumns, facetValues } from './column.ts'
import type { Cell, Column, ListDefinition } from './column.ts'
import type { Table } from './table.ts'

/** A facet's cells as numbers, made once a table. */
export interface FacetIndex {
  readonly column: Column
  /** Every value of the facet in the table. */
  readonly values: readonly string[]
  /** By dictionary entry: the places in `values` that it counts for. */
  readonly entries: readonly (readonly number[])[]
  /** By row: its dictionary entry. */
  readonly rowEntries: ArrayLike<number>
  /** By place in `values`: rows of the whole table. */
  readonly totals: readonly number[]
}

/** A table with what search, facets and sort look up; each part is made when first needed and kept. */
export interface ListIndex {
  readonly list: ListDefinition
  readonly table: Table
  readonly made: {
    facets?: readonly FacetIndex[]
    haystacks?: readonly string[]
    readonly orders: Map<string, Uint32Array>
  }
}

export function createIndex(list: ListDefinition, table: Table): ListIndex {
  return { list, table, made: { orders: new Map() } }
}

export function facetsOf(index: ListIndex): readonly FacetIndex[] {
  index.made.facets ??= facetColumns(index.list).map((column) => {
    const cells = index.table.columns.get(column.id)
    return cells === undefined
      ? facetIndex(column, [undefined], new Uint8Array(index.table.length))
      : facetIndex(column, cells.dictionary, cells.indexes ?? countUp(index.table.length))
  })
  return index.made.facets
}

/** 0, 1, 2 … */
export function countUp(length: number): Uint32Array {
  const numbers = new Uint32Array(length)
  for (let at = 0; at < length; at++) numbers[at] = at
  return numbers
}

function facetIndex(
  column: Column,
  dictionary: readonly Cell[],
  rowEntries: ArrayLike<number>,
): FacetIndex {
  const places = new Map<string, number>()
  const entries = dictionary.map((cell) =>
    [...new Set(facetValues(column, cell))].map((value) => {
      const place = places.get(value) ?? places.size
      places.set(value, place)
      return place
    }),
  )
  const entryRows = new Uint32Array(entries.length)
  for (let row = 0; row < rowEntries.length; row++) {
    const entry = rowEntries[row] ?? 0
    entryRows[entry] = (entryRows[entry] ?? 0) + 1
  }
  const values = [...places.keys()]
  const totals = sumByValue(entries, entryRows, values.length)
  return { column, values, entries, rowEntries, totals }
}

/** Counts by dictionary entry, added up by facet value. */
export function sumByValue(
  entries: readonly (readonly number[])[],
  entryRows: ArrayLike<number>,
  length: number,
): number[] {
  const sums = Array.from({ length }, () => 0)
  for (const [entry, places] of entries.entries()) {
    for (const place of places) sums[place] = (sums[place] ?? 0) + (entryRows[entry] ?? 0)
  }
  return sums
}
