import { segmentContainer, segmentPrefix } from '@aloft/openstack/manifest'
import { ApiError } from '../../../api/api-error.ts'
import { deleteNames } from '../delete-names.ts'
import { listObjects, readManifest } from '../files-api.ts'
import { isOfOldForm, type RememberedUpload } from './remembered.ts'

export type Removal =
  | 'removed'
  /** The object that is there is made of them. */
  | 'arrived'
  /** Nobody knows whether an object is made of them: none was touched. */
  | 'left'

/**
 * Takes what of an upload arrived away again; never what an object is made of. Throws what failed.
 */
export async function removeSegments(
  upload: Pick<RememberedUpload, 'id' | 'region' | 'container' | 'name' | 'isSealed'> &
    Partial<RememberedUpload>,
): Promise<Removal> {
  const { id, region, container, name, isSealed = false } = upload
  if (isOfOldForm({ size: 0, lastModified: 0, ...upload })) return 'left'
  const into = segmentContainer(container)
  const prefix = segmentPrefix(name, id)
  const manifest = await readManifest({ region, container }, name)
  const named = new Set(
    manifest.flatMap((segment) =>
      segment.container === into && segment.name.startsWith(prefix) ? [segment.name] : [],
    ),
  )
  // It may have arrived and have another name by now, with its segments where they were.
  if (isSealed && named.size === 0) return 'left'
  const place = { region, container: into }
  try {
    for await (const page of listObjects(place, { prefix })) {
      const left = page.filter((segment) => !named.has(segment.name))
      if (left.length > 0) await deleteNames(place, left)
    }
  } catch (error) {
    // There is no such container when nothing was sent in segments.
    if (!isMissing(error)) throw error
  }
  return named.size > 0 ? 'arrived' : 'removed'
}

const isMissing = (error: unknown): boolean =>
  error instanceof ApiError && error.details.status === 404
