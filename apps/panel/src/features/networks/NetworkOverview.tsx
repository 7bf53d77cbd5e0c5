import type { Network } from '@aloft/openstack/network'
import { portUse, type Port } from '@aloft/openstack/port'
import { Card, PageColumns, PropertyList } from '@aloft/ui/Page'
import { Tag } from '@aloft/ui/Tag'
import { Time } from '@aloft/ui/Time'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { QueryStates } from '../../acts/QueryStates.tsx'
import styles from '../../details/Detail.module.css'
import { paths } from '../../paths.ts'
import { SubnetsCard } from './SubnetsCard.tsx'
import { surroundingsQuery, type RegionNetworks } from './surroundings.ts'
import users from './Users.module.css'

/** What a network is, its subnets, and who uses it. */
export function NetworkOverview({ network }: { network: Network }) {
  const query = useQuery(surroundingsQuery(network.region))
  return (
    <PageColumns>
      <div className={styles.column}>
        <QueryStates query={query} failed="The subnets could not be read" rows={4}>
          {(around) => <SubnetsCard network={network} around={around} />}
        </QueryStates>
        <Properties network={network} />
      </div>
      <div className={styles.column}>
        <Card title="Used by">
          <QueryStates query={query} failed="The ports could not be read" rows={4}>
            {(around) => <Users network={network} around={around} />}
          </QueryStates>
        </Card>
      </div>
    </PageColumns>
  )
}

function Properties({ network }: { network: Network }) {
  const { description, external, shared, mtu, portSecurity, zones, tags, createdAt } =
    network
  return (
    <Card title="Properties">
      <PropertyList
        properties={[
          { label: 'Description', value: description },
          {
            label: 'Leads outside',
            value: external ? 'Yes: of the cloud’s operators' : 'No',
          },
          { label: 'Used by', value: shared ? 'Every project' : 'This project only' },
          {
            label: 'New ports',
            value:
              portSecurity === undefined
                ? undefined
                : portSecurity
                  ? 'Their addresses are checked'
                  : 'Without checks of their addresses',
          },
          {
            label: 'Largest packet',
            value: mtu === undefined ? undefined : `${mtu} bytes`,
          },
          { label: 'Zones', value: zones.length === 0 ? undefined : zones.join(', ') },
          ...(tags.length === 0
            ? []
            : [{ label: 'Tags', value: tags.map((tag) => <Tag key={tag}>{tag}</Tag>) }]),
          { label: 'Created', value: createdAt && <Time at={createdAt} /> },
        ]}
      />
    </Card>
  )
}

const mostShown = 30

/** Routers first, then servers; what serves the network itself is not its user. */
function Users({ network, around }: { network: Network; around: RegionNetworks }) {
  const { region } = network
  const ports = around.ports.filter(({ networkId }) => networkId === network.id)
  const routers = holdersOf(ports, ['router', 'gateway'], around.routers)
  const servers = holdersOf(ports, ['server'], around.servers)
  const free = ports.filter((port) => portUse(port) === 'free').length
  if (routers.length + servers.length + free === 0)
    return <p className={styles.none}>Nobody: no server or router is on it.</p>
  const shown = servers.slice(0, mostShown)
  return (
    <ul className={users.list}>
      {routers.map(({ id, name, addresses }) => (
        <li key={id}>
          Router <Link to={paths.router(region, id)}>{name}</Link>{' '}
          <span className={styles.mono}>{addresses}</span>
        </li>
      ))}
      {shown.map(({ id, name, addresses }) => (
        <li key={id}>
          <Link to={paths.server(region, id)}>{name}</Link>{' '}
          <span className={styles.mono}>{addresses}</span>
        </li>
      ))}
      {servers.length > shown.length && (
        <li>
          <Link to={paths.network(region, network.id, 'ports')}>
            and {servers.length - shown.length} more servers
          </Link>
        </li>
      )}
      {free > 0 && (
        <li className={styles.none}>
          {free === 1 ? '1 port that nothing uses' : `${free} ports that nothing uses`}
        </li>
      )}
    </ul>
  )
}

function holdersOf(
  ports: readonly Port[],
  uses: readonly ReturnType<typeof portUse>[],
  known: readonly { readonly id: string; readonly name: string }[],
) {
  const held = ports.filter((port) => uses.includes(portUse(port)))
  return [...Map.groupBy(held, ({ deviceId }) => deviceId ?? '')].map(([id, own]) => ({
    id,
    name: known.find((each) => each.id === id)?.name ?? id,
    addresses: own
      .flatMap(({ fixedIps }) => fixedIps.map(({ address }) => address))
      .join(', '),
  }))
}
