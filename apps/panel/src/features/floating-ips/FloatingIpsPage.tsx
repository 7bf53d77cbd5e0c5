import { floatingIpActs } from '@aloft/acts/floating-ips/floating-ip-acts'
import { EmptyState } from '@aloft/ui/EmptyState'
import { ActButton } from '../../acts/ActButton.tsx'
import { NetworkQuota } from '../../acts/NetworkQuota.tsx'
import { ResourcePage } from '../../lists/ResourcePage.tsx'
import { paths } from '../../paths.ts'
import styles from './FloatingIps.module.css'
import { floatingIpKind } from './floating-ip-kind.ts'

const allowances = <NetworkQuota name="floatingip" label="Floating IPs" />

const button = (
  <ActButton
    head={floatingIpActs.allocate}
    subjects={[]}
    note={allowances}
    variant="primary"
  />
)

const create = (
  <div className={styles.create}>
    {allowances}
    {button}
  </div>
)

/** Every floating IP of every region, and where it leads. */
export function FloatingIpsPage() {
  return (
    <ResourcePage
      kind={floatingIpKind}
      path={paths.floatingIps()}
      create={create}
      empty={
        <EmptyState title="No floating IP yet" actions={button}>
          <p>
            A floating IP is an address of the outside world that stays yours: it leads to
            the server that you choose, and to another one when you change your mind.
          </p>
        </EmptyState>
      }
    />
  )
}
