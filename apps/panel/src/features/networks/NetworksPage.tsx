import { networkActs } from '@aloft/acts/networks/network-acts'
import { roleAllows, roleReason } from '@aloft/acts/role'
import { Button, buttonClass } from '@aloft/ui/Button'
import { EmptyState } from '@aloft/ui/EmptyState'
import { Link } from '@tanstack/react-router'
import { ResourcePage } from '../../lists/ResourcePage.tsx'
import { paths } from '../../paths.ts'
import { useSession } from '../../session/session.ts'
import { networkKind } from './network-kind.ts'

function CreateLink() {
  const { roles } = useSession()
  const { role, title } = networkActs.create
  return roleAllows(role, roles) ? (
    <Link to={paths.createNetwork()} className={buttonClass('primary')}>
      {title}
    </Link>
  ) : (
    <Button variant="primary" disabledReason={roleReason(role, roles)}>
      {title}
    </Button>
  )
}

/** Every network that the project may use, in every region. */
export function NetworksPage() {
  return (
    <ResourcePage
      kind={networkKind}
      path={paths.networks()}
      create={
        <>
          <Link to={paths.topology()} className={buttonClass('default')}>
            See as a picture
          </Link>
          <CreateLink />
        </>
      }
      empty={
        <EmptyState title="No network yet" actions={<CreateLink />}>
          <p>
            Servers on one network reach each other. A router joins it to others and to the
            outside.
          </p>
        </EmptyState>
      }
    />
  )
}
