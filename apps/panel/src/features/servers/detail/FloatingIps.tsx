import { floatingIpActs } from '@aloft/acts/floating-ips/floating-ip-acts'
import { mayAct } from '@aloft/acts/role'
import type { FloatingIp } from '@aloft/openstack/floating-ip'
import { portUse } from '@aloft/openstack/port'
import type { Server } from '@aloft/openstack/server'
import { Button } from '@aloft/ui/Button'
import { CopyText } from '@aloft/ui/CopyButton'
import { Card } from '@aloft/ui/Page'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { ActButton } from '../../../acts/ActButton.tsx'
import { floatingIpsQuery, portsQuery } from '../../../acts/network-queries.ts'
import { QueryStates } from '../../../acts/QueryStates.tsx'
import styles from '../../../details/Detail.module.css'
import { paths } from '../../../paths.ts'
import { useSession } from '../../../session/session.ts'
import { LeadHere } from './LeadHere.tsx'

/** The addresses of the outside world that lead to the server; more are led to it from here. */
export function FloatingIps({ server }: { server: Server }) {
  const { region, id } = server
  const { roles, regions } = useSession()
  const floatingIps = useQuery(floatingIpsQuery(region))
  const ports = useQuery(portsQuery(region))
  const anchor = useRef<HTMLButtonElement>(null)
  const [isOpen, setIsOpen] = useState(false)
  const offersNetworks = regions.some(
    (known) => known.id === region && known.services.includes('network'),
  )
  if (!offersNetworks) return null
  const allowed = mayAct(floatingIpActs.allocate, { region, id: '', name: '' }, { roles })
  const own = (ports.data ?? []).filter(
    (port) => port.deviceId === id && portUse(port) === 'server',
  )
  const ownIds = new Set(own.map((port) => port.id))
  const isOwn = ({ port, portId }: FloatingIp) =>
    port?.deviceId === id || (portId !== undefined && ownIds.has(portId))
  const reason = !allowed.can
    ? allowed.reason
    : ports.data !== undefined && own.length === 0
      ? 'It has no address that a floating IP could lead to.'
      : undefined
  return (
    <Card
      title="Floating IPs"
      actions={
        <>
          <Button
            ref={anchor}
            size="small"
            aria-haspopup="dialog"
            aria-expanded={isOpen}
            disabledReason={reason}
            onClick={() => setIsOpen(true)}
          >
            Associate
          </Button>
          {isOpen && (
            <LeadHere server={server} anchor={anchor} onClose={() => setIsOpen(false)} />
          )}
        </>
      }
    >
      <QueryStates query={floatingIps} failed="The floating IPs could not be read" rows={1}>
        {(all) => {
          const here = all.filter(isOwn)
          if (here.length === 0) return <p className={styles.none}>None leads here.</p>
          return (
            <ul className={styles.plainList}>
              {here.map((floatingIp) => (
                <li key={floatingIp.id} className={styles.entryHead}>
                  <span className={styles.entryTitle}>
                    <CopyText text={floatingIp.address} />
                  </span>
                  <span className={styles.entryNote}>
                    to {floatingIp.fixedAddress ?? 'its address'} ·{' '}
                    <Link to={paths.floatingIp(region, floatingIp.id)}>
                      {floatingIp.description ?? 'Details'}
                    </Link>
                  </span>
                  <ActButton
                    head={floatingIpActs.disassociate}
                    subjects={[floatingIp]}
                    size="small"
                  />
                </li>
              ))}
            </ul>
          )
        }}
      </QueryStates>
    </Card>
  )
}
