import { imageActs } from '@aloft/acts/images/image-acts'
import { loadAct } from '@aloft/acts/registry'
import { roleAllows, roleReason } from '@aloft/acts/role'
import { Banner } from '@aloft/ui/Banner'
import { Breadcrumbs, PageBody, PageHeader } from '@aloft/ui/Page'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { countShown } from '../../../acts/carry-out.ts'
import { QueryStates } from '../../../acts/QueryStates.tsx'
import { paths } from '../../../paths.ts'
import { useSession } from '../../../session/session.ts'
import { usePageTitle } from '../../../shell/page-title.ts'
import { CreateImageForm } from './CreateImageForm.tsx'

const { id, role } = imageActs.create

/** One page that asks for an image: of a file that is uploaded, of an address, or the record alone. */
export function CreateImagePage() {
  usePageTitle('Create image', 'Images')
  const { roles } = useSession()
  const act = useQuery({
    queryKey: ['act', id],
    queryFn: async () => {
      const loaded = await loadAct(id)
      if (loaded === undefined) throw new Error('There is no such act.')
      return loaded
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
  useEffect(() => countShown(id), [])
  return (
    <>
      <PageHeader
        title="Create image"
        breadcrumbs={
          <Breadcrumbs>
            {[
              <Link key="images" to={paths.images()}>
                Images
              </Link>,
            ]}
          </Breadcrumbs>
        }
      />
      <PageBody>
        {!roleAllows(role, roles) && <Banner tone="warn">{roleReason(role, roles)}</Banner>}
        <QueryStates
          query={act}
          failed="This part of the panel could not be loaded"
          rows={8}
        >
          {(loaded) => <CreateImageForm act={loaded} />}
        </QueryStates>
      </PageBody>
    </>
  )
}
