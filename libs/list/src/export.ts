import { cellText } from './cell-text.ts'
import type { Cell, Column } from './column.ts'
import { cellOf } from './table.ts'
import type { Table } from './table.ts'

/**
 * The rows as CSV (RFC 4180, with a byte order mark for spreadsheets): a line of labels, then what is shown.
 * Text that a spreadsheet would take for a formula gets a `'` before it.
 */
export function toCsv(
  table: Table,
  columns: readonly Column[],
  rows: ArrayLike<number>,
): string {
  const lines = [columns.map((column) => csvField(column.label)).join(',')]
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] ?? 0
    lines.push(
      columns
        .map((column) => {
          const cell = cellOf(table, column.id, row)
          return csvField(cellText(column, cell) ?? '', typeof cell === 'number')
        })
        .join(','),
    )
  }
  return `\ufeff${lines.join('\r\n')}\r\n`
}

function csvField(text: string, isNumber = false): string {
  const safe = !isNumber && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** The rows as a JSON array of objects by column id: dates in ISO 8601, sizes in bytes, absent as null. */
export function toJson(
  table: Table,
  columns: readonly Column[],
  rows: ArrayLike<number>,
): string {
  const objects = Array.from(rows, (row) =>
    Object.fromEntries(
      columns.map((column) => [
        column.id,
        jsonValue(column, cellOf(table, column.id, row)),
      ]),
    ),
  )
  return `${JSON.stringify(objects, undefined, 2)}\n`
}

function jsonValue(column: Column, cell: Cell): unknown {
  if (cell === undefined) return null
  if (column.kind === 'date') return cellText(column, cell) ?? null
  if (column.kind === 'address') return String(cell).split(' ').filter(Boolean)
  return cell
}
