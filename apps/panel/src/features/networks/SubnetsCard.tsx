import { subnetActs } from '@aloft/acts/subnets/subnet-acts'
import { addressesLeft } from '@aloft/openstack/ip-availability'
import type { Network } from '@aloft/openstack/network'
import { formatRoute } from '@aloft/openstack/subnet-problems'
import type { Subnet } from '@aloft/openstack/subnet'
import { CopyText } from '@aloft/ui/CopyButton'
import { Meter } from '@aloft/ui/Meter'
import { Card } from '@aloft/ui/Page'
import { ActButton } from '../../acts/ActButton.tsx'
import details from '../../details/Detail.module.css'
import { breakageNote } from './breakage-note.tsx'
import styles from './SubnetsCard.module.css'
import type { RegionNetworks } from './surroundings.ts'

/** The ranges of a network, how full each is, and what can be done to it. */
export function SubnetsCard({
  network,
  around,
}: {
  network: Network
  around: RegionNetworks
}) {
  const subnets = around.subnets.filter(({ networkId }) => networkId === network.id)
  return (
    <Card title="Subnets">
      {subnets.length === 0 ? (
        <p className={details.none}>
          None: ports of this network get no address until it has one.
        </p>
      ) : (
        <ul className={styles.subnets}>
          {subnets.map((subnet) => (
            <li key={subnet.id}>
              <OneSubnet network={network} subnet={subnet} around={around} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function OneSubnet({
  network,
  subnet,
  around,
}: {
  network: Network
  subnet: Subnet
  around: RegionNetworks
}) {
  const { region, name, cidr, gateway, dhcp, nameServers, pools, hostRoutes } = subnet
  return (
    <article aria-label={name}>
      <div className={styles.head}>
        <h3 className={styles.name}>{name}</h3>
        <CopyText text={cidr} />
        {!network.external && (
          <span className={styles.acts}>
            <ActButton head={subnetActs.edit} subjects={[subnet]} size="small" />
            <ActButton
              head={subnetActs.delete}
              subjects={[subnet]}
              size="small"
              note={breakageNote([
                {
                  region,
                  name,
                  target: { kind: 'subnet', id: subnet.id, networkId: network.id },
                },
              ])}
            />
          </span>
        )}
      </div>
      <Availability network={network} subnet={subnet} around={around} />
      <dl className={styles.facts}>
        <Fact label="Gateway" value={gateway ?? 'none'} />
        <Fact label="DHCP" value={dhcp ? 'on' : 'off'} />
        <Fact
          label="Gives out"
          value={pools.map(({ start, end }) => `${start} – ${end}`).join(', ')}
        />
        <Fact label="Name servers" value={nameServers.join(', ')} />
        <Fact label="Routes" value={hostRoutes.map(formatRoute).join(', ')} />
        <Fact label="IPv6 addresses" value={subnet.ipv6Mode ?? ''} />
      </dl>
    </article>
  )
}

function Fact({ label, value }: { label: string; value: string }) {
  if (value === '') return null
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  )
}

/** Only who owns the network sees all of its ports, and can count them. */
function Availability({
  network,
  subnet,
  around,
}: {
  network: Network
  subnet: Subnet
  around: RegionNetworks
}) {
  const { used, total } = addressesLeft(subnet, around.ports)
  if (network.external || network.shared)
    return (
      <p className={details.none}>
        {used === 1 ? '1 address is' : `${used} addresses are`} this project’s; how many are
        left only its operators see.
      </p>
    )
  if (total > 1_000_000n)
    return (
      <p className={details.none}>
        {used === 1 ? '1 address is' : `${used} addresses are`} given out of more than a
        million.
      </p>
    )
  return <Meter label="Addresses" used={used} limit={Math.max(used, Number(total))} />
}
