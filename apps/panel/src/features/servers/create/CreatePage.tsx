import { roleAllows, roleReason } from '@aloft/acts/role'
import { createServerHead } from '@aloft/acts/making-acts'
import { loadAct } from '@aloft/acts/registry'
import { Banner } from '@aloft/ui/Banner'
import { Button } from '@aloft/ui/Button'
import { Breadcrumbs, PageBody, PageHeader } from '@aloft/ui/Page'
import { SkeletonRows } from '@aloft/ui/Skeleton'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { paths } from '../../../paths.ts'
import { useSession } from '../../../session/session.ts'
import { usePageTitle } from '../../../shell/page-title.ts'
import { countShown } from '../../../acts/carry-out.ts'
import { CreateForm } from './CreateForm.tsx'

/** One page that asks all that a new server needs. */
export function CreatePage() {
  usePageTitle('Create server', 'Servers')
  const { roles } = useSession()
  // A form of its own each: pickers and editors keep what is half typed.
  const [round, setRound] = useState(0)
  const {
    data: act,
    error,
    refetch,
  } = useQuery({
    queryKey: ['act', createServerHead.id],
    queryFn: async () => (await loadAct(createServerHead.id)) ?? null,
    staleTime: Number.POSITIVE_INFINITY,
  })
  useEffect(() => countShown(createServerHead.id), [])
  return (
    <>
      <PageHeader
        title="Create server"
        breadcrumbs={
          <Breadcrumbs>
            {[
              <Link key="servers" to={paths.servers()}>
                Servers
              </Link>,
            ]}
          </Breadcrumbs>
        }
      />
      {!roleAllows(createServerHead.role, roles) && (
        <PageBody>
          <Banner tone="warn">{roleReason(createServerHead.role, roles)}</Banner>
        </PageBody>
      )}
      {act ? (
        <CreateForm
          key={round}
          act={act}
          isAnew={round > 0}
          onStartAnew={() => setRound(round + 1)}
        />
      ) : (
        <PageBody>
          {error === null ? (
            <SkeletonRows rows={8} label="Loading the form" />
          ) : (
            <Banner
              tone="bad"
              action={
                <Button size="small" onClick={() => void refetch()}>
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
