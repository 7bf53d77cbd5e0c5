import { imageActs } from '@aloft/acts/images/image-acts'
import { imageStatus } from '@aloft/openstack/image-states'
import { CopyText } from '@aloft/ui/CopyButton'
import { Status } from '@aloft/ui/Status'
import { useMemo } from 'react'
import { ResourceDetail } from '../../details/ResourceDetail.tsx'
import { paths } from '../../paths.ts'
import { useSession } from '../../session/session.ts'
import { ImageBytes } from './ImageBytes.tsx'
import { ImageOverview } from './ImageOverview.tsx'
import { ImageSharing, OfferedImage } from './ImageSharing.tsx'
import { imageKindOf } from './image-kind.ts'

/** One image: what it is, with whom it is shared, what was done to it. */
export function ImagePage() {
  const { project } = useSession()
  const kind = useMemo(() => imageKindOf(project.id), [project.id])
  return (
    <ResourceDetail
      kind={kind}
      list={paths.images()}
      href={paths.image}
      facts={({ id, status }, regionName) => (
        <>
          <Status tone={imageStatus(status).tone}>{imageStatus(status).label}</Status>
          <span>{regionName}</span>
          <CopyText text={id} />
        </>
      )}
      shownActs={() => [imageActs.edit, imageActs.delete]}
      banners={(image) => (
        <>
          <ImageBytes image={image} />
          <OfferedImage image={image} />
        </>
      )}
      tabs={[
        {
          id: 'overview',
          label: 'Overview',
          render: (image) => <ImageOverview image={image} />,
        },
        {
          id: 'sharing',
          label: 'Sharing',
          render: (image) => <ImageSharing image={image} />,
        },
      ]}
    />
  )
}
