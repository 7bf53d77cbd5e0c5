import { containerActs } from '@aloft/acts/files/container-acts'
import { mayAct } from '@aloft/acts/role'
import type { Container } from '@aloft/openstack/container'
import { Button } from '@aloft/ui/Button'
import { useSession } from '../../session/session.ts'
import type { Asked } from './folder-kind.tsx'

/** Deletes all that lies in the folder; of the whole container, all of it. */
export function EmptyFolderButton({
  container,
  folder,
  isEmpty,
  ask,
}: {
  container: Container
  folder: string
  isEmpty: boolean
  ask: (asked: Asked) => void
}) {
  const { roles } = useSession()
  const may = mayAct(containerActs.deleteObjects, container, { roles })
  // A folder without anything in it may have a mark of its own, which is deleted.
  const nothing = isEmpty && folder === '' ? 'There is nothing in it.' : undefined
  return (
    <Button
      size="small"
      variant="quiet"
      disabledReason={may.can ? nothing : may.reason}
      onClick={() => ask({ how: 'delete', names: [folder] })}
    >
      {folder === '' ? 'Empty container' : 'Delete folder'}
    </Button>
  )
}
