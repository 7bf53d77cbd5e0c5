import { usersOfGroup } from '@aloft/openstack/reachability'
import type { SecurityGroup } from '@aloft/openstack/security-group'
import { EmptyState } from '@aloft/ui/EmptyState'
import { Card } from '@aloft/ui/Page'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { portsQuery, serverNamesQuery } from '../../acts/network-queries.ts'
import { QueryStates } from '../../acts/QueryStates.tsx'
import styles from '../../details/Detail.module.css'
import { paths } from '../../paths.ts'

/** The servers whose ports the group filters. */
export function GroupUsers({ group }: { group: SecurityGroup }) {
  const { region, id } = group
  const ports = useQuery(portsQuery(region))
  const names = useQuery(serverNamesQuery(region))
  return (
    <QueryStates query={ports} failed="The ports could not be read">
      {(all) => {
        const { serverIds, otherPorts } = usersOfGroup(id, all)
        const servers = serverIds
          .map((server) => ({ id: server, name: names.data?.get(server) ?? server }))
          .toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }))
        if (servers.length + otherPorts.length === 0) {
          return (
            <EmptyState title="Nobody is in it">
              <p>
                Its rules have no effect until a server is in it. Add it on the page of a
                server, or choose it when one is made.
              </p>
            </EmptyState>
          )
        }
        return (
          <div className={styles.column}>
            {servers.length > 0 && (
              <Card
                title={`${servers.length} ${servers.length === 1 ? 'server' : 'servers'}`}
              >
                <ul className={styles.plainList}>
                  {servers.map((server) => (
                    <li key={server.id}>
                      <Link to={paths.server(region, server.id)}>{server.name}</Link>
                    </li>
                  ))}
                </ul>
              </Card>
            )}
            {otherPorts.length > 0 && (
              <Card title="Ports without a server">
                <ul className={styles.plainList}>
                  {otherPorts.map((port) => (
                    <li key={port.id} className={styles.mono}>
                      {port.name}
                    </li>
                  ))}
                </ul>
              </Card>
            )}
          </div>
        )
      }}
    </QueryStates>
  )
}
