import { EmptyState } from '@aloft/ui/EmptyState'
import { ResourcePage } from '../../lists/ResourcePage.tsx'
import { paths } from '../../paths.ts'
import { snapshotKind } from './copy-kinds.ts'

/** Every snapshot of a volume, in every region. */
export function SnapshotsPage() {
  return (
    <ResourcePage
      kind={snapshotKind}
      path={paths.snapshots()}
      empty={
        <EmptyState title="No snapshot yet">
          <p>
            A snapshot is what a volume was like at a moment. It lies on the same storage:
            quick to take and to copy, but no protection when that storage fails. Take one
            on the page of a volume.
          </p>
        </EmptyState>
      }
    />
  )
}
