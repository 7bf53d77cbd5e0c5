import type { Cell, Column } from './column.ts'
import { formatSize } from './format-size.ts'

/** A cell in words, as shown and exported; `undefined` where there is none. */
export function cellText(column: Column, cell: Cell): string | undefined {
  if (cell === undefined) return undefined
  if (typeof cell === 'object') return cell.length === 0 ? undefined : cell.join(', ')
  if (column.labelOf !== undefined) return column.labelOf(cell)
  if (typeof cell === 'string') return cell === '' ? undefined : cell
  switch (column.kind) {
    case 'bytes':
      return formatSize(cell)
    case 'date':
      return isoDate(cell)
    case 'text':
    case 'mono':
    case 'status':
    case 'tags':
    case 'address':
    case 'number':
      return String(cell)
    default:
      return column.kind satisfies never
  }
}

function isoDate(epochMs: number): string | undefined {
  const date = new Date(epochMs)
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString()
}
