import { serverGroupActs } from '@aloft/acts/server-groups/server-group-acts'
import { EmptyState } from '@aloft/ui/EmptyState'
import { ActButton } from '../../acts/ActButton.tsx'
import { ResourcePage } from '../../lists/ResourcePage.tsx'
import { ServerGroupQuota } from '../../acts/QuotaNotes.tsx'
import { paths } from '../../paths.ts'
import { serverGroupKind } from './server-group-kind.ts'

const create = (
  <ActButton
    head={serverGroupActs.create}
    subjects={[]}
    variant="primary"
    note={<ServerGroupQuota />}
  />
)

/** Every server group of every region. */
export function ServerGroupsPage() {
  return (
    <ResourcePage
      kind={serverGroupKind}
      path={paths.serverGroups()}
      create={create}
      empty={
        <EmptyState title="No server group yet" actions={create}>
          <p>
            A server group keeps its servers on different hosts, so that one failing host
            does not take all of them, or together on one. A server joins it when it is
            made.
          </p>
        </EmptyState>
      }
    />
  )
}
