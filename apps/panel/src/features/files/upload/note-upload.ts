import type { FileUpload, FileUploadEnd } from '@aloft/contracts/file-upload'
import type { gateway } from '@aloft/contracts/gateway'
import { notify } from '@aloft/ui/Notices'
import { api } from '../../../api/api.ts'
import { presentError } from '../../../api/present-error.ts'
import { readPatiently } from '../../../uploads/send.ts'

const call = api<typeof gateway>('gateway')

/** Writes down that it begins. Gives the size of segments. Throws `ApiError`: what is not written is not done. */
export async function noteBeginning(
  upload: FileUpload,
  signal: AbortSignal,
): Promise<number> {
  const { segmentBytes } = await readPatiently(
    () => call('POST /file-uploads', { body: upload, signal }),
    signal,
  )
  return segmentBytes
}

/** Writes down what came of it; tells the person where that fails. */
export async function noteEnd(end: FileUploadEnd): Promise<void> {
  const message = end.message?.slice(0, 1000)
  const body = { ...end, ...(message !== undefined && { message }) }
  try {
    await readPatiently(
      () => call('POST /file-uploads/end', { body }),
      new AbortController().signal,
    )
  } catch (error) {
    const { object } = end.upload
    notify({
      tone: 'warn',
      title: `The activity does not tell what came of the upload of ${object}`,
      body: presentError(error, object).message,
    })
  }
}
