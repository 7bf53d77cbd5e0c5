import type { StoredObject } from '@aloft/openstack/stored-object'
import { objectUrl } from './files-api.ts'

type Placed = Pick<StoredObject, 'region' | 'container' | 'name'>

/** As many as a browser takes, each with a question of its own where it is set to ask. */
export const mostDownloads = 50
/** Browsers drop downloads that begin in the same moment. */
const betweenMs = 400

/** Hands one over to the browser, which asks where it goes. */
export function downloadObject({ region, container, name }: Placed): void {
  const link = document.createElement('a')
  link.href = objectUrl(region, container, name)
  link.download = name.split('/').filter(Boolean).at(-1) ?? name
  link.click()
}

/** One after the other. */
export function downloadObjects(objects: readonly Placed[]): void {
  for (const [at, object] of objects.entries())
    setTimeout(() => downloadObject(object), at * betweenMs)
}

/** Why these cannot be downloaded now; nothing where they can. */
export function downloadProblem(
  entries: readonly { readonly isFolder: boolean }[],
): string | undefined {
  if (entries.some(({ isFolder }) => isFolder))
    return 'Swift hands out objects, not folders: open the folder and select what is in it.'
  return entries.length > mostDownloads
    ? `Select at most ${mostDownloads} at a time, not ${entries.length.toLocaleString('en')}.`
    : undefined
}
