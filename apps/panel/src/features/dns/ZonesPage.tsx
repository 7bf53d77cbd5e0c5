import { zoneActs } from '@aloft/acts/dns/zone-acts'
import { EmptyState } from '@aloft/ui/EmptyState'
import { ActButton } from '../../acts/ActButton.tsx'
import { ResourcePage } from '../../lists/ResourcePage.tsx'
import { paths } from '../../paths.ts'
import { useSession } from '../../session/session.ts'
import { zoneKind } from './zone-kind.ts'
import { ZoneQuota } from '../../acts/QuotaNotes.tsx'

/** Every zone of the project: all regions have the same ones, so each is seen once. */
export function ZonesPage() {
  const { regions } = useSession()
  // Any region's endpoint makes it for all of them.
  const region = regions.find(({ services }) => services.includes('dns'))?.id
  const create = region !== undefined && (
    <ActButton
      head={zoneActs.create}
      subjects={[]}
      initial={{ region }}
      variant="primary"
      note={<ZoneQuota />}
    />
  )
  return (
    <ResourcePage
      kind={zoneKind}
      path={paths.zones()}
      create={create}
      empty={
        <EmptyState title="No zone yet" actions={create}>
          <p>
            A zone holds the names of a domain, such as example.com: where its web site is,
            its mail, and whatever else is found by name. Once it is here, have your
            registrar point the domain to the name servers that the zone shows.
          </p>
        </EmptyState>
      }
    />
  )
}
