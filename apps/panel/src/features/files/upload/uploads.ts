import { shownScope, onScopeChange } from '../../../session/shown-scope.ts'
import { presentError } from '../../../api/present-error.ts'
import { forgetUpload, rememberUpload } from './remembered.ts'
import { removeSegments } from './remove-segments.ts'
import { FileChanged, NameTaken, uploadFile } from './upload-file.ts'

export type UploadState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'sending' }
  | { readonly kind: 'paused' }
  /** There is an object of this name: the person must say what to do. */
  | { readonly kind: 'taken' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'done' }

export interface Upload {
  readonly id: string
  readonly region: string
  readonly container: string
  /** With its folders. */
  readonly name: string
  readonly file: File
  readonly state: UploadState
  /** Of the file, that arrived or are on their way. */
  readonly sentBytes: number
  readonly replaces: boolean
}

export interface NewUpload {
  readonly region: string
  readonly container: string
  readonly name: string
  readonly file: File
}

/** Files at a time; each sends several segments at once. */
const atOnce = 2

let uploads: readonly Upload[] = []
const running = new Map<string, AbortController>()
const listeners = new Set<() => void>()
const doneListeners = new Set<(upload: Upload) => void>()

/** Everything that this tab uploads, in the order in which it was picked. */
export const shownUploads = (): readonly Upload[] => uploads

export function subscribeUploads(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Hears of each file that has arrived. */
export function onUploaded(listener: (upload: Upload) => void): () => void {
  doneListeners.add(listener)
  return () => doneListeners.delete(listener)
}

const idOf = ({ region, container, name }: NewUpload): string =>
  [region, container, name].map(encodeURIComponent).join('/')

/** Takes files in; one that is on its way already stays as it is. */
export function addUploads(added: readonly NewUpload[]): void {
  const fresh = added.filter((upload) => {
    const known = uploads.find(({ id }) => id === idOf(upload))
    return (
      known === undefined || known.state.kind === 'done' || known.state.kind === 'failed'
    )
  })
  const ids = new Set(fresh.map(idOf))
  show([
    ...uploads.filter(({ id }) => !ids.has(id)),
    ...fresh.map((upload) => ({
      ...upload,
      id: idOf(upload),
      state: { kind: 'waiting' } as const,
      sentBytes: 0,
      replaces: false,
    })),
  ])
  startNext()
}

export function pauseUpload(id: string): void {
  change(id, { state: { kind: 'paused' } })
  running.get(id)?.abort(new DOMException('Paused', 'AbortError'))
}

/** Goes on, or begins again after a failure. */
export function resumeUpload(id: string, replaces?: boolean): void {
  change(id, { state: { kind: 'waiting' }, ...(replaces !== undefined && { replaces }) })
  startNext()
}

/** Leaves the object that is there and uploads under another name. */
export function renameUpload(id: string): void {
  const upload = find(id)
  if (upload === undefined) return
  dropUpload(id)
  addUploads([{ ...upload, name: otherName(upload.name) }])
}

/** `photo.jpg` → `photo (2).jpg`, `photo (2).jpg` → `photo (3).jpg` */
export function otherName(name: string): string {
  const [, stem = name, number, end = ''] =
    /^(.*?)(?: \((\d+)\))?(\.[^./]+)?$/.exec(name) ?? []
  return `${stem} (${Number(number ?? 1) + 1})${end}`
}

/** Takes it from the list; what of it arrived stays. */
export function dropUpload(id: string): void {
  running.get(id)?.abort(new DOMException('Dropped', 'AbortError'))
  show(uploads.filter((upload) => upload.id !== id))
  forgetUpload(id)
  startNext()
}

/** Takes it from the list, and its segments from Swift. Throws what failed. */
export async function cancelUpload(id: string): Promise<void> {
  const upload = find(id)
  dropUpload(id)
  if (upload !== undefined) await removeSegments(upload)
}

export const isUploading = (): boolean =>
  uploads.some(({ state }) => state.kind === 'sending' || state.kind === 'waiting')

const find = (id: string) => uploads.find((upload) => upload.id === id)

function show(next: readonly Upload[]): void {
  uploads = next
  for (const listener of listeners) listener()
}

function change(id: string, changes: Partial<Upload>): void {
  show(uploads.map((upload) => (upload.id === id ? { ...upload, ...changes } : upload)))
}

function startNext(): void {
  const busy = uploads.filter(({ state }) => state.kind === 'sending').length
  const next = uploads
    .filter(({ state, id }) => state.kind === 'waiting' && !running.has(id))
    .slice(0, Math.max(0, atOnce - busy))
  for (const upload of next) void start(upload)
}

async function start(upload: Upload): Promise<void> {
  const { id, file } = upload
  const scope = shownScope()
  if (scope === undefined) return
  const controller = new AbortController()
  running.set(id, controller)
  change(id, { state: { kind: 'sending' }, sentBytes: 0 })
  rememberUpload(scope, { ...upload, size: file.size, lastModified: file.lastModified })
  try {
    await uploadFile({
      ...upload,
      scope,
      signal: controller.signal,
      onProgress: (sentBytes) => change(id, { sentBytes }),
    })
    change(id, { state: { kind: 'done' }, sentBytes: file.size })
    forgetUpload(id)
    for (const listener of doneListeners) listener({ ...upload, state: { kind: 'done' } })
  } catch (error) {
    if (!controller.signal.aborted) change(id, { state: stateAfter(error, upload) })
  } finally {
    running.delete(id)
    startNext()
  }
}

function stateAfter(error: unknown, { name }: Upload): UploadState {
  if (error instanceof NameTaken) return { kind: 'taken' }
  if (error instanceof FileChanged)
    return {
      kind: 'failed',
      message: `${name} was changed or removed on this computer while it was uploaded. Pick it again.`,
    }
  return { kind: 'failed', message: presentError(error, name).message }
}

// Another person's, or another project's: nothing of it may go on.
onScopeChange(() => {
  for (const controller of running.values()) controller.abort()
  show([])
})
// The browser asks before the page is left.
addEventListener('beforeunload', (event) => {
  if (isUploading()) event.preventDefault()
})
