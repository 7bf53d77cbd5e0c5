import type { Column } from '@aloft/list/column'
import { notify } from '@aloft/ui/Notices'
import { MenuButton } from '@aloft/ui/MenuButton'
import { Download } from 'lucide-react'
import type { Table } from '@aloft/list/table'
import { presentError } from '../api/present-error.ts'
import { download } from './download.ts'

export interface ExportMenuProps {
  /** What the file is named after: `servers`. */
  name: string
  /** As shown, in their order. */
  columns: readonly Column[]
  /** Everything that matches; `rows` of the table in the order shown. */
  read: () => Promise<{ readonly table: Table; readonly rows: ArrayLike<number> }>
}

/** What the list matches, as a file. */
export function ExportMenu({ name: list, columns, read }: ExportMenuProps) {
  async function write(form: 'csv' | 'json') {
    const { toCsv, toJson } = await import('@aloft/list/export')
    const { table, rows } = await read()
    const name = `${list}-${new Date().toISOString().slice(0, 10)}.${form}`
    if (form === 'csv') download(name, 'text/csv', toCsv(table, columns, rows))
    else download(name, 'application/json', toJson(table, columns, rows))
  }
  function save(form: 'csv' | 'json') {
    write(form).catch((error: unknown) => {
      const { title, message } = presentError(error, 'The list could not be exported')
      notify({ tone: 'bad', title, body: message })
    })
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
            {
              id: 'csv',
              label: 'CSV',
              note: 'For spreadsheets',
              onSelect: () => save('csv'),
            },
            {
              id: 'json',
              label: 'JSON',
              note: 'For programs',
              onSelect: () => save('json'),
            },
          ],
        },
      ]}
    >
      <Download size={14} aria-hidden="true" />
    </MenuButton>
  )
}
