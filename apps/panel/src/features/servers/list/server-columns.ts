import { cellText } from '@aloft/list/cell-text'
import type { Column, ListDefinition } from '@aloft/list/column'
import { cellOf } from '@aloft/list/table'
import type { ListColumn, ListLayout } from '@aloft/ui/list-props'
import { actsColumn } from './acts-column.tsx'
import type { ServerRef } from './server-list.ts'

/** Share of the room that is left over. */
const grows: Readonly<Record<string, number>> = { name: 2.2, tags: 1.2, image: 1 }

/** The columns as the list component draws them. */
export function listColumns(list: ListDefinition): readonly ListColumn<ServerRef>[] {
  const columns = list.columns
    .filter((column) => column.hidden !== 'never')
    .map((column) => listColumn(column))
  return [...columns, actsColumn]
}

/** As declared, without the columns that are shown only when the person chooses them. */
export function layoutAtFirst(list: ListDefinition): ListLayout {
  const optional = list.columns.filter((column) => column.hidden === 'optional')
  return { order: [], hidden: optional.map((column) => column.id), widths: {} }
}

function listColumn(column: Column): ListColumn<ServerRef> {
  const { id, label, width, sortable } = column
  const base = { id, label, width, sortable, grow: grows[id] ?? 0 }
  const text = ({ table, row }: ServerRef) => cellText(column, cellOf(table, id, row))
  if (id === 'name') {
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
