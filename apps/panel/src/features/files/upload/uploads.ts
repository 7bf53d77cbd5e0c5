import type { FileUpload } from '@aloft/contracts/file-upload'
import { presentError } from '../../../api/present-error.ts'
import { newUuid } from '../../../api/random-id.ts'
import { FileChanged } from '../../../uploads/file-changed.ts'
import { createUploadQueue, type QueuedUpload } from '../../../uploads/upload-queue.ts'
import { noteBeginning, noteEnd } from './note-upload.ts'
import { forgetUpload, rememberUpload } from './remembered.ts'
import { removeSegments } from './remove-segments.ts'
import { NameTaken, uploadFile } from './upload-file.ts'

export interface Upload extends QueuedUpload, NewUpload {
  readonly replaces: boolean
  /** Of its entry in the activity. */
  readonly key: string
  readonly isNoted?: boolean | undefined
}

export interface NewUpload {
  readonly region: string
  readonly container: string
  /** With its folders. */
  readonly name: string
  readonly file: File
}

const queue = createUploadQueue<Upload>({
  // Each sends several segments at once.
  atOnce: 2,
  async run(upload, context) {
    const { id, name } = upload
    const { signal } = context
    const noted = noteOf(upload)
    const onBeginning = async () => {
      const segmentBytes = await noteBeginning(noted, signal)
      queue.change(id, { isNoted: true })
      return segmentBytes
    }
    try {
      await uploadFile({ ...upload, ...context, onBeginning })
    } catch (error) {
      // What is paused or given up ends otherwise.
      if (!signal.aborted && queue.find(id)?.isNoted === true)
        await noteEnd({ upload: noted, state: 'failed', message: wordsFor(error, name) })
      throw error
    }
    await noteEnd({ upload: noted, state: 'done' })
  },
  stateAfter: (error, { name }) =>
    error instanceof NameTaken
      ? { kind: 'taken' }
      : { kind: 'failed', message: wordsFor(error, name) },
  onBegin: ({ file, ...upload }, scope) =>
    rememberUpload(scope, {
      ...upload,
      size: file.size,
      lastModified: file.lastModified,
    }),
  onLeft: ({ id }) => forgetUpload(id),
})

function noteOf({ key, region, container, name, file }: Upload): FileUpload {
  return { key, region, container, object: name, sizeBytes: file.size }
}

function wordsFor(error: unknown, name: string): string {
  if (error instanceof NameTaken) return 'There is an object of this name already.'
  return error instanceof FileChanged
    ? `${name} was changed or removed on this computer while it was uploaded. Pick it again.`
    : presentError(error, name).message
}

export const {
  shown: shownUploads,
  subscribe: subscribeUploads,
  onDone: onUploaded,
  pause: pauseUpload,
  drop: dropUpload,
} = queue

const idOf = ({ region, container, name }: NewUpload): string =>
  [region, container, name].map(encodeURIComponent).join('/')

/** Takes files in; one that is on its way already stays as it is. */
export function addUploads(added: readonly NewUpload[]): void {
  queue.add(
    added.map((upload) => ({
      ...upload,
      id: idOf(upload),
      replaces: false,
      key: newUuid(),
    })),
  )
}

/** Goes on, or begins again after a failure. */
export function resumeUpload(id: string, replaces?: boolean): void {
  queue.resume(id, replaces === undefined ? {} : { replaces })
}

/** Leaves the object that is there and uploads under another name. */
export function renameUpload(id: string): void {
  const upload = queue.find(id)
  if (upload === undefined) return
  dropUpload(id)
  const { region, container, name, file } = upload
  addUploads([{ region, container, name: otherName(name), file }])
}

/** `photo.jpg` → `photo (2).jpg`, `photo (2).jpg` → `photo (3).jpg` */
function otherName(name: string): string {
  const [, stem = name, number, end = ''] =
    /^(.*?)(?: \((\d+)\))?(\.[^./]+)?$/.exec(name) ?? []
  return `${stem} (${Number(number ?? 1) + 1})${end}`
}

/** Takes it from the list, and its segments from Swift. Throws what failed. */
export async function cancelUpload(id: string): Promise<void> {
  const upload = queue.find(id)
  dropUpload(id)
  if (upload === undefined) return
  if (upload.isNoted === true)
    await noteEnd({ upload: noteOf(upload), state: 'failed', message: 'It was given up.' })
  await removeSegments(upload)
}
