import { networkActs } from '@aloft/acts/networks/network-acts'
import { loadAct } from '@aloft/acts/registry'
import { roleAllows, roleReason } from '@aloft/acts/role'
import { Banner } from '@aloft/ui/Banner'
import { Breadcrumbs, PageBody, PageHeader } from '@aloft/ui/Page'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { countShown } from '../../acts/carry-out.ts'
import { QueryStates } from '../../acts/QueryStates.tsx'
import { paths } from '../../paths.ts'
import { useSession } from '../../session/session.ts'
import { usePageTitle } from '../../shell/page-title.ts'
import { CreateNetworkForm } from './CreateNetworkForm.tsx'

const { id, role } = networkActs.create

/** One page that asks for a network and its first subnet. */
export function CreateNetworkPage() {
  usePageTitle('Create network', 'Networks')
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
        title="Create network"
        breadcrumbs={
          <Breadcrumbs>
            {[
              <Link key="networks" to={paths.networks()}>
                Networks
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
          {(loaded) => <CreateNetworkForm act={loaded} />}
        </QueryStates>
      </PageBody>
    </>
  )
}
