import { routerActs } from '@aloft/acts/routers/router-acts'
import { EmptyState } from '@aloft/ui/EmptyState'
import { ActButton } from '../../acts/ActButton.tsx'
import { ResourcePage } from '../../lists/ResourcePage.tsx'
import { paths } from '../../paths.ts'
import { NetworkQuota } from '../../acts/NetworkQuota.tsx'
import { routerKind } from './router-kind.ts'

const create = (
  <ActButton
    head={routerActs.create}
    subjects={[]}
    variant="primary"
    note={<NetworkQuota name="router" label="Routers" />}
  />
)

/** Every router of every region. */
export function RoutersPage() {
  return (
    <ResourcePage
      kind={routerKind}
      path={paths.routers()}
      create={create}
      empty={
        <EmptyState title="No router yet" actions={create}>
          <p>A router joins networks to each other and, with a gateway, to the outside.</p>
        </EmptyState>
      }
    />
  )
}
