import { loadAct } from '@aloft/acts/registry'
import { roleAllows, roleReason } from '@aloft/acts/role'
import { volumeActs } from '@aloft/acts/volumes/volume-acts'
import { Banner } from '@aloft/ui/Banner'
import { Button } from '@aloft/ui/Button'
import { Breadcrumbs, PageBody, PageHeader } from '@aloft/ui/Page'
import { SkeletonRows } from '@aloft/ui/Skeleton'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { countShown } from '../../acts/carry-out.ts'
import { paths } from '../../paths.ts'
import { useSession } from '../../session/session.ts'
import { usePageTitle } from '../../shell/page-title.ts'
import { CreateVolumeForm } from './CreateVolumeForm.tsx'

const { id, role } = volumeActs.create

/** One page that asks all that a new volume needs. */
export function CreateVolumePage() {
  usePageTitle('Create volume', 'Volumes')
  const { roles } = useSession()
  const query = useQuery({
    queryKey: ['act', id],
    queryFn: async () => (await loadAct(id)) ?? null,
    staleTime: Number.POSITIVE_INFINITY,
  })
  useEffect(() => countShown(id), [])
  return (
    <>
      <PageHeader
        title="Create volume"
        breadcrumbs={
          <Breadcrumbs>
            {[
              <Link key="volumes" to={paths.volumes()}>
                Volumes
              </Link>,
            ]}
          </Breadcrumbs>
        }
      />
      {!roleAllows(role, roles) && (
        <PageBody>
          <Banner tone="warn">{roleReason(role, roles)}</Banner>
        </PageBody>
      )}
      {query.data ? (
        <CreateVolumeForm act={query.data} />
      ) : (
        <PageBody>
          {query.error === null ? (
            <SkeletonRows rows={8} label="Loading the form" />
          ) : (
            <Banner
              tone="bad"
              action={
                <Button size="small" onClick={() => void query.refetch()}>
                  Try again
                </Button>
              }
            >
              This part of the panel could not be loaded.
            </Banner>
          )}
        </PageBody>
      )}
    </>
  )
}
