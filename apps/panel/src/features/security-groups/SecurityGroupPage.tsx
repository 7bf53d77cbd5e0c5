import { securityGroupActs } from '@aloft/acts/security/security-acts'
import { Banner } from '@aloft/ui/Banner'
import { CopyText } from '@aloft/ui/CopyButton'
import { ResourceDetail } from '../../details/ResourceDetail.tsx'
import { paths } from '../../paths.ts'
import { GroupUsers } from './GroupUsers.tsx'
import { RulesTab } from './RulesTab.tsx'
import { securityGroupKind } from './security-group-kind.ts'

/** One security group: its rules, edited in place, and who is in it. */
export function SecurityGroupPage() {
  return (
    <ResourceDetail
      kind={securityGroupKind}
      list={paths.securityGroups()}
      href={paths.securityGroup}
      facts={({ id, description }, regionName) => (
        <>
          <span>{regionName}</span>
          {description !== undefined && <span>{description}</span>}
          <CopyText text={id} />
        </>
      )}
      shownActs={() => [securityGroupActs.edit, securityGroupActs.delete]}
      banners={(group) =>
        !group.stateful && (
          <Banner tone="info">
            This group is stateless: answers need a rule of their own, in the other
            direction.
          </Banner>
        )
      }
      tabs={[
        { id: 'rules', label: 'Rules', render: (group) => <RulesTab group={group} /> },
        {
          id: 'users',
          label: 'Who is in it',
          render: (group) => <GroupUsers group={group} />,
        },
      ]}
    />
  )
}
