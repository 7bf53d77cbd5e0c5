import { volumeTransferActs } from '@aloft/acts/volumes/volume-acts'
import { EmptyState } from '@aloft/ui/EmptyState'
import { ActButton } from '../../acts/ActButton.tsx'
import { ResourcePage } from '../../lists/ResourcePage.tsx'
import { paths } from '../../paths.ts'
import { CreateVolumeLink } from './CreateVolumeLink.tsx'
import { volumeKind } from './volume-kind.ts'

/** The ways to a volume: a new one, or one that another project gives. */
const ways = (
  <>
    <ActButton head={volumeTransferActs.accept} subjects={[]} />
    <CreateVolumeLink />
  </>
)

/** Every volume of every region. */
export function VolumesPage() {
  return (
    <ResourcePage
      kind={volumeKind}
      path={paths.volumes()}
      create={ways}
      empty={
        <EmptyState title="No volume yet" actions={ways}>
          <p>
            A volume is a disk that outlives the servers that it is attached to. Make a
            blank one, or copy an image, a snapshot or another volume onto it.
          </p>
        </EmptyState>
      }
    />
  )
}
