import { zoneActs } from '@aloft/acts/dns/zone-acts'
import { dnsStatusKey, dnsStatusWords } from '@aloft/openstack/dns-status'
import type { Zone } from '@aloft/openstack/dns-zone'
import { Banner } from '@aloft/ui/Banner'
import { CopyText } from '@aloft/ui/CopyButton'
import { lazyPart } from '@aloft/ui/lazy-part'
import { Status } from '@aloft/ui/Status'
import { Badge } from '@aloft/ui/Tag'
import { ResourceDetail } from '../../details/ResourceDetail.tsx'
import { paths } from '../../paths.ts'
import { RecordsTab } from './RecordsTab.tsx'
import { zoneKind } from './zone-kind.ts'

const ZoneFileTab = lazyPart(async () => (await import('./ZoneFileTab.tsx')).ZoneFileTab)
const ZoneDetailsTab = lazyPart(
  async () => (await import('./ZoneDetailsTab.tsx')).ZoneDetailsTab,
)

/** One zone: its records, its zone file, what it is. */
export function ZonePage() {
  return (
    <ResourceDetail
      kind={zoneKind}
      list={paths.zones()}
      href={paths.zone}
      facts={(zone) => <Facts zone={zone} />}
      shownActs={() => [zoneActs.addRecords, zoneActs.edit]}
      banners={(zone) =>
        zone.status === 'ERROR' && (
          <Banner tone="bad">
            The name servers have not taken the last change. Look for records in error,
            change or delete them; the next change is tried with everything again.
          </Banner>
        )
      }
      tabs={[
        {
          id: 'records',
          label: 'Records',
          render: (zone) => <RecordsTab zone={zone} />,
        },
        { id: 'file', label: 'Zone file', render: (zone) => <ZoneFileTab zone={zone} /> },
        {
          id: 'details',
          label: 'Details',
          render: (zone) => <ZoneDetailsTab zone={zone} />,
        },
      ]}
    />
  )
}

function Facts({ zone }: { zone: Zone }) {
  const { label, tone } = dnsStatusWords(dnsStatusKey(zone))
  return (
    <>
      <span role="status" aria-label={`Status: ${label}`}>
        <Status tone={tone}>{label}</Status>
      </span>
      {zone.isSecondary && <Badge tone="off">Secondary</Badge>}
      {zone.ttlSeconds !== undefined && <span>{`TTL ${zone.ttlSeconds} s`}</span>}
      <CopyText text={zone.id} />
    </>
  )
}
