import { volumeActs } from '@aloft/acts/volumes/volume-acts'
import type { Volume, VolumeAttachment } from '@aloft/openstack/volume'
import { CopyText } from '@aloft/ui/CopyButton'
import { formatDisk } from '@aloft/ui/format-bytes'
import { Card, PageColumns, PropertyList } from '@aloft/ui/Page'
import { Time } from '@aloft/ui/Time'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ActButton } from '../../acts/ActButton.tsx'
import styles from '../../details/Detail.module.css'
import { paths } from '../../paths.ts'
import { serverNameQuery } from './volume-queries.ts'

/** What the volume is, and who has it. */
export function VolumeOverview({ volume }: { volume: Volume }) {
  const metadata = Object.entries(volume.metadata)
  return (
    <PageColumns>
      <div className={styles.column}>
        <Attachments volume={volume} />
        <Properties volume={volume} />
      </div>
      <div className={styles.column}>
        <Card
          title="Description"
          actions={<ActButton head={volumeActs.edit} subjects={[volume]} size="small" />}
        >
          <p className={styles.none}>{volume.description ?? 'None.'}</p>
        </Card>
        <Card
          title="Metadata"
          actions={
            <ActButton head={volumeActs.editMetadata} subjects={[volume]} size="small" />
          }
        >
          {metadata.length === 0 ? (
            <p className={styles.none}>None.</p>
          ) : (
            <PropertyList
              properties={metadata.map(([label, value]) => ({
                label,
                value: <span className={styles.mono}>{value}</span>,
              }))}
            />
          )}
        </Card>
      </div>
    </PageColumns>
  )
}

function Properties({ volume }: { volume: Volume }) {
  const { zone, type, createdAt, updatedAt } = volume
  return (
    <Card
      title="Properties"
      actions={
        <>
          <ActButton head={volumeActs.changeType} subjects={[volume]} size="small" />
          <ActButton head={volumeActs.extend} subjects={[volume]} size="small" />
        </>
      }
    >
      <PropertyList
        properties={[
          { label: 'Size', value: formatDisk(volume.sizeGigabytes) },
          { label: 'Type', value: type },
          { label: 'Zone', value: zone },
          { label: 'Bootable', value: volume.bootable ? 'Yes' : 'No' },
          {
            label: 'Servers at once',
            value: volume.multiattach ? 'Several' : 'One',
          },
          { label: 'Encrypted', value: volume.encrypted ? 'Yes' : 'No' },
          { label: 'Made from', value: <Origin volume={volume} /> },
          { label: 'Created', value: createdAt && <Time at={createdAt} /> },
          { label: 'Changed', value: updatedAt && <Time at={updatedAt} /> },
        ]}
      />
    </Card>
  )
}

function Origin({ volume }: { volume: Volume }) {
  const { region, imageName, imageId, snapshotId, sourceVolumeId } = volume
  if (sourceVolumeId !== undefined) {
    return <Link to={paths.volume(region, sourceVolumeId)}>Another volume</Link>
  }
  if (snapshotId !== undefined) {
    return (
      <>
        Snapshot <CopyText text={snapshotId} />
      </>
    )
  }
  return <>{imageName ?? imageId ?? 'Nothing: it was blank'}</>
}

function Attachments({ volume }: { volume: Volume }) {
  const { attachments, region } = volume
  return (
    <Card title="Attached to" flush={attachments.length > 0}>
      {attachments.length === 0 ? (
        <p className={styles.none}>No server has it.</p>
      ) : (
        <div className={styles.scroll}>
          <table className={styles.addresses}>
            <thead>
              <tr>
                <th scope="col">Server</th>
                <th scope="col">Device</th>
                <th scope="col">Since</th>
              </tr>
            </thead>
            <tbody>
              {attachments.map((attachment) => (
                <AttachmentRow
                  key={attachment.serverId}
                  region={region}
                  attachment={attachment}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  )
}

function AttachmentRow({
  region,
  attachment: { serverId, device, attachedAt },
}: {
  region: string
  attachment: VolumeAttachment
}) {
  const { data: name = serverId } = useQuery(serverNameQuery(region, serverId))
  return (
    <tr>
      <td>
        <Link to={paths.server(region, serverId)}>{name}</Link>
      </td>
      <td className={styles.mono}>{device ?? '—'}</td>
      <td>{attachedAt === undefined ? '—' : <Time at={attachedAt} />}</td>
    </tr>
  )
}
