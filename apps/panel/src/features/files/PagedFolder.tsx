import { folderList } from '@aloft/list/folder'
import type { Container } from '@aloft/openstack/container'
import { folderEntry } from '@aloft/openstack/folder-entry'
import { Button } from '@aloft/ui/Button'
import { EmptyState, ErrorState } from '@aloft/ui/EmptyState'
import { Card } from '@aloft/ui/Page'
import { SkeletonRows } from '@aloft/ui/Skeleton'
import { TextField } from '@aloft/ui/TextField'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { WayButton } from '../../acts/WayButton.tsx'
import { presentError } from '../../api/present-error.ts'
import { useView } from '../../lists/view-in-url.ts'
import { paths } from '../../paths.ts'
import { useSession } from '../../session/session.ts'
import { EmptyFolderButton } from './EmptyFolderButton.tsx'
import styles from './Files.module.css'
import { nameOf } from './files-api.ts'
import { type Asked, bulkWays, mostEntries } from './folder-kind.tsx'
import { FolderRows } from './FolderRows.tsx'
import { folderQuery } from './object-queries.ts'

interface PagedFolderProps {
  container: Container
  folder: string
  ask: (asked: Asked) => void
}

const list = folderList()

/**
 * A folder of more than a list holds, page by page in the order of the names. Swift sorts and searches by
 * the beginnings of names alone; where one searches stands in the address.
 */
export function PagedFolder({ container, folder, ask }: PagedFolderProps) {
  const { roles } = useSession()
  const { region, name } = container
  const place = { region, container: name }
  const { view, change } = useView(list, paths.container(region, name))
  const search = useDeferredValue(view.q)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const query = useInfiniteQuery(folderQuery(place, folder, search))
  const rows = (query.data?.pages ?? [])
    .flatMap((page) => page.rows)
    // The folder's own mark says nothing to who is in it.
    .filter((row) => nameOf(row) !== folder)
  const entries = rows.filter((row) => chosen.has(nameOf(row))).map(folderEntry)
  const isEmpty = query.isSuccess && rows.length === 0
  const failure = query.error && presentError(query.error, 'The folder could not be read')
  const nothing = entries.length === 0 ? 'Select one first.' : undefined
  return (
    <div className={styles.paged}>
      <Card flush title={folder === '' ? 'Objects' : folder}>
        <div className={styles.toolbar}>
          <TextField
            label="Names that begin with"
            labelHidden
            placeholder="Names that begin with…"
            type="search"
            value={view.q}
            onChange={(q) => change({ ...view, q }, 'typing')}
          />
          <span className={styles.spring} />
          {entries.length > 0 && (
            <span className={styles.chosen}>
              {entries.length.toLocaleString('en')} selected
            </span>
          )}
          {bulkWays(entries, { roles }, ask).map((way) => (
            <WayButton
              key={way.id}
              way={{ ...way, disabledReason: way.disabledReason ?? nothing }}
              size="small"
            />
          ))}
          <EmptyFolderButton {...{ container, folder, ask }} isEmpty={false} />
        </div>
        <p className={styles.why}>
          There are more than {mostEntries.toLocaleString('en')} entries here, so they are
          shown by name, a page at a time: type how names begin to find some.
        </p>
        {query.isPending && <SkeletonRows rows={8} label="Loading the objects" />}
        {failure !== null && (
          <ErrorState {...failure} onRetry={() => void query.refetch()} />
        )}
        {isEmpty && (
          <EmptyState
            title={
              search === '' ? 'Nothing in here yet' : `Nothing begins with “${search}”`
            }
          />
        )}
        {rows.length > 0 && (
          <FolderRows place={place} {...{ folder, rows, chosen, setChosen }} />
        )}
        {query.hasNextPage && (
          <div className={styles.more}>
            <Button
              pending={query.isFetchingNextPage}
              onClick={() => void query.fetchNextPage()}
            >
              Show more
            </Button>
            <span>{rows.length.toLocaleString('en')} shown</span>
          </div>
        )}
      </Card>
    </div>
  )
}
