import type { ListColumn } from '@aloft/ui/list-props'
import type { ServerRef } from './server-list.ts'
import { lazyPart } from '@aloft/ui/lazy-part'
import { Part } from '@aloft/ui/Part'

// What acts need is loaded after the rows are seen.
const RowActs = lazyPart(async () => (await import('./RowActs.tsx')).RowActs)
const BulkActs = lazyPart(async () => (await import('../acts/BulkActs.tsx')).BulkActs)

/** The last column: a menu of what can be done to the row's server. */
export const actsColumn: ListColumn<ServerRef> = {
  id: 'acts',
  label: 'Acts',
  width: 52,
  sortable: false,
  required: true,
  pinned: 'end',
  kind: 'custom',
  render: (server, tabIndex) => (
    <Part>
      <RowActs server={server} tabIndex={tabIndex} />
    </Part>
  ),
}

export { BulkActs }
