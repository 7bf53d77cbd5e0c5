import { serverActs } from '@aloft/acts/server-acts'
import type { ServerSubject } from '@aloft/acts/server-subject'
import { ActButton } from './ActButton.tsx'
import { ActMenu } from './ActMenu.tsx'

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
