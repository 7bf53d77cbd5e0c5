import { presentError } from '../../../api/present-error.ts'
import { FileChanged } from '../../../uploads/file-changed.ts'
import { createUploadQueue, type QueuedUpload } from '../../../uploads/upload-queue.ts'
import { forgetUpload, rememberUpload } from './remembered.ts'
import { removeSegments } from './remove-segments.ts'
import { NameTaken, uploadFile } from './upload-file.ts'

export interface Upload extends QueuedUpload, NewUpload {
  readonly replaces: boolean
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
  run: (upload, context) => uploadFile({ ...upload, ...context }),
  stateAfter(error, { name }) {
    if (error instanceof NameTaken) return { kind: 'taken' }
    const message =
      error instanceof FileChanged
        ? `${name} was changed or removed on this computer while it was uploaded. Pick it again.`
        : presentError(error, name).message
    return { kind: 'failed', message }
  },
  onBegin: ({ file, ...upload }, scope) =>
    rememberUpload(scope, {
      ...upload,
      size: file.size,
      lastModified: file.lastModified,
    }),
  onLeft: ({ id }) => forgetUpload(id),
})

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
  queue.add(added.map((upload) => ({ ...upload, id: idOf(upload), replaces: false })))
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
  if (upload !== undefined) await removeSegments(upload)
}
