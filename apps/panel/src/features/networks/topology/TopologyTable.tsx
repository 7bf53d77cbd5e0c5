import { Link } from '@tanstack/react-router'
import styles from '../../../details/Detail.module.css'
import { paths } from '../../../paths.ts'
import type { NetworkNode, Topology } from './topology-model.ts'

/** The picture in words: a line for each network. */
export function TopologyTable({
  region,
  topology,
}: {
  region: string
  topology: Topology
}) {
  return (
    <div className={styles.scroll}>
      <table className={styles.addresses} aria-label="Networks and what joins them">
        <thead>
          <tr>
            <th scope="col">Network</th>
            <th scope="col">Ranges</th>
            <th scope="col">Routers</th>
            <th scope="col">State</th>
            <th scope="col">Servers</th>
          </tr>
        </thead>
        <tbody>
          {[...topology.external, ...topology.networks].map((network) => (
            <tr key={network.id}>
              <td>
                <Link to={paths.network(region, network.id)}>{network.name}</Link>
              </td>
              <td className={styles.mono}>{network.ranges.join(', ') || '—'}</td>
              <td>
                <Routers region={region} network={network} topology={topology} />
              </td>
              <td>{stateOf(network)}</td>
              <td>{network.servers.length}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function stateOf({ isUp, isExternal }: NetworkNode): string {
  if (!isUp) return 'Switched off'
  return isExternal ? 'On, leads outside' : 'On'
}

function Routers({
  region,
  network,
  topology,
}: {
  region: string
  network: NetworkNode
  topology: Topology
}) {
  const joining = topology.routers.filter(
    ({ gateway, joins }) =>
      gateway === network.id || joins.some(({ networkId }) => networkId === network.id),
  )
  if (joining.length === 0) return 'none'
  return joining.map(({ id, name }, at) => (
    <span key={id}>
      {at > 0 && ', '}
      <Link to={paths.router(region, id)}>{name}</Link>
    </span>
  ))
}
