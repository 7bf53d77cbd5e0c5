import { EmptyState } from '@aloft/ui/EmptyState'
import { ResourcePage } from '../../lists/ResourcePage.tsx'
import { paths } from '../../paths.ts'
import { backupKind } from './copy-kinds.ts'

/** Every backup of a volume, in every region. */
export function BackupsPage() {
  return (
    <ResourcePage
      kind={backupKind}
      path={paths.backups()}
      empty={
        <EmptyState title="No backup yet">
          <p>
            A backup is a copy of a volume that lies elsewhere: it is still there when the
            volume, or the storage that it was on, is gone. Make one on the page of a
            volume.
          </p>
        </EmptyState>
      }
    />
  )
}
