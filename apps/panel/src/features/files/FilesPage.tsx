import { containerActs } from '@aloft/acts/files/container-acts'
import { EmptyState } from '@aloft/ui/EmptyState'
import { ActButton } from '../../acts/ActButton.tsx'
import { ResourcePage } from '../../lists/ResourcePage.tsx'
import { FilesQuota } from '../../acts/QuotaNotes.tsx'
import { paths } from '../../paths.ts'
import { containerKind } from './container-kind.ts'

const create = (
  <ActButton
    head={containerActs.create}
    subjects={[]}
    variant="primary"
    note={<FilesQuota />}
  />
)

/** Every container of every region. */
export function FilesPage() {
  return (
    <ResourcePage
      kind={containerKind}
      path={paths.files()}
      create={create}
      empty={
        <EmptyState title="No container yet" actions={create}>
          <p>
            A container holds files of any size: backups, pictures, a website. You choose
            who may read them.
          </p>
        </EmptyState>
      }
    />
  )
}
