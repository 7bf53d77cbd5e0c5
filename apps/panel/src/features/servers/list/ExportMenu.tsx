import type { Column } from '@aloft/list/column'
import { MenuButton } from '@aloft/ui/MenuButton'
import { Download } from 'lucide-react'
import type { Table } from '@aloft/list/table'
import { download } from './download.ts'

export interface ExportMenuProps {
  table: Table
  /** As shown, in their order. */
  columns: readonly Column[]
  /** Rows of the table, in the order shown. */
  rows: ArrayLike<number>
}

/** What the list shows, as a file. */
export function ExportMenu({ table, columns, rows }: ExportMenuProps) {
  async function save(form: 'csv' | 'json') {
    const { toCsv, toJson } = await import('@aloft/list/export')
    const name = `servers-${new Date().toISOString().slice(0, 10)}.${form}`
    if (form === 'csv') download(name, 'text/csv', toCsv(table, columns, rows))
    else download(name, 'application/json', toJson(table, columns, rows))
  }
  return (
    <MenuButton
      label="Export"
      variant="quiet"
      size="small"
      sections={[
        {
          id: 'form',
          items: [
            { id: 'csv', label: 'CSV', note: 'For spreadsheets', onSelect: () => void save('csv') }, // prettier-ignore
            { id: 'json', label: 'JSON', note: 'For programs', onSelect: () => void save('json') }, // prettier-ignore
          ],
        },
      ]}
    >
      <Download size={14} aria-hidden="true" />
    </MenuButton>
  )
}
