import { imageActs } from '@aloft/acts/images/image-acts'
import { EmptyState } from '@aloft/ui/EmptyState'
import { useMemo } from 'react'
import { ActButton } from '../../acts/ActButton.tsx'
import { ResourcePage } from '../../lists/ResourcePage.tsx'
import { paths } from '../../paths.ts'
import { useSession } from '../../session/session.ts'
import { imageKindOf } from './image-kind.ts'

const create = <ActButton head={imageActs.create} subjects={[]} variant="primary" />

/** Every image of every region: public ones, shared ones, the project's own. */
export function ImagesPage() {
  const { project } = useSession()
  const kind = useMemo(() => imageKindOf(project.id), [project.id])
  return (
    <ResourcePage
      kind={kind}
      path={paths.images()}
      create={create}
      empty={
        <EmptyState title="No image yet" actions={create}>
          <p>
            A server is made from an image: the content of its first disk. Save one of a
            server, or create one and have the cloud fetch its file.
          </p>
        </EmptyState>
      }
    />
  )
}
