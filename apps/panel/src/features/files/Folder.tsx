import { containerActs } from '@aloft/acts/files/container-acts'
import { mayActOnSome } from '@aloft/acts/role'
import type { Container } from '@aloft/openstack/container'
import { Button } from '@aloft/ui/Button'
import { EmptyState, ErrorState } from '@aloft/ui/EmptyState'
import { Card } from '@aloft/ui/Page'
import { SkeletonRows } from '@aloft/ui/Skeleton'
import { TextField } from '@aloft/ui/TextField'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { presentError } from '../../api/present-error.ts'
import { useSession } from '../../session/session.ts'
import { DeleteDialog } from './DeleteDialog.tsx'
import styles from './Files.module.css'
import { nameOf } from './files-api.ts'
import { FolderRows } from './FolderRows.tsx'
import { folderQuery } from './object-queries.ts'
import { UploadArea } from './upload/UploadArea.tsx'

/** What lies in one folder of a container: search, choice, pages, and where files are dropped. */
export function Folder({ container, folder }: { container: Container; folder: string }) {
  const { roles } = useSession()
  const place = { region: container.region, container: container.name }
  const [search, setSearch] = useState('')
  const asked = useDeferredValue(search)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [deleting, setDeleting] = useState<readonly string[]>()
  const query = useInfiniteQuery(folderQuery(place, folder, asked))
  const rows = (query.data?.pages ?? [])
    .flatMap((page) => page.rows)
    // The folder's own mark says nothing to who is in it.
    .filter((row) => nameOf(row) !== folder)
  const { availability } = mayActOnSome(containerActs.deleteObjects, [container], { roles })
  const cannot = availability.can ? undefined : availability.reason
  const isEmpty = query.isSuccess && rows.length === 0
  const failure = query.error && presentError(query.error, 'The folder could not be read')
  return (
    <UploadArea place={place} folder={folder}>
      <Card flush title={folder === '' ? 'Objects' : folder}>
        <div className={styles.toolbar}>
          <TextField
            label="Names that begin with"
            labelHidden
            placeholder="Names that begin with…"
            type="search"
            value={search}
            onChange={setSearch}
          />
          <span className={styles.spring} />
          {chosen.size > 0 && (
            <span className={styles.chosen}>{chosen.size.toLocaleString('en')} chosen</span>
          )}
          <Button
            size="small"
            variant="danger"
            disabledReason={
              cannot ?? (chosen.size === 0 ? 'Choose what is to be deleted.' : undefined)
            }
            onClick={() => setDeleting([...chosen])}
          >
            Delete
          </Button>
          <Button
            size="small"
            disabledReason={
              cannot ?? (isEmpty && search === '' ? 'There is nothing in it.' : undefined)
            }
            onClick={() => setDeleting([folder])}
          >
            {folder === '' ? 'Empty container' : 'Delete folder'}
          </Button>
        </div>
        {query.isPending && <SkeletonRows rows={8} label="Loading the objects" />}
        {failure !== null && (
          <ErrorState {...failure} onRetry={() => void query.refetch()} />
        )}
        {isEmpty && (
          <EmptyState
            title={
              search === '' ? 'Nothing in here yet' : `Nothing begins with “${search}”`
            }
          >
            {search === '' && <p>Drop files or whole folders here.</p>}
          </EmptyState>
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
      {deleting !== undefined && (
        <DeleteDialog
          place={place}
          names={deleting}
          onClose={() => {
            setDeleting(undefined)
            setChosen(new Set())
          }}
        />
      )}
    </UploadArea>
  )
}
