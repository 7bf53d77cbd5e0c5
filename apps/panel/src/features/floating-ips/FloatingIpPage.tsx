import { floatingIpActs } from '@aloft/acts/floating-ips/floating-ip-acts'
import { leadsToWords, type ListedFloatingIp } from '@aloft/list/floating-ips'
import { floatingIpStatus, floatingIpStatusWords } from '@aloft/openstack/floating-ip'
import { CopyText } from '@aloft/ui/CopyButton'
import { Card, PropertyList } from '@aloft/ui/Page'
import { Status } from '@aloft/ui/Status'
import { Time } from '@aloft/ui/Time'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { networksQuery } from '../../acts/cloud-queries.ts'
import { serverNamesQuery } from '../../acts/network-queries.ts'
import styles from '../../details/Detail.module.css'
import { ResourceDetail } from '../../details/ResourceDetail.tsx'
import { paths } from '../../paths.ts'
import { floatingIpKind } from './floating-ip-kind.ts'

/** One floating IP: where it leads, and what can be done about it. */
export function FloatingIpPage() {
  return (
    <ResourceDetail
      kind={floatingIpKind}
      list={paths.floatingIps()}
      href={paths.floatingIp}
      facts={(floatingIp, regionName) => {
        const { label, tone } = floatingIpStatusWords(floatingIpStatus(floatingIp))
        return (
          <>
            <Status tone={tone}>{label}</Status>
            <span>{regionName}</span>
            <CopyText text={floatingIp.id} />
          </>
        )
      }}
      shownActs={({ portId }) =>
        portId === undefined
          ? [floatingIpActs.associate, floatingIpActs.release]
          : [floatingIpActs.disassociate, floatingIpActs.release]
      }
      tabs={[
        {
          id: 'overview',
          label: 'Overview',
          render: (floatingIp) => <Overview floatingIp={floatingIp} />,
        },
      ]}
    />
  )
}

function Overview({ floatingIp }: { floatingIp: ListedFloatingIp }) {
  const { region, address, fixedAddress, description, networkId, createdAt } = floatingIp
  const networks = useQuery(networksQuery(region))
  const network = networks.data?.find(({ id }) => id === networkId)
  return (
    <Card title="Address">
      <PropertyList
        properties={[
          { label: 'Address', value: <CopyText text={address} /> },
          { label: 'Leads to', value: <LeadsTo floatingIp={floatingIp} /> },
          {
            label: 'Inside address',
            value: fixedAddress && <CopyText text={fixedAddress} />,
          },
          {
            label: 'From network',
            value:
              network?.name ??
              (networkId && <span className={styles.mono}>{networkId}</span>),
          },
          { label: 'Description', value: description },
          { label: 'Created', value: createdAt && <Time at={createdAt} /> },
        ]}
      />
    </Card>
  )
}

function LeadsTo({ floatingIp }: { floatingIp: ListedFloatingIp }) {
  const { region, port } = floatingIp
  const names = useQuery(serverNamesQuery(region))
  const serverId =
    port?.deviceOwner?.startsWith('compute:') === true ? port.deviceId : undefined
  if (serverId === undefined) return leadsToWords(floatingIp) ?? 'Nowhere: it is free'
  return (
    <Link to={paths.server(region, serverId)}>
      {names.data?.get(serverId) ?? leadsToWords(floatingIp)}
    </Link>
  )
}
