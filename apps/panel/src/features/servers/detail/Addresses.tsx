import type { Server } from '@aloft/openstack/server'
import { CopyText } from '@aloft/ui/CopyButton'
import { Card } from '@aloft/ui/Page'
import styles from '../../../details/Detail.module.css'

/** Where the server is reached; each address is copied by a click. */
export function Addresses({ server }: { server: Server }) {
  const { addresses } = server
  return (
    <Card title="Addresses" flush={addresses.length > 0}>
      {addresses.length === 0 ? (
        <p className={styles.none}>
          {server.status === 'BUILD' ? 'Not yet: it is being built.' : 'It has none.'}
        </p>
      ) : (
        <div className={styles.scroll}>
          <table className={styles.addresses}>
            <thead>
              <tr>
                <th scope="col">Address</th>
                <th scope="col">Network</th>
                <th scope="col">Kind</th>
                <th scope="col">MAC</th>
              </tr>
            </thead>
            <tbody>
              {addresses.map(({ address, network, kind, version, mac }) => (
                <tr key={`${network} ${address}`}>
                  <td>
                    <CopyText text={address} />
                  </td>
                  <td>{network}</td>
                  <td>{kind === 'floating' ? 'Floating' : `IPv${version}`}</td>
                  <td className={styles.mono}>{mac ?? '—'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  )
}
