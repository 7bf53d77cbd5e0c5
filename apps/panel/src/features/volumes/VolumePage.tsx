import { mayAct } from '@aloft/acts/role'
import { volumeActs } from '@aloft/acts/volumes/volume-acts'
import type { Volume } from '@aloft/openstack/volume'
import { volumeStatus } from '@aloft/openstack/volume-status'
import { CopyText } from '@aloft/ui/CopyButton'
import { formatDisk } from '@aloft/ui/format-bytes'
import { InlineEdit } from '@aloft/ui/InlineEdit'
import { Status } from '@aloft/ui/Status'
import { useQuickAct } from '../../acts/use-quick-act.ts'
import { ResourceDetail } from '../../details/ResourceDetail.tsx'
import { paths } from '../../paths.ts'
import { useSession } from '../../session/session.ts'
import { VolumeBanners } from './VolumeBanners.tsx'
import { VolumeCopies } from './VolumeCopies.tsx'
import { volumeKind } from './volume-kind.ts'
import { VolumeOverview } from './VolumeOverview.tsx'

/** What most people come for, in this state. */
function shownActs({ status }: Volume) {
  switch (status) {
    case 'in-use':
      return [volumeActs.detach, volumeActs.snapshot, volumeActs.backUp]
    case 'available':
      return [volumeActs.attach, volumeActs.snapshot, volumeActs.backUp]
    case 'awaiting-transfer':
      return []
    default:
      return [volumeActs.delete]
  }
}

/** One volume: what it is, who has it, what was kept of it. */
export function VolumePage() {
  return (
    <ResourceDetail
      kind={volumeKind}
      list={paths.volumes()}
      href={paths.volume}
      title={(volume) => <VolumeName key={volume.id} volume={volume} />}
      facts={(volume, regionName) => (
        <>
          <span role="status" aria-label={`Status: ${volumeStatus(volume.status).label}`}>
            <Status tone={volumeStatus(volume.status).tone}>
              {volumeStatus(volume.status).label}
            </Status>
          </span>
          <span>{formatDisk(volume.sizeGigabytes)}</span>
          <span>{regionName}</span>
          <CopyText text={volume.id} />
        </>
      )}
      shownActs={shownActs}
      banners={(volume) => <VolumeBanners volume={volume} />}
      tabs={[
        {
          id: 'overview',
          label: 'Overview',
          render: (volume) => <VolumeOverview volume={volume} />,
        },
        {
          id: 'copies',
          label: 'Snapshots and backups',
          render: (volume) => <VolumeCopies volume={volume} />,
        },
      ]}
    />
  )
}

function VolumeName({ volume }: { volume: Volume }) {
  const { roles } = useSession()
  const quickAct = useQuickAct()
  const may = mayAct(volumeActs.edit, volume, { roles })
  return (
    <InlineEdit
      label="Name"
      value={volume.name}
      validate={(name) => (name === '' ? 'It needs a name.' : undefined)}
      disabledReason={may.can ? undefined : may.reason}
      onSave={(name) =>
        quickAct('volume.edit', volume, { name, description: volume.description ?? '' })
      }
    />
  )
}
