import { routerActs } from '@aloft/acts/routers/router-acts'
import { portUse } from '@aloft/openstack/port'
import type { Router } from '@aloft/openstack/router'
import { formatRoute } from '@aloft/openstack/subnet-problems'
import { CopyText } from '@aloft/ui/CopyButton'
import { Card, PageColumns, PropertyList } from '@aloft/ui/Page'
import { Time } from '@aloft/ui/Time'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ActButton } from '../../acts/ActButton.tsx'
import { QueryStates } from '../../acts/QueryStates.tsx'
import styles from '../../details/Detail.module.css'
import { paths } from '../../paths.ts'
import { surroundingsQuery, type RegionNetworks } from './surroundings.ts'

/** Interfaces, gateway and routes of a router. */
export function RouterOverview({ router }: { router: Router }) {
  const query = useQuery(surroundingsQuery(router.region))
  return (
    <PageColumns>
      <div className={styles.column}>
        <Card
          title="Interfaces"
          flush
          actions={
            <ActButton head={routerActs.addInterface} subjects={[router]} size="small" />
          }
        >
          <QueryStates query={query} failed="The interfaces could not be read" rows={3}>
            {(around) => <Interfaces router={router} around={around} />}
          </QueryStates>
        </Card>
        <Card
          title="Routes"
          actions={
            <ActButton head={routerActs.editRoutes} subjects={[router]} size="small" />
          }
        >
          <Routes router={router} />
        </Card>
      </div>
      <div className={styles.column}>
        <Gateway router={router} around={query.data} />
        <Card title="Properties">
          <PropertyList
            properties={[
              { label: 'Description', value: router.description },
              {
                label: 'Zones',
                value: router.zones.length === 0 ? undefined : router.zones.join(', '),
              },
              {
                label: 'Created',
                value: router.createdAt && <Time at={router.createdAt} />,
              },
            ]}
          />
        </Card>
      </div>
    </PageColumns>
  )
}

function Gateway({
  router,
  around,
}: {
  router: Router
  around: RegionNetworks | undefined
}) {
  const { gateway, region } = router
  const name = around?.networks.find(({ id }) => id === gateway?.networkId)?.name
  return (
    <Card
      title="Gateway"
      actions={
        <>
          <ActButton head={routerActs.setGateway} subjects={[router]} size="small" />
          {gateway !== undefined && (
            <ActButton head={routerActs.clearGateway} subjects={[router]} size="small" />
          )}
        </>
      }
    >
      {gateway === undefined ? (
        <p className={styles.none}>None: nothing behind it reaches the outside.</p>
      ) : (
        <PropertyList
          properties={[
            {
              label: 'Leads to',
              value: (
                <Link to={paths.network(region, gateway.networkId)}>
                  {name ?? gateway.networkId}
                </Link>
              ),
            },
            {
              label: 'Under',
              value: gateway.addresses.map((address) => (
                <CopyText key={address} text={address} />
              )),
            },
            {
              label: 'Servers without a floating IP',
              value:
                gateway.snat === undefined
                  ? undefined
                  : gateway.snat
                    ? 'Go out under its address'
                    : 'Do not get out',
            },
          ]}
        />
      )}
    </Card>
  )
}

function Interfaces({ router, around }: { router: Router; around: RegionNetworks }) {
  const own = around.ports.filter(
    (port) => port.deviceId === router.id && portUse(port) === 'router',
  )
  const rows = own.flatMap((port) =>
    port.fixedIps.map(({ address, subnetId }) => ({
      port,
      address,
      subnetId: subnetId ?? '',
    })),
  )
  if (rows.length === 0)
    return <p className={styles.none}>None: it joins no network to another.</p>
  return (
    <div className={styles.scroll}>
      <table className={styles.addresses} aria-label={`Interfaces of ${router.name}`}>
        <thead>
          <tr>
            <th scope="col">Network</th>
            <th scope="col">Subnet</th>
            <th scope="col">Address</th>
            <th scope="col">Acts</th>
            <th scope="col">MAC</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ port, address, subnetId }) => {
            const subnet = around.subnets.find(({ id }) => id === subnetId)
            const network = around.networks.find(({ id }) => id === port.networkId)
            return (
              <tr key={`${port.id}/${address}`}>
                <td>
                  <Link to={paths.network(router.region, port.networkId)}>
                    {network?.name ?? port.networkId}
                  </Link>
                </td>
                <td>
                  {subnet?.name ?? subnetId}{' '}
                  <span className={styles.mono}>{subnet?.cidr}</span>
                </td>
                <td>
                  <CopyText text={address} />
                </td>
                <td>
                  <ActButton
                    head={routerActs.removeInterface}
                    label="Remove"
                    subjects={[router]}
                    initial={{ subnet: subnetId }}
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

function Routes({ router }: { router: Router }) {
  if (router.routes.length === 0)
    return <p className={styles.none}>None beside the networks that it joins.</p>
  return (
    <ul className={styles.plainList} aria-label={`Routes of ${router.name}`}>
      {router.routes.map((route) => (
        <li key={formatRoute(route)} className={styles.mono}>
          {formatRoute(route)}
        </li>
      ))}
    </ul>
  )
}
