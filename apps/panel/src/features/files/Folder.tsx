import type { Container } from '@aloft/openstack/container'
import { lazyPart } from '@aloft/ui/lazy-part'
import { Part } from '@aloft/ui/Part'
import { useState } from 'react'
import { DeleteDialog } from './DeleteDialog.tsx'
import type { Asked } from './folder-kind.tsx'
import { PagedFolder } from './PagedFolder.tsx'
import { UploadArea } from './upload/UploadArea.tsx'
import { WholeFolder } from './WholeFolder.tsx'

const TransferDialog = lazyPart(
  async () => (await import('./transfer/TransferDialog.tsx')).TransferDialog,
)

/**
 * What lies in one folder of a container, and where files are dropped: a list like every other, or page by
 * page where it is more than a list holds.
 */
export function Folder({ container, folder }: { container: Container; folder: string }) {
  const place = { region: container.region, container: container.name }
  const [isLarge, setLarge] = useState(false)
  const [asked, setAsked] = useState<Asked>()
  const close = () => setAsked(undefined)
  return (
    <UploadArea place={place} folder={folder}>
      {isLarge ? (
        <PagedFolder {...{ container, folder }} ask={setAsked} />
      ) : (
        <WholeFolder
          {...{ container, folder }}
          ask={setAsked}
          onLarge={() => setLarge(true)}
        />
      )}
      {asked?.how === 'delete' && (
        <DeleteDialog place={place} names={asked.names} onClose={close} />
      )}
      {asked !== undefined && asked.how !== 'delete' && (
        <Part onMissing={close}>
          <TransferDialog {...{ place, folder }} {...asked} onClose={close} />
        </Part>
      )}
    </UploadArea>
  )
}
