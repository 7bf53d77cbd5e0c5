import { serverActs } from '@aloft/acts/server-acts'
import type { Server } from '@aloft/openstack/server'
import { useState } from 'react'
import { ActButton } from '../../../acts/ActButton.tsx'
import { ActMenu } from '../../../acts/ActMenu.tsx'
import { serverActGroups } from '../acts/act-groups.ts'
import type { ServerHead } from '../acts/server-head.ts'

/** The two or three that are meant most often in this state; all others stand in the menu. */
function shownActs(server: Server): readonly ServerHead[] {
  switch (server.status) {
    case 'VERIFY_RESIZE':
      return [serverActs.revertResize, serverActs.confirmResize]
    case 'SHUTOFF':
      return [serverActs.start, serverActs.resize]
    case 'PAUSED':
      return [serverActs.unpause]
    case 'SUSPENDED':
      return [serverActs.resume]
    case 'RESCUE':
      return [serverActs.unrescue]
    case 'SHELVED':
    case 'SHELVED_OFFLOADED':
      return [serverActs.unshelve]
    case 'ERROR':
      return server.neverLaunched ? [] : [serverActs.reboot, serverActs.rebuild]
    default:
      return [serverActs.reboot, serverActs.stop, serverActs.resize]
  }
}

export function ServerActs({
  server,
  isEnding,
  onDone,
}: {
  server: Server
  /** The word that a resize waits for was given. */
  isEnding: boolean
  onDone: (head: ServerHead) => void
}) {
  const [open, setOpen] = useState<ServerHead>()
  const fitting = [...(isEnding ? [] : shownActs(server)), serverActs.delete]
  // What an open popover says of a failure, or shows once, outlives the state that offered it.
  const shown = open === undefined || fitting.includes(open) ? fitting : [open, ...fitting]
  return (
    <>
      {shown.map((head) => (
        <ActButton
          key={head.id}
          head={head}
          subjects={[server]}
          variant={head === serverActs.confirmResize ? 'primary' : 'default'}
          onOpenChange={(isOpen) => setOpen(isOpen ? head : undefined)}
          onDone={() => onDone(head)}
        />
      ))}
      <ActMenu
        groups={serverActGroups}
        subjects={[server]}
        label={`More acts on ${server.name}`}
        without={shown}
        onDone={onDone}
      >
        More…
      </ActMenu>
    </>
  )
}
