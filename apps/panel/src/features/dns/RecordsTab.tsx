import { zoneActs } from '@aloft/acts/dns/zone-acts'
import type { Zone } from '@aloft/openstack/dns-zone'
import { EmptyState } from '@aloft/ui/EmptyState'
import { useMemo } from 'react'
import { ActButton } from '../../acts/ActButton.tsx'
import { ResourceList } from '../../lists/ResourceList.tsx'
import { useResources } from '../../lists/resource-queries.ts'
import { paths } from '../../paths.ts'
import { recordSetKind } from './record-set-kind.ts'
import styles from './Records.module.css'

/** The records of a zone, as a list. */
export function RecordsTab({ zone }: { zone: Zone }) {
  const { region, id } = zone
  const kind = useMemo(() => recordSetKind(id), [id])
  const resources = useResources(kind)
  return (
    <div className={styles.list}>
      <ResourceList
        kind={kind}
        path={paths.zone(region, id)}
        resources={resources}
        empty={
          <EmptyState
            title="No records yet"
            actions={<ActButton head={zoneActs.addRecords} subjects={[zone]} />}
          >
            <p>The zone answers for no name yet.</p>
          </EmptyState>
        }
      />
    </div>
  )
}
