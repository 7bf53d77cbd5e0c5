import { portActs } from '@aloft/acts/ports/port-acts'
import { serverActs } from '@aloft/acts/server-acts'
import { parseNetworks } from '@aloft/openstack/network'
import { networkStatusWords, shownNetworkStatus } from '@aloft/openstack/network-status'
import { parsePorts } from '@aloft/openstack/port'
import type { Server } from '@aloft/openstack/server'
import { CopyText } from '@aloft/ui/CopyButton'
import { Card } from '@aloft/ui/Page'
import { Status } from '@aloft/ui/Status'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ActButton } from '../../../acts/ActButton.tsx'
import { readNetworkList } from '../../../acts/network-pages.ts'
import { QueryStates } from '../../../acts/QueryStates.tsx'
import { onTouched, wasTouched } from '../../../acts/touched.ts'
import styles from '../../../details/Detail.module.css'
import { paths } from '../../../paths.ts'

const restMs = 15_000
const busyMs = 1500
const afterActMs = 12_000

onTouched((client, kinds) => {
  if (kinds.has('server') || kinds.has('port'))
    void client.invalidateQueries({ queryKey: ['server-ports'] })
})

const portsQuery = ({ region, id }: Server) =>
  queryOptions({
    queryKey: ['server-ports', region, id],
    queryFn: async ({ signal }) => {
      const own = `/ports?device_id=${encodeURIComponent(id)}`
      const [ports, networks] = await Promise.all([
        readNetworkList(region, own, 'ports', signal, (answer) =>
          parsePorts(answer, region),
        ),
        readNetworkList(
          region,
          '/networks?fields=id&fields=name',
          'networks',
          signal,
          (answer) => parseNetworks(answer, region),
        ),
      ])
      const named = new Map(networks.map((network) => [network.id, network.name]))
      return ports.map((port) => ({
        ...port,
        networkName: named.get(port.networkId) ?? port.networkId,
      }))
    },
    refetchInterval: () =>
      wasTouched('port', afterActMs) || wasTouched('server', afterActMs) ? busyMs : restMs,
  })

/** The interfaces of a server: on which network, under which address. */
export function NetworkTab({ server }: { server: Server }) {
  const query = useQuery(portsQuery(server))
  return (
    <Card
      title="Interfaces"
      flush
      actions={
        <ActButton head={serverActs.attachNetwork} subjects={[server]} size="small" />
      }
    >
      <QueryStates query={query} failed="The interfaces could not be read" rows={3}>
        {(ports) =>
          ports.length === 0 ? (
            <p className={styles.none}>None: it is on no network.</p>
          ) : (
            <div className={styles.scroll}>
              <table
                className={styles.addresses}
                aria-label={`Interfaces of ${server.name}`}
              >
                <thead>
                  <tr>
                    <th scope="col">Network</th>
                    <th scope="col">Addresses</th>
                    <th scope="col">Status</th>
                    <th scope="col">Acts</th>
                    <th scope="col">MAC</th>
                  </tr>
                </thead>
                <tbody>
                  {ports.map((port) => {
                    const { tone, label } = networkStatusWords(shownNetworkStatus(port))
                    return (
                      <tr key={port.id}>
                        <td>
                          <Link to={paths.network(port.region, port.networkId)}>
                            {port.networkName}
                          </Link>
                        </td>
                        <td>
                          {port.fixedIps.map(({ address }) => (
                            <CopyText key={address} text={address} />
                          ))}
                        </td>
                        <td>
                          <Status tone={tone}>{label}</Status>
                        </td>
                        <td>
                          <ActButton
                            head={portActs.detach}
                            subjects={[port]}
                            size="small"
                          />
                        </td>
                        <td className={styles.mono}>{port.mac ?? '—'}</td>
                      </tr>
                    )
                  })}
                </tbody>
              </table>
            </div>
          )
        }
      </QueryStates>
    </Card>
  )
}
