import type { Subject } from '@aloft/acts/act'
import { subjectNouns } from '@aloft/acts/subject-kind'
import { Banner } from '@aloft/ui/Banner'
import { PageHeader } from '@aloft/ui/Page'
import type { ReactNode } from 'react'
import { usePageTitle } from '../shell/page-title.ts'
import styles from './ListPage.module.css'
import { ResourceList } from './ResourceList.tsx'
import type { ResourceKind } from './resource-kind.ts'
import { useResources } from './resource-queries.ts'

export interface ResourcePageProps<Item extends Subject> {
  kind: ResourceKind<Item>
  /** The address of the page. */
  path: string
  /** The way to a new one, beside the title. */
  create?: ReactNode
  /** Above the list: what is under way. */
  above?: ReactNode
  /** Shown when the project has none at all. */
  empty: ReactNode
}

/** Everything of one kind in every region: the list with its title. */
export function ResourcePage<Item extends Subject>({
  kind,
  path,
  create,
  above,
  empty,
}: ResourcePageProps<Item>) {
  usePageTitle(kind.title)
  const resources = useResources(kind)
  const { many } = subjectNouns[kind.id]
  return (
    <div className={styles.page}>
      <PageHeader
        title={kind.title}
        count={resources.answeredAtMs === undefined ? undefined : resources.items.length}
        actions={create}
      />
      {resources.regions.length === 0 && (
        <div className={styles.banner}>
          <Banner tone="info">
            No region of this cloud offers {many}: its catalog names no such service.
          </Banner>
        </div>
      )}
      {above}
      <ResourceList kind={kind} path={path} resources={resources} empty={empty} />
    </div>
  )
}
