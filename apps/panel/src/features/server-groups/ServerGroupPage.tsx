import { serverGroupActs } from '@aloft/acts/server-groups/server-group-acts'
import {
  policyLabel,
  serverGroupPolicies,
  type ServerGroup,
} from '@aloft/openstack/server-group'
import { CopyText } from '@aloft/ui/CopyButton'
import { Card, PropertyList } from '@aloft/ui/Page'
import { Link } from '@tanstack/react-router'
import styles from '../../details/Detail.module.css'
import { ResourceDetail } from '../../details/ResourceDetail.tsx'
import { paths } from '../../paths.ts'
import { serverGroupKind } from './server-group-kind.ts'

/** One server group: its rule, and who is in it. */
export function ServerGroupPage() {
  return (
    <ResourceDetail
      kind={serverGroupKind}
      list={paths.serverGroups()}
      href={paths.serverGroup}
      facts={({ id }, regionName) => (
        <>
          <span>{regionName}</span>
          <CopyText text={id} />
        </>
      )}
      shownActs={() => [serverGroupActs.delete]}
      tabs={[
        {
          id: 'overview',
          label: 'Overview',
          render: (group) => <Overview group={group} />,
        },
      ]}
    />
  )
}

function Overview({ group }: { group: ServerGroup }) {
  const { region, policy, mostPerHost, memberIds } = group
  const words = serverGroupPolicies.find(({ value }) => value === policy)
  return (
    <div className={styles.column}>
      <Card title="Rule">
        <PropertyList
          properties={[
            { label: 'Its servers run', value: policyLabel(policy) },
            { label: 'That means', value: words?.help },
            ...(mostPerHost === undefined
              ? []
              : [{ label: 'At most on one host', value: String(mostPerHost) }]),
          ]}
        />
      </Card>
      <Card title="Servers">
        {memberIds.length === 0 ? (
          <p className={styles.none}>None: a server joins a group when it is made.</p>
        ) : (
          <ul className={styles.plainList}>
            {memberIds.map((id) => (
              <li key={id} className={styles.mono}>
                <Link to={paths.server(region, id)}>{id}</Link>
              </li>
            ))}
          </ul>
        )}
      </Card>
    </div>
  )
}
