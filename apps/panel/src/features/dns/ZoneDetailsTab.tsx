import { readEach, readRecord, readText } from '@aloft/openstack/json-reader'
import type { Zone } from '@aloft/openstack/dns-zone'
import { withoutDot } from '@aloft/openstack/dns-name'
import { dnsTime } from '@aloft/list/zones'
import { CopyText } from '@aloft/ui/CopyButton'
import { Card, PageColumns, PropertyList } from '@aloft/ui/Page'
import { Time } from '@aloft/ui/Time'
import { useQuery } from '@tanstack/react-query'
import { readCloud } from '../../api/cloud.ts'
import styles from '../../details/Detail.module.css'

/** What a zone is, and the name servers that a registrar must be told. */
export function ZoneDetailsTab({ zone }: { zone: Zone }) {
  const created = dnsTime(zone.createdAt)
  const changed = dnsTime(zone.updatedAt)
  return (
    <PageColumns>
      <Card title="Properties">
        <PropertyList
          properties={[
            { label: 'E-mail', value: zone.email },
            { label: 'TTL', value: zone.ttlSeconds && `${zone.ttlSeconds} seconds` },
            { label: 'Serial', value: zone.serial },
            {
              label: 'Kind',
              value: zone.isSecondary
                ? `Secondary, of ${zone.masters.join(', ')}`
                : 'Primary',
            },
            { label: 'Description', value: zone.description },
            { label: 'Created', value: created && <Time at={created} /> },
            { label: 'Changed', value: changed && <Time at={changed} /> },
          ]}
        />
      </Card>
      <Card title="Name servers">
        <NameServers zone={zone} />
      </Card>
    </PageColumns>
  )
}

function NameServers({ zone: { region, id } }: { zone: Zone }) {
  const path = `/zones/${encodeURIComponent(id)}/nameservers`
  const { data, error } = useQuery({
    queryKey: ['cloud', 'dns', region, path],
    queryFn: async ({ signal }) => {
      const answer = await readCloud({ region, service: 'dns', path, signal })
      return readEach(answer, 'nameservers', (each) => readText(readRecord(each).hostname))
    },
  })
  if (error !== null) return <p className={styles.none}>They could not be read.</p>
  return (
    <>
      <p className={styles.none}>Your registrar must point the domain to these.</p>
      <ul className={styles.plainList}>
        {data?.map((name) => (
          <li key={name}>
            <CopyText text={withoutDot(name)} />
          </li>
        ))}
      </ul>
    </>
  )
}
