import { cellText } from '@aloft/list/cell-text'
import type { Column, ListDefinition } from '@aloft/list/column'
import { cellOf } from '@aloft/list/table'
import type { ListColumn, ListLayout } from '@aloft/ui/list-props'
import type { Table } from '@aloft/list/table'

/** A row of a table that was read. */
export interface TableRow {
  readonly table: Table
  readonly row: number
}

/** Share of the room that is left over, by column. */
export type Grows = Readonly<Record<string, number>>

/** The columns as the list component draws them. */
export function listColumns<Row extends TableRow>(
  list: ListDefinition,
  grows: Grows,
): readonly ListColumn<Row>[] {
  return list.columns
    .filter((column) => column.hidden !== 'never')
    .map((column) => listColumn(column, list.nameColumn, grows))
}

/** As declared, without the columns that are shown only when the person chooses them. */
export function layoutAtFirst(list: ListDefinition): ListLayout {
  const optional = list.columns.filter((column) => column.hidden === 'optional')
  return { order: [], hidden: optional.map((column) => column.id), widths: {} }
}

function listColumn<Row extends TableRow>(
  column: Column,
  nameColumn: string,
  grows: Grows,
): ListColumn<Row> {
  const { id, label, width, sortable } = column
  const base = { id, label, width, sortable, grow: grows[id] ?? 0 }
  const text = ({ table, row }: Row) => cellText(column, cellOf(table, id, row))
  if (id === nameColumn) {
    return { ...base, kind: 'name', required: true, text: (ref) => text(ref) ?? '' }
  }
  switch (column.kind) {
    case 'status':
      return {
        ...base,
        kind: 'status',
        status: ({ table, row }) => {
          const key = cellOf(table, id, row)
          const known = typeof key === 'string' ? key : ''
          return {
            tone: column.toneOf?.(known) ?? 'off',
            label: column.labelOf?.(known) ?? known,
          }
        },
      }
    case 'tags':
      return {
        ...base,
        kind: 'tags',
        tags: ({ table, row }) => {
          const cell = cellOf(table, id, row)
          return typeof cell === 'object' ? cell : []
        },
      }
    case 'address':
      return { ...base, kind: 'address', text: (ref) => text(ref)?.split(' ', 1)[0] }
    case 'date':
      return {
        ...base,
        kind: 'time',
        time: ({ table, row }) => {
          const cell = cellOf(table, id, row)
          return typeof cell === 'number' ? cell : undefined
        },
      }
    case 'mono':
      return { ...base, kind: 'mono', text }
    case 'text':
    case 'bytes':
    case 'number':
      return { ...base, kind: 'text', text }
    default:
      return column.kind satisfies never
  }
}

/** The columns as the person has them, for a file. */
export function shownColumns(
  list: ListDefinition,
  { order, hidden }: ListLayout,
): readonly Column[] {
  const offered = list.columns.filter((column) => column.hidden !== 'never')
  const place = ({ id }: Column) => {
    const at = order.indexOf(id)
    return at === -1 ? order.length : at
  }
  return offered
    .filter(({ id }) => !hidden.includes(id))
    .toSorted((a, b) => place(a) - place(b))
}
