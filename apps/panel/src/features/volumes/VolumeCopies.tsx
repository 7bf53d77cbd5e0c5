import type { Subject } from '@aloft/acts/act'
import { volumeActs } from '@aloft/acts/volumes/volume-acts'
import type { Volume } from '@aloft/openstack/volume'
import { volumeStatus } from '@aloft/openstack/volume-status'
import { Banner } from '@aloft/ui/Banner'
import { formatDisk } from '@aloft/ui/format-bytes'
import { Card } from '@aloft/ui/Page'
import { SkeletonRows } from '@aloft/ui/Skeleton'
import { Status } from '@aloft/ui/Status'
import { Time } from '@aloft/ui/Time'
import { Ellipsis } from 'lucide-react'
import type { ReactNode } from 'react'
import { ActButton } from '../../acts/ActButton.tsx'
import { ActMenu } from '../../acts/ActMenu.tsx'
import styles from '../../details/Detail.module.css'
import type { ResourceKind } from '../../lists/resource-kind.ts'
import { useResources } from '../../lists/resource-queries.ts'
import { backupKind, snapshotKind } from './copy-kinds.ts'
import { copyNote } from './copy-note.tsx'

const icon = <Ellipsis size={14} aria-hidden="true" />

/** What was kept of the volume: snapshots beside it, backups elsewhere. */
export function VolumeCopies({ volume }: { volume: Volume }) {
  return (
    <div className={styles.column}>
      <Copies
        title="Snapshots"
        kind={snapshotKind}
        volume={volume}
        none="None was taken."
        action={
          <ActButton
            head={volumeActs.snapshot}
            subjects={[volume]}
            size="small"
            note={copyNote(volumeActs.snapshot.id, [volume])}
          />
        }
        held={() => 'The whole volume'}
      />
      <Copies
        title="Backups"
        kind={backupKind}
        volume={volume}
        none="None was made."
        action={
          <ActButton
            head={volumeActs.backUp}
            subjects={[volume]}
            size="small"
            note={copyNote(volumeActs.backUp.id, [volume])}
          />
        }
        held={({ incremental }) =>
          incremental ? 'Only the changes since the one before' : 'The whole volume'
        }
      />
    </div>
  )
}

interface Copy extends Subject {
  readonly volumeId: string
  readonly status: string
  readonly sizeGigabytes: number
  readonly createdAt?: string
}

function Copies<Item extends Copy>({
  title,
  kind,
  volume,
  none,
  action,
  held,
}: {
  title: string
  kind: ResourceKind<Item>
  volume: Volume
  none: string
  action: ReactNode
  held: (item: Item) => string
}) {
  const { items, error, isLoading } = useResources(kind, volume.region)
  const own = items
    .filter(({ volumeId }) => volumeId === volume.id)
    .toSorted((a, b) => (b.createdAt ?? '').localeCompare(a.createdAt ?? ''))
  return (
    <Card title={title} actions={action} flush={own.length > 0}>
      {error !== undefined && (
        <Banner tone="bad">They could not be read: {error.message}</Banner>
      )}
      {isLoading ? (
        <SkeletonRows rows={2} />
      ) : own.length === 0 ? (
        <p className={styles.none}>{none}</p>
      ) : (
        <div className={styles.scroll}>
          <table className={styles.addresses} aria-label={title}>
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">Status</th>
                <th scope="col">Size</th>
                <th scope="col">Created</th>
                <th scope="col">Acts</th>
                <th scope="col">Holds</th>
              </tr>
            </thead>
            <tbody>
              {own.map((item) => (
                <tr key={item.id}>
                  <td>{item.name}</td>
                  <td>
                    <Status tone={volumeStatus(item.status).tone}>
                      {volumeStatus(item.status).label}
                    </Status>
                  </td>
                  <td>{formatDisk(item.sizeGigabytes)}</td>
                  <td>{item.createdAt && <Time at={item.createdAt} />}</td>
                  <td>
                    <ActMenu
                      groups={kind.acts}
                      subjects={[item]}
                      label={`Acts of ${item.name}`}
                      variant="quiet"
                      size="small"
                    >
                      {icon}
                    </ActMenu>
                  </td>
                  <td>{held(item)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  )
}
