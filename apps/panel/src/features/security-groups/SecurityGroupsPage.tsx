import { securityGroupActs } from '@aloft/acts/security/security-acts'
import { EmptyState } from '@aloft/ui/EmptyState'
import { ActButton } from '../../acts/ActButton.tsx'
import { NetworkQuota } from '../../acts/NetworkQuota.tsx'
import { ResourcePage } from '../../lists/ResourcePage.tsx'
import { paths } from '../../paths.ts'
import styles from './SecurityGroups.module.css'
import { securityGroupKind } from './security-group-kind.ts'

const allowances = <NetworkQuota name="security_group" label="Security groups" />

const button = (
  <ActButton
    head={securityGroupActs.create}
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

/** Every security group of every region. */
export function SecurityGroupsPage() {
  return (
    <ResourcePage
      kind={securityGroupKind}
      path={paths.securityGroups()}
      create={create}
      empty={
        <EmptyState title="No security group yet" actions={button}>
          <p>
            A security group says what reaches the servers that are in it: which ports are
            open, and to whom. What no rule lets in stays out.
          </p>
        </EmptyState>
      }
    />
  )
}
