import { ApiError } from '../../../api/api-error.ts'
import { deleteNames } from '../delete-names.ts'
import { listObjects } from '../files-api.ts'
import { segmentContainer } from './plan.ts'
import type { RememberedUpload } from './remembered.ts'

/** Takes what of an upload arrived away again: no manifest names it. */
export async function removeSegments({
  region,
  container,
  name,
  ...upload
}: Pick<RememberedUpload, 'region' | 'container' | 'name'> &
  (
    | Pick<RememberedUpload, 'size' | 'lastModified'>
    | { readonly file: File }
  )): Promise<void> {
  const { size, lastModified } = 'file' in upload ? upload.file : upload
  const place = { region, container: segmentContainer(container) }
  const prefix = `${name}/slo/${(lastModified / 1000).toFixed(6)}/${size}/`
  try {
    for await (const page of listObjects(place, { prefix }))
      if (page.length > 0) await deleteNames(place, page)
  } catch (error) {
    // There is no such container when nothing was sent in segments.
    if (!isMissing(error)) throw error
  }
}

const isMissing = (error: unknown): boolean =>
  error instanceof ApiError && error.details.status === 404
