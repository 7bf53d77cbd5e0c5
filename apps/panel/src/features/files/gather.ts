import type { FolderEntry } from '@aloft/openstack/folder-entry'
import type { StoredObject } from '@aloft/openstack/stored-object'
import { listObjects, type Place } from './files-api.ts'

/** More are not gathered: a person would not wait for what is done to each of them. */
export const mostGathered = 20_000

export interface Gathered {
  readonly objects: readonly StoredObject[]
  /** Not all of them: there are more than can be done at once. */
  readonly isMore: boolean
}

/** The objects among the entries and all that lie below the folders among them. */
export async function gather(
  place: Place,
  entries: readonly FolderEntry[],
  { signal, most = mostGathered }: { readonly signal: AbortSignal; readonly most?: number },
): Promise<Gathered> {
  const objects: StoredObject[] = entries.filter(({ isFolder }) => !isFolder)
  for (const { name } of entries.filter(({ isFolder }) => isFolder))
    for await (const page of listObjects(place, { prefix: name, signal })) {
      objects.push(...page)
      if (objects.length > most) return { objects: objects.slice(0, most), isMore: true }
    }
  return { objects, isMore: objects.length > most }
}
