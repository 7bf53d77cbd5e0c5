import { EmptyState } from '@aloft/ui/EmptyState'
import { useMemo } from 'react'
import { ResourcePage } from '../../lists/ResourcePage.tsx'
import { paths } from '../../paths.ts'
import { useSession } from '../../session/session.ts'
import { CreateImageLink } from './CreateImageLink.tsx'
import { imageKindOf } from './image-kind.ts'
import { ImageUploads } from './upload/ImageUploads.tsx'

const create = <CreateImageLink />

/** Every image of every region: public ones, shared ones, the project's own. */
export function ImagesPage() {
  const { project } = useSession()
  const kind = useMemo(() => imageKindOf(project.id), [project.id])
  return (
    <ResourcePage
      kind={kind}
      path={paths.images()}
      create={create}
      above={<ImageUploads />}
      empty={
        <EmptyState title="No image yet" actions={create}>
          <p>
            A server is made from an image: the content of its first disk. Save one of a
            server, upload a file, or have the cloud fetch one.
          </p>
        </EmptyState>
      }
    />
  )
}
