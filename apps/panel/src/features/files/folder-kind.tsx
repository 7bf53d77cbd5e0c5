import { containerActs } from '@aloft/acts/files/container-acts'
import { objectActs } from '@aloft/acts/files/object-acts'
import { objectReader } from '@aloft/acts/files/object-reader'
import { roleAllows, roleReason } from '@aloft/acts/role'
import { folderCells, folderList } from '@aloft/list/folder'
import { formatFileSize } from '@aloft/list/format-size'
import { folderEntry, type FolderEntry } from '@aloft/openstack/folder-entry'
import type { Actor } from '@aloft/openstack/server-states'
import { parseListing } from '@aloft/openstack/stored-object'
import { endingGroup, type ActGroup } from '../../acts/act-group.ts'
import type { Way } from '../../acts/way.ts'
import type { RegionCloud, ResourceKind } from '../../lists/resource-kind.ts'
import { paths } from '../../paths.ts'
import { stringifySearch } from '../../search-params.ts'
import { downloadObjects, downloadProblem } from './download-objects.ts'
import { EntryIcon } from './EntryIcon.tsx'
import { listingPath, nameOf, type Place } from './files-api.ts'
import { FolderCount } from './FolderCount.tsx'

/** What is asked of a person before several things are done at once. */
export type Asked =
  | { readonly how: 'copy' | 'move' | 'rename'; readonly entries: readonly FolderEntry[] }
  /** Names of objects, of folders (with a slash at the end), or an empty one for everything. */
  | { readonly how: 'delete'; readonly names: readonly string[] }

/** A folder of more is not read whole: it is shown page by page. */
export const mostEntries = 20_000
/** Soon there, so that something is seen. */
const firstPageSize = 200
const pageSize = 1_000

/** What lies directly in a folder; ends where it is more than a list holds. */
async function* pages(
  { region, get }: RegionCloud,
  { container }: Place,
  folder: string,
): AsyncIterable<readonly FolderEntry[]> {
  let marker = ''
  for (let count = 0; count <= mostEntries;) {
    const limit = count === 0 ? firstPageSize : pageSize
    const path = listingPath(container, { prefix: folder, marker, delimiter: '/', limit })
    const rows = parseListing(await get(path), { region, container })
    count += rows.length
    const last = rows.at(-1)
    // The folder's own mark says nothing to who is in it.
    yield rows.map(folderEntry).filter(({ name }) => name !== folder)
    if (last === undefined || rows.length < limit) return
    marker = nameOf(last)
  }
}

const objectGroups: readonly ActGroup<FolderEntry>[] = [
  {
    id: 'change',
    label: 'Change',
    heads: [
      objectActs.metadata,
      objectActs.expiry,
      objectActs.rename,
      objectActs.move,
      objectActs.copy,
    ],
  },
  endingGroup(objectActs.delete),
]

/** What the list of a folder needs of its page. */
export interface FolderPlace extends Place {
  readonly folder: string
  readonly ask: (asked: Asked) => void
  readonly open: (entry: FolderEntry) => void
}

/** What lies in one folder of a container. */
export function folderKind({
  region,
  container,
  folder,
  ask,
  open,
}: FolderPlace): ResourceKind<FolderEntry> {
  const place = { region, container }
  return {
    id: 'object',
    key: `folder ${container}/${folder}`,
    title: folder === '' ? 'Objects' : folder,
    noun: { one: 'entry', many: 'entries' },
    service: 'object-store',
    read: (cloud) => pages(cloud, place, folder),
    list: folderList,
    cells: (entry) => folderCells(entry, { folder, nowMs: Date.now() }),
    grows: { name: 2, type: 1 },
    icon: (entry) => <EntryIcon entry={entry} />,
    drawn: ['size'],
    draw: (_column, { isFolder, name, bytes }) =>
      isFolder ? <FolderCount place={place} prefix={name} /> : formatFileSize(bytes),
    facetOrder: ['entry', 'family', 'sizes', 'age'],
    acts: objectGroups,
    actsOf: ({ isFolder }) => (isFolder ? [] : objectGroups),
    ways: (entry, actor) => rowWays(entry, actor, ask),
    bulkActs: [],
    bulkWays: (entries, actor) => bulkWays(entries, actor, ask),
    href: (entry) =>
      `${paths.container(region, container)}${stringifySearch(searchFor(entry, folder))}`,
    open,
    reader: {
      read: (target) => objectReader.read(target),
      parse: (answer, target) => {
        const object = objectReader.parse(answer, target)
        return object && folderEntry(object)
      },
    },
  }
}

/** The address of one: a folder is a page, an object is shown beside the folder. */
export function searchFor(
  { isFolder, name }: FolderEntry,
  folder: string,
): Record<string, string> {
  return isFolder ? { folder: name } : { ...(folder !== '' && { folder }), object: name }
}

function roleProblem({ roles }: Actor): string | undefined {
  const { role } = containerActs.deleteObjects
  return roleAllows(role, roles) ? undefined : roleReason(role, roles)
}

function downloadWay(entries: readonly FolderEntry[]): Way {
  return {
    id: 'download',
    label: entries.length > 1 ? `Download ${entries.length}` : 'Download',
    disabledReason: downloadProblem(entries),
    onSelect: () => downloadObjects(entries),
  }
}

/** Of an object the download; of a folder all that is done to what lies in it. */
function rowWays(entry: FolderEntry, actor: Actor, ask: FolderPlace['ask']): Way[] {
  if (!entry.isFolder) return [downloadWay([entry])]
  const disabledReason = roleProblem(actor)
  const way = (how: 'copy' | 'move' | 'rename', label: string): Way => ({
    id: how,
    label,
    disabledReason,
    onSelect: () => ask({ how, entries: [entry] }),
  })
  return [
    downloadWay([entry]),
    way('rename', 'Rename…'),
    way('move', 'Move to…'),
    way('copy', 'Copy to…'),
    {
      id: 'delete',
      label: 'Delete…',
      danger: true,
      disabledReason,
      onSelect: () => ask({ how: 'delete', names: [entry.name] }),
    },
  ]
}

/** Folders may be among them: what lies in them is counted and done one by one. */
export function bulkWays(
  entries: readonly FolderEntry[],
  actor: Actor,
  ask: FolderPlace['ask'],
): Way[] {
  const disabledReason = roleProblem(actor)
  return [
    downloadWay(entries),
    {
      id: 'copy',
      label: 'Copy to…',
      disabledReason,
      onSelect: () => ask({ how: 'copy', entries }),
    },
    {
      id: 'move',
      label: 'Move to…',
      disabledReason,
      onSelect: () => ask({ how: 'move', entries }),
    },
    {
      id: 'delete',
      label: 'Delete',
      danger: true,
      disabledReason,
      onSelect: () => ask({ how: 'delete', names: entries.map(({ name }) => name) }),
    },
  ]
}
