import type { ActHead } from '@aloft/acts/act'
import { loadAct, type AnyAct } from '@aloft/acts/registry'
import { roleAllows, roleReason } from '@aloft/acts/role'
import { Banner } from '@aloft/ui/Banner'
import { Breadcrumbs, PageBody, PageHeader } from '@aloft/ui/Page'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, type ReactNode } from 'react'
import { useSession } from '../session/session.ts'
import { usePageTitle } from '../shell/page-title.ts'
import { countShown } from './carry-out.ts'
import { QueryStates } from './QueryStates.tsx'

interface CreateFrameProps {
  /** The act that makes it. */
  head: Pick<ActHead, 'id' | 'title' | 'role'>
  /** The list of its kind: name and path. */
  list: { readonly title: string; readonly path: string }
  children: (act: AnyAct) => ReactNode
}

/** A page that asks for one new thing: its place, why somebody may not, and the form once it is loaded. */
export function CreateFrame({ head, list, children }: CreateFrameProps) {
  const { id, title, role } = head
  usePageTitle(title, list.title)
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
  useEffect(() => countShown(id), [id])
  return (
    <>
      <PageHeader
        title={title}
        breadcrumbs={
          <Breadcrumbs>
            {[
              <Link key="list" to={list.path}>
                {list.title}
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
          {children}
        </QueryStates>
      </PageBody>
    </>
  )
}
