import type { Subject } from '@aloft/acts/act'
import type { Cell, ListDefinition } from '@aloft/list/column'
import { tableOf, type Table } from '@aloft/list/table'
import type { TableRow } from './list-columns.ts'

/** A thing as a row of the table that was made of all of them. */
export interface ResourceRow<Item extends Subject> extends TableRow {
  readonly item: Item
  readonly key: string
}

/** Ids are unique in a region only. */
export const keyOf = ({ region, id }: Subject): string => `${region}/${id}`

/** The table that filters, facets and sorts read, and a row of it for each item. */
export function resourceRows<Item extends Subject>(
  list: ListDefinition,
  items: readonly Item[],
  cells: (item: Item) => Readonly<Record<string, Cell>>,
): { readonly table: Table; readonly rows: readonly ResourceRow<Item>[] } {
  const ids = list.columns.map(({ id }) => id)
  const table = tableOf(
    ids,
    items.map((item) => {
      const byId = cells(item)
      return ids.map((id) => byId[id])
    }),
  )
  return {
    table,
    rows: items.map((item, row) => ({ table, row, item, key: keyOf(item) })),
  }
}
