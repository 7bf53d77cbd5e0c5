/** How a column's cells are drawn, searched and sorted. */
export type ColumnKind =
  | 'text'
  | 'mono'
  | 'status'
  | 'tags'
  | 'address'
  | 'number'
  | 'bytes'
  | 'date'

/**
 * One cell; `undefined` where the thing has none. By the column's kind:
 * - `text`, `mono`, `status`: a string; a status is the key that `labelOf` and `toneOf` explain;
 * - `tags`: strings in alphabetical order;
 * - `address`: the addresses with a space between, the one to show first;
 * - `number`; `bytes`: a number of bytes; `date`: milliseconds since the epoch.
 */
export type Cell = string | number | readonly string[] | undefined

/** What a status means; the look of it is the UI's. */
export type StatusTone = 'ok' | 'busy' | 'warn' | 'bad' | 'off'

export interface Facet {
  /** The cell's value in the URL; the cell itself as text when absent. */
  urlValue?(cell: string | number): string
  /** A value in words; the value itself when absent. */
  labelOf?(value: string): string
  /** All values that there can be, where that is known: another one in an address is named. */
  readonly values?: readonly string[]
  /** A value as somebody typed it into an address, in the spelling of the cells. */
  spelled?(value: string): string
}

export interface Column {
  readonly id: string
  /** In the table's head: `IP address`. */
  readonly label: string
  readonly kind: ColumnKind
  /** Width at first, in CSS pixels. */
  readonly width: number
  /** Offered beside the table as values to choose from, with counts. */
  readonly facet?: Facet
  /** Its cells are looked through by the search field. */
  readonly search?: boolean
  readonly sortable: boolean
  /** `optional`: shown when the person chooses it; `never`: carried for acts and links only. */
  readonly hidden?: 'optional' | 'never'
  /** The cell in words: shown, exported and sorted by. */
  labelOf?(cell: string | number): string
  /** For kind `status`. */
  toneOf?(cell: string): StatusTone
}

/** A list: its columns, and the two that decide between rows that sort alike. */
export interface ListDefinition {
  readonly columns: readonly Column[]
  readonly nameColumn: string
  readonly idColumn: string
  readonly defaultSort: Sort
}

export interface Sort {
  readonly column: string
  readonly descending: boolean
}

export function columnOf(list: ListDefinition, id: string): Column | undefined {
  return list.columns.find((column) => column.id === id)
}

/** The columns that have a facet, in the order of the list. */
export function facetColumns(list: ListDefinition): readonly Column[] {
  return list.columns.filter((column) => column.facet !== undefined)
}

/** The values by which a facet counts a cell: none, one, or one a tag. */
export function facetValues(column: Column, cell: Cell): readonly string[] {
  if (cell === undefined) return []
  if (typeof cell === 'object') return cell
  return [column.facet?.urlValue?.(cell) ?? String(cell)]
}

export function facetLabel(column: Column, value: string): string {
  return column.facet?.labelOf?.(value) ?? value
}
