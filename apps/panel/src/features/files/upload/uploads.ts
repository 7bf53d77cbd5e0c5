import type { FileUpload } from '@aloft/contracts/file-upload'
import { presentError } from '../../../api/present-error.ts'
import { newUuid } from '../../../api/random-id.ts'
import { FileChanged } from '../../../uploads/file-changed.ts'
import {
  createUploadQueue,
  type QueuedUpload,
  type UploadContext,
} from '../../../uploads/upload-queue.ts'
import { shownScope } from '../../../session/shown-scope.ts'
import { aliveElsewhere, holdOnly, holdUpload } from './alive.ts'
import { noteBeginning, noteEnd } from './note-upload.ts'
import {
  forgetUpload,
  isOfOldForm,
  type RememberedUpload,
  rememberedUploads,
  rememberUpload,
} from './remembered.ts'
import { type Removal, removeSegments } from './remove-segments.ts'
import { NameTaken, uploadFile } from './upload-file.ts'

export interface Upload extends QueuedUpload, NewUpload {
  readonly replaces: boolean
  /** Of its entry in the activity, and in the names of its segments. */
  readonly key: string
  readonly isNoted?: boolean | undefined
  /** Something of it was sent, here or in a tab that was closed. */
  readonly isBegun: boolean
  /** Its manifest was sent: it may have arrived. */
  readonly isSealed: boolean
}

export interface NewUpload {
  readonly region: string
  readonly container: string
  /** With its folders. */
  readonly name: string
  readonly file: File
}

/** By id: whether what is under way has arrived in the end. */
const running = new Map<string, Promise<boolean>>()

const queue = createUploadQueue<Upload>({
  // Each sends several segments at once.
  atOnce: 2,
  async run(upload, context) {
    const { id } = upload
    const run = runOne(upload, context)
    const end = run.then(
      () => true,
      () => false,
    )
    running.set(id, end)
    void end.finally(() => running.get(id) === end && running.delete(id))
    await run
  },
  stateAfter: (error, { name }) =>
    error instanceof NameTaken
      ? { kind: 'taken' }
      : { kind: 'failed', message: wordsFor(error, name) },
})

async function runOne(upload: Upload, context: UploadContext): Promise<void> {
  const { id, key, name } = upload
  const { scope, signal } = context
  const noted = noteOf(upload)
  const onBeginning = async () => {
    // Before anything of it lies in Swift, and not before the name is known to be free.
    queue.change(id, { isBegun: true })
    await holdUpload(key)
    await rememberUpload(scope, entryOf(upload))
    const segmentBytes = await noteBeginning(noted, signal)
    queue.change(id, { isNoted: true })
    return segmentBytes
  }
  const onSealed = async (isSealed: boolean) => {
    queue.change(id, { isSealed })
    if (isSealed) sealed.add(key)
    else sealed.delete(key)
    await rememberUpload(scope, entryOf({ ...upload, isSealed }))
  }
  try {
    await uploadFile({ ...upload, ...context, uploadId: key, onBeginning, onSealed })
  } catch (error) {
    // What is paused or given up ends otherwise.
    if (!signal.aborted && queue.find(id)?.isNoted === true)
      await noteEnd({ upload: noted, state: 'failed', message: wordsFor(error, name) })
    throw error
  }
  sealed.delete(key)
  await forgetUpload(key)
  // The manifest is waited for whatever project is shown by now.
  if (shownScope() === scope) await noteEnd({ upload: noted, state: 'done' })
}

/** Keys of uploads whose manifest was sent, also of those that are no longer in the list. */
const sealed = new Set<string>()

// What is paused or has failed here is no other tab's to go on with.
queue.subscribe(() =>
  holdOnly(
    new Set(
      queue
        .shown()
        .filter(({ isBegun, state }) => isBegun && state.kind !== 'done')
        .map(({ key }) => key),
    ),
  ),
)

const entryOf = ({ key, file, isSealed, ...place }: Upload): RememberedUpload => ({
  id: key,
  region: place.region,
  container: place.container,
  name: place.name,
  size: file.size,
  lastModified: file.lastModified,
  isSealed,
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

const idOf = ({ region, container, name }: Omit<NewUpload, 'file'>): string =>
  [region, container, name].map(encodeURIComponent).join('/')

/** Takes files in; one that is on its way already stays as it is, one that was left goes on. */
export async function addUploads(added: readonly NewUpload[]): Promise<void> {
  const scope = shownScope() ?? ''
  const [all, alive] = await Promise.all([rememberedUploads(scope), aliveElsewhere()])
  const left = all.filter((upload) => !alive.has(upload.id) && !isOfOldForm(upload))
  if (shownScope() !== scope) return
  queue.add(
    added.map((upload) => {
      const before = left.find(({ region, container, name, size, lastModified }) => {
        const { file } = upload
        const isPlace = idOf({ region, container, name }) === idOf(upload)
        return isPlace && size === file.size && lastModified === file.lastModified
      })
      return {
        ...upload,
        id: idOf(upload),
        replaces: false,
        key: before?.id ?? newUuid(),
        isBegun: before !== undefined,
        isSealed: before?.isSealed ?? false,
      }
    }),
  )
}

/** Goes on, or begins again after a failure. */
export function resumeUpload(id: string, replaces?: boolean): void {
  queue.resume(id, replaces === undefined ? {} : { replaces })
}

/** Leaves the object that is there and uploads under another name. Throws what `cancelUpload` does. */
export async function renameUpload(id: string): Promise<Removal> {
  const upload = queue.find(id)
  if (upload === undefined) return 'removed'
  const { region, container, name, file } = upload
  const removal = cancelUpload(id)
  await addUploads([{ region, container, name: otherName(name), file }])
  return removal
}

/** `photo.jpg` → `photo (2).jpg`, `photo (2).jpg` → `photo (3).jpg` */
function otherName(name: string): string {
  const [, stem = name, number, end = ''] =
    /^(.*?)(?: \((\d+)\))?(\.[^./]+)?$/.exec(name) ?? []
  return `${stem} (${Number(number ?? 1) + 1})${end}`
}

/** Takes it from the list, and its segments from Swift. Throws what failed. */
export async function cancelUpload(id: string): Promise<Removal> {
  const upload = queue.find(id)
  if (upload === undefined) return 'removed'
  const scope = shownScope()
  const end = running.get(id)
  ending.add(upload.key)
  dropUpload(id)
  try {
    if (await end) return 'arrived'
    return shownScope() === scope ? await removed(upload) : 'removed'
  } finally {
    ending.delete(upload.key)
  }
}

/** Keys of uploads that are being taken away: they are neither under way nor left. */
const ending = new Set<string>()
export const isEnding = (key: string): boolean => ending.has(key)

async function removed(upload: Upload): Promise<Removal> {
  if (upload.isNoted === true)
    await noteEnd({ upload: noteOf(upload), state: 'failed', message: 'It was given up.' })
  if (!upload.isBegun) return 'removed'
  const isSealed = upload.isSealed || sealed.has(upload.key)
  const removal = await removeSegments({ ...entryOf(upload), isSealed })
  await forgetUpload(upload.key)
  return removal
}
