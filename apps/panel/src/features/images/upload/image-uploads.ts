import type { gateway } from '@aloft/contracts/gateway'
import { isRecord, readFlag, readNumber, readText } from '@aloft/openstack/json-reader'
import { notify } from '@aloft/ui/Notices'
import { hasCode } from '../../../api/api-error.ts'
import { api } from '../../../api/api.ts'
import { presentError } from '../../../api/present-error.ts'
import { dropOwn, keepOwn, readOwn } from '../../../session/own-storage.ts'
import { FileChanged } from '../../../uploads/file-changed.ts'
import { createUploadQueue, type QueuedUpload } from '../../../uploads/upload-queue.ts'
import { UploadRefused, uploadImage } from './upload-image.ts'

const call = api<typeof gateway>('gateway')

export interface NewImageUpload {
  readonly region: string
  readonly imageId: string
  /** Of the image. */
  readonly name: string
  readonly file: File
  /** The image was made for this file: without it there shall be none. */
  readonly madeForIt: boolean
}

export interface ImageFileUpload extends QueuedUpload, NewImageUpload {
  /** The person and project that it is of. */
  readonly scope: string
  /** Of the gateway, once one is begun or was asked for. */
  readonly uploadId?: string | undefined
  /** The gateway gives it up when nothing comes for so long. */
  readonly idleSeconds?: number | undefined
  /** What else the person should know. */
  readonly note?: string | undefined
}

const queue = createUploadQueue<ImageFileUpload>({
  // Chunks of one are sent one after the other, so that a second one fills the line.
  atOnce: 2,
  run(upload, context) {
    // What is answered after it was paused or dropped changes nothing of what is shown.
    const change = (changes: Partial<ImageFileUpload>) => {
      if (!context.signal.aborted) queue.change(upload.id, changes)
    }
    return uploadImage({
      ...upload,
      ...context,
      onBeginning(uploadId) {
        change({ uploadId })
        remember(context.scope, upload, uploadId)
      },
      onBegun: ({ idleSeconds }) =>
        change({ idleSeconds, state: { kind: 'sending' }, note: undefined }),
      onLate(uploadId) {
        // Paused, it is gone on with; dropped, or with another file, nobody would.
        if (queue.find(upload.id)?.uploadId !== uploadId)
          void endOnGateway(uploadId, upload)
      },
      onFull: (note) => change({ state: { kind: 'waiting' }, note }),
      onStoring: () => change({ state: { kind: 'storing' }, sentBytes: upload.file.size }),
      onNote: (note) => change({ note }),
    })
  },
  stateAfter(error, { file, name }) {
    const message = wordsFor(error, file)
    notify({ tone: 'bad', title: `The file of ${name} was not uploaded`, body: message })
    return { kind: 'failed', message }
  },
  onLeft: ({ id, scope }) => forget(scope, id),
})

function wordsFor(error: unknown, file: File): string {
  if (error instanceof FileChanged) {
    return `${file.name} was changed or removed on this computer while it was uploaded. The image is there, without bytes: pick the file again, or abort.`
  }
  return error instanceof UploadRefused
    ? error.message
    : presentError(error, file.name).message
}

queue.onDone(({ name }) =>
  notify({ tone: 'ok', title: `The file of ${name} is uploaded: the image can be used` }),
)

export const {
  shown: shownImageUploads,
  subscribe: subscribeImageUploads,
  onDone: onImageUploaded,
  pause: pauseImageUpload,
  resume: resumeImageUpload,
  drop: dropImageUpload,
} = queue

interface Place {
  readonly region: string
  readonly imageId: string
}

export const uploadIdOf = ({ region, imageId }: Place): string =>
  `${encodeURIComponent(region)}/${encodeURIComponent(imageId)}`

/** Takes a file in; where an earlier page of this tab was uploading the same one, it goes on. */
export function addImageUpload(scope: string, added: NewImageUpload): void {
  const id = uploadIdOf(added)
  const before = cutOffUpload(scope, added)
  const isSame = before !== undefined && isFileOf(before, added.file)
  queue.add([{ ...added, id, scope, ...(isSame && { uploadId: before.uploadId }) }])
}

/** Another file for an upload whose own can not be read any more: it begins anew. */
export async function replaceFile(id: string, file: File): Promise<void> {
  await giveUp(queue.find(id)?.uploadId)
  queue.resume(id, { file, uploadId: undefined, note: undefined })
}

/** Takes it from the list, and its bytes from the gateway and the cloud. */
export async function abortImageUpload(upload: ImageFileUpload): Promise<void> {
  const uploadId = queue.find(upload.id)?.uploadId
  queue.drop(upload.id)
  await endOnGateway(uploadId, upload)
}

async function giveUp(uploadId: string | undefined): Promise<void> {
  if (uploadId === undefined) return
  await call('DELETE /image-uploads/:id', { params: { id: uploadId } }).catch(
    (error: unknown) => {
      // Nobody holds it any more.
      if (!hasCode(error, 'not_found', 'upload_lost')) throw error
    },
  )
}

/** Tells the person where that fails: the gateway holds the image until then. */
async function endOnGateway(
  uploadId: string | undefined,
  { name, file }: Pick<ImageFileUpload, 'name' | 'file'>,
): Promise<void> {
  await giveUp(uploadId).catch((error: unknown) =>
    notify({
      tone: 'warn',
      title: `The upload of ${file.name} ends by itself in some minutes`,
      body: presentError(error, name).message,
    }),
  )
}

/** An upload that this tab had begun before its page was loaded anew. */
export interface CutOffUpload {
  readonly uploadId: string
  readonly fileName: string
  readonly size: number
  readonly lastModified: number
  readonly madeForIt: boolean
}

const storageName = (id: string) => `image-upload.${id}`

function remember(scope: string, upload: ImageFileUpload, uploadId: string): void {
  const { id, file, madeForIt } = upload
  const { name: fileName, size, lastModified } = file
  keepOwn(scope, storageName(id), { uploadId, fileName, size, lastModified, madeForIt })
}

function forget(scope: string, id: string): void {
  dropOwn(scope, storageName(id))
}

/** Of this image, where there is one. */
export function cutOffUpload(scope: string, place: Place): CutOffUpload | undefined {
  const kept = readOwn(scope, storageName(uploadIdOf(place)))
  if (!isRecord(kept)) return undefined
  const uploadId = readText(kept['uploadId'])
  const fileName = readText(kept['fileName'])
  const size = readNumber(kept['size'])
  const lastModified = readNumber(kept['lastModified'])
  return uploadId === undefined ||
    fileName === undefined ||
    size === undefined ||
    lastModified === undefined
    ? undefined
    : {
        uploadId,
        fileName,
        size,
        lastModified,
        madeForIt: readFlag(kept['madeForIt']),
      }
}

/** Gives it up: nobody has its file any more. Throws `ApiError`. */
export async function discardCutOff(scope: string, place: Place): Promise<void> {
  await giveUp(cutOffUpload(scope, place)?.uploadId)
  forget(scope, uploadIdOf(place))
}

/** Whether a file is the one that was being uploaded. */
export const isFileOf = ({ size, lastModified }: CutOffUpload, file: File): boolean =>
  file.size === size && file.lastModified === lastModified
