import { serverActs } from '@aloft/acts/server-acts'
import type { ServerSubject } from '@aloft/acts/server-subject'
import { serverActGroups } from './act-groups.ts'
import { ActButton } from '../../../acts/ActButton.tsx'
import { ActMenu } from '../../../acts/ActMenu.tsx'

const shown = [serverActs.reboot, serverActs.stop, serverActs.delete]

/** Acts on the chosen rows of the list. */
export function BulkActs({
  subjects,
  onDone,
}: {
  subjects: readonly ServerSubject[]
  onDone?: (() => void) | undefined
}) {
  return (
    <>
      {shown.map((head) => (
        <ActButton
          key={head.id}
          head={head}
          subjects={subjects}
          size="small"
          onDone={onDone}
        />
      ))}
      <ActMenu
        groups={serverActGroups}
        subjects={subjects}
        label="More acts"
        size="small"
        without={shown}
        onDone={onDone}
      >
        More…
      </ActMenu>
    </>
  )
}
