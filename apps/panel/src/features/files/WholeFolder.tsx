import type { Container } from '@aloft/openstack/container'
import { EmptyState } from '@aloft/ui/EmptyState'
import { useRouter } from '@tanstack/react-router'
import { useEffect, useMemo } from 'react'
import { ResourceList } from '../../lists/ResourceList.tsx'
import { useResources } from '../../lists/resource-queries.ts'
import { paths } from '../../paths.ts'
import { parseSearch } from '../../search-params.ts'
import styles from './Files.module.css'
import { type Asked, folderKind, mostEntries, searchFor } from './folder-kind.tsx'
import { EmptyFolderButton } from './EmptyFolderButton.tsx'

interface WholeFolderProps {
  container: Container
  folder: string
  ask: (asked: Asked) => void
  /** It holds more than a list does. */
  onLarge: () => void
}

/** A folder as a list like every other: what has come is shown while the rest is on its way. */
export function WholeFolder({ container, folder, ask, onLarge }: WholeFolderProps) {
  const router = useRouter()
  const { region, name } = container
  const page = paths.container(region, name)
  const kind = useMemo(
    () =>
      folderKind({
        ...{ region, container: name, folder, ask },
        open: (entry) => {
          // Beside an object the list stays as it is; a folder has a list of its own.
          const before = entry.isFolder ? {} : parseSearch(router.latestLocation.searchStr)
          void router.navigate({
            to: page,
            search: { ...before, ...searchFor(entry, folder) },
          })
        },
      }),
    [ask, folder, name, page, region, router],
  )
  const resources = useResources(kind, region)
  const isLarge = resources.items.length > mostEntries
  useEffect(() => {
    if (isLarge) onLarge()
  }, [isLarge, onLarge])
  return (
    <div className={styles.list}>
      <ResourceList
        kind={kind}
        path={page}
        resources={resources}
        tools={
          <EmptyFolderButton
            {...{ container, folder, ask }}
            isEmpty={!resources.isLoading && resources.items.length === 0}
          />
        }
        empty={
          <EmptyState title="Nothing in here yet">
            <p>Drop files or whole folders here.</p>
          </EmptyState>
        }
      />
    </div>
  )
}
