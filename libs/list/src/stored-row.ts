import { facetColumns, facetValues } from './column.ts'
import type { Cell, Column, ListDefinition } from './column.ts'
import { haystack } from './search.ts'
import { sortKey } from './sort-key.ts'

/**
 * One row as a database keeps it beside its cells: everything that search, facets and sort look at, computed
 * here so that SQL needs no rule of its own. Keys are the names of the table's columns.
 */
export function storedRow(
  list: ListDefinition,
  cell: (column: string) => Cell,
): Readonly<Record<string, string | number | readonly string[] | null>> {
  const entries: [string, string | number | readonly string[] | null][] = [
    ['search', haystack(list, cell)],
  ]
  for (const column of facetColumns(list)) {
    entries.push([facetName(column), [...new Set(facetValues(column, cell(column.id)))]])
  }
  for (const column of sortableColumns(list)) {
    entries.push([keyName(column), sortKey(column, cell(column.id)) ?? null])
  }
  return Object.fromEntries(entries)
}

export function sortableColumns(list: ListDefinition): readonly Column[] {
  return list.columns.filter((column) => column.sortable)
}

/** `facet_status text[] not null` */
export const facetName = (column: Column): string => `facet_${snake(column.id)}`

/** `key_name text collate "C"`, or `double precision` where the column sorts by number. */
export const keyName = (column: Column): string => `key_${snake(column.id)}`

const snake = (id: string): string =>
  id.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
