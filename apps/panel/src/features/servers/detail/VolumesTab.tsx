import { roleAllows, roleReason } from '@aloft/acts/role'
import { serverVolumeActs, volumeActs } from '@aloft/acts/volumes/volume-acts'
import type { Server } from '@aloft/openstack/server'
import type { Volume } from '@aloft/openstack/volume'
import { volumeStatus } from '@aloft/openstack/volume-status'
import { Banner } from '@aloft/ui/Banner'
import { Button, TextButton } from '@aloft/ui/Button'
import { formatDisk } from '@aloft/ui/format-bytes'
import { Card } from '@aloft/ui/Page'
import { SkeletonRows } from '@aloft/ui/Skeleton'
import { Status } from '@aloft/ui/Status'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { ActButton } from '../../../acts/ActButton.tsx'
import { presentError } from '../../../api/present-error.ts'
import styles from '../../../details/Detail.module.css'
import { paths } from '../../../paths.ts'
import { useSession } from '../../../session/session.ts'
import { serverVolumesQuery } from './server-volumes-query.ts'

/** The volumes that the server has: attach another, detach one, make one for it. */
export function VolumesTab({ server }: { server: Server }) {
  const query = useQuery(serverVolumesQuery(server))
  const { data: volumes, error } = query
  return (
    <Card
      title="Volumes"
      flush={volumes !== undefined && volumes.length > 0}
      actions={
        <>
          <ActButton head={serverVolumeActs.attach} subjects={[server]} size="small" />
          <CreateForServer server={server} />
        </>
      }
    >
      {error !== null && (
        <Banner
          tone="bad"
          action={<TextButton onClick={() => void query.refetch()}>Try again</TextButton>}
        >
          The volumes could not be read: {presentError(error, '').message}
        </Banner>
      )}
      {volumes === undefined ? (
        error === null && <SkeletonRows rows={2} label="Loading the volumes" />
      ) : volumes.length === 0 ? (
        <p className={styles.none}>It has none: its own disk goes with it.</p>
      ) : (
        <div className={styles.scroll}>
          <table className={styles.addresses} aria-label="Volumes">
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">Status</th>
                <th scope="col">Size</th>
                <th scope="col">Acts</th>
                <th scope="col">Device</th>
              </tr>
            </thead>
            <tbody>
              {volumes.map((volume) => (
                <VolumeRow key={volume.id} volume={volume} server={server} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  )
}

function VolumeRow({ volume, server }: { volume: Volume; server: Server }) {
  const { tone, label } = volumeStatus(volume.status)
  const here = volume.attachments.find(({ serverId }) => serverId === server.id)
  return (
    <tr>
      <td>
        <Link to={paths.volume(volume.region, volume.id)}>{volume.name}</Link>
      </td>
      <td>
        <Status tone={tone}>{label}</Status>
      </td>
      <td>{formatDisk(volume.sizeGigabytes)}</td>
      <td>
        <ActButton
          head={volumeActs.detach}
          subjects={[volume]}
          initial={{ server: server.id }}
          size="small"
        />
      </td>
      <td className={styles.mono}>{here?.device ?? '—'}</td>
    </tr>
  )
}

/** The page that makes a volume, which then attaches it to this server. */
function CreateForServer({ server }: { server: Server }) {
  const { roles } = useSession()
  const navigate = useNavigate()
  const { role } = volumeActs.create
  return (
    <Button
      size="small"
      disabledReason={roleAllows(role, roles) ? undefined : roleReason(role, roles)}
      onClick={() =>
        void navigate({
          to: paths.createVolume(),
          search: { region: server.region, attach: server.id },
        })
      }
    >
      Create and attach
    </Button>
  )
}
