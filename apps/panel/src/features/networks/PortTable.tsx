import { networkStatusWords, shownNetworkStatus } from '@aloft/openstack/network-status'
import { portUse, portUseWords, type Port } from '@aloft/openstack/port'
import { CopyText } from '@aloft/ui/CopyButton'
import { Status } from '@aloft/ui/Status'
import { Link } from '@tanstack/react-router'
import { Ellipsis } from 'lucide-react'
import { ActMenu } from '../../acts/ActMenu.tsx'
import styles from '../../details/Detail.module.css'
import { paths } from '../../paths.ts'
import { portKind } from './port-kind.ts'
import type { RegionNetworks } from './surroundings.ts'

/** Ports as a plain table: who has which address. */
export function PortTable({
  label,
  ports,
  around,
}: {
  label: string
  ports: readonly Port[]
  around: RegionNetworks
}) {
  if (ports.length === 0) return <p className={styles.none}>None.</p>
  return (
    <div className={styles.scroll}>
      <table className={styles.addresses} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Status</th>
            <th scope="col">Addresses</th>
            <th scope="col">Used by</th>
            <th scope="col">Acts</th>
            <th scope="col">MAC</th>
          </tr>
        </thead>
        <tbody>
          {ports.map((port) => {
            const { tone, label: status } = networkStatusWords(shownNetworkStatus(port))
            return (
              <tr key={port.id}>
                <td>{port.name}</td>
                <td>
                  <Status tone={tone}>{status}</Status>
                </td>
                <td>
                  {port.fixedIps.map(({ address }) => (
                    <CopyText key={address} text={address} />
                  ))}
                </td>
                <td>
                  <Holder port={port} around={around} />
                </td>
                <td>
                  <ActMenu
                    groups={portKind.acts}
                    subjects={[port]}
                    label={`Acts of ${port.name}`}
                    variant="quiet"
                    size="small"
                  >
                    <Ellipsis size={14} aria-hidden="true" />
                  </ActMenu>
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

function Holder({ port, around }: { port: Port; around: RegionNetworks }) {
  const use = portUse(port)
  const id = port.deviceId ?? ''
  const nameIn = (things: readonly { id: string; name: string }[]) =>
    things.find((each) => each.id === id)?.name
  if (use === 'server')
    return <Link to={paths.server(port.region, id)}>{nameIn(around.servers) ?? id}</Link>
  const router = nameIn(around.routers)
  if (router !== undefined) return <Link to={paths.router(port.region, id)}>{router}</Link>
  return portUseWords[use]
}
