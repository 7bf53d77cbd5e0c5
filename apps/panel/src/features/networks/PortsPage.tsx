import { portActs } from '@aloft/acts/ports/port-acts'
import { EmptyState } from '@aloft/ui/EmptyState'
import { ActButton } from '../../acts/ActButton.tsx'
import { ResourcePage } from '../../lists/ResourcePage.tsx'
import { paths } from '../../paths.ts'
import { portKind } from './port-kind.ts'
import { NetworkQuota } from '../../acts/NetworkQuota.tsx'

const create = (
  <ActButton
    head={portActs.create}
    subjects={[]}
    variant="primary"
    note={<NetworkQuota name="port" label="Ports" />}
  />
)

/** Every port of every region: who has which address. */
export function PortsPage() {
  return (
    <ResourcePage
      kind={portKind}
      path={paths.ports()}
      create={create}
      empty={
        <EmptyState title="No port yet" actions={create}>
          <p>
            A port is a place on a network, with an address. Servers and routers get theirs
            by themselves; make one to keep an address.
          </p>
        </EmptyState>
      }
    />
  )
}
