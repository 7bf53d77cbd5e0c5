import type { Cell } from './column.ts'

/** The cells of one column; values repeated often stand once in the dictionary. */
export interface Cells {
  readonly dictionary: readonly Cell[]
  /** By row: where in the dictionary its cell stands. Absent: the dictionary has a cell a row. */
  readonly indexes?: ArrayLike<number>
}

/** Rows as columns: what travels, and what filter, facets, search and sort read. Never changed. */
export interface Table {
  readonly length: number
  /** As the server named it; sent back as `since`. */
  readonly version: string
  readonly columns: ReadonlyMap<string, Cells>
}

export const emptyTable: Table = { length: 0, version: '', columns: new Map() }

export function cellOf(table: Table, column: string, row: number): Cell {
  const cells = table.columns.get(column)
  if (cells === undefined) return undefined
  return cells.dictionary[cells.indexes === undefined ? row : (cells.indexes[row] ?? -1)]
}

/** A cell of a text column; empty where there is none. */
export function textOf(table: Table, column: string, row: number): string {
  const cell = cellOf(table, column, row)
  return typeof cell === 'string' ? cell : ''
}

/** Every cell of a row by column id. */
export function rowOf(table: Table, row: number): Readonly<Record<string, Cell>> {
  return Object.fromEntries(
    Array.from(table.columns.keys(), (id) => [id, cellOf(table, id, row)]),
  )
}

/** A table from rows, each a list of cells in the order of `columns`. */
export function tableOf(
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
  version = '',
): Table {
  return {
    length: rows.length,
    version,
    columns: new Map(
      columns.map((id, at) => [id, { dictionary: rows.map((row) => row[at]) }]),
    ),
  }
}
