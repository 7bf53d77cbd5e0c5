import { Ellipsis } from 'lucide-react'
import { serverActGroups } from '../acts/act-groups.ts'
import { ActMenu } from '../../../acts/ActMenu.tsx'
import { refName, subjectOf } from './server-list.ts'
import type { ServerRef } from './server-list.ts'

/** One for all rows: what is the same object is not drawn anew. */
const icon = <Ellipsis size={14} aria-hidden="true" />

/** The acts of one row. */
export function RowActs({ server, tabIndex }: { server: ServerRef; tabIndex: number }) {
  return (
    <ActMenu
      groups={serverActGroups}
      subjects={[subjectOf(server)]}
      label={`Acts of ${refName(server)}`}
      variant="quiet"
      size="small"
      tabIndex={tabIndex}
    >
      {icon}
    </ActMenu>
  )
}
