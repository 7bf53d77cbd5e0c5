import { notify } from '@aloft/ui/Notices'
import { isSamePerson, onScopeChange, shownScope } from '../session/shown-scope.ts'
import { createPace } from './pace.ts'

export type UploadState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'sending' }
  /** All of it was sent: it is stored and checked. */
  | { readonly kind: 'storing' }
  | { readonly kind: 'paused' }
  /** There is something of this name: the person must say what to do. */
  | { readonly kind: 'taken' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'done' }

/** One file on its way, and how far it is. */
export interface QueuedUpload {
  readonly id: string
  readonly file: File
  readonly state: UploadState
  /** Of the file, that arrived or are on their way. */
  readonly sentBytes: number
  readonly bytesPerSecond?: number | undefined
  /** Why a part of it is sent again after a while. */
  readonly trouble?: string | undefined
}

export interface UploadContext {
  /** The person and project that it is of. */
  readonly scope: string
  readonly signal: AbortSignal
  readonly onProgress: (bytes: number) => void
  readonly onTrouble: (words: string) => void
}

interface QueueOptions<Of extends QueuedUpload> {
  /** Files at a time. */
  readonly atOnce: number
  /** Uploads one, going on where an earlier attempt ended. Throws when it can not be finished. */
  run(upload: Of, context: UploadContext): Promise<void>
  /** What a failure means for it. */
  stateAfter(error: unknown, upload: Of): UploadState
  /** Before it is sent, and again when it goes on. */
  onBegin?(upload: Of, scope: string): void
  /** It has arrived, or is wanted no more. */
  onLeft?(upload: Of): void
}

/** Everything that this tab uploads of one kind, in the order in which it was picked. */
export interface UploadQueue<Of extends QueuedUpload> {
  readonly shown: () => readonly Of[]
  readonly subscribe: (listener: () => void) => () => void
  /** Hears of each file that has arrived. */
  readonly onDone: (listener: (upload: Of) => void) => () => void
  /** Takes files in; one that is on its way already stays as it is. */
  readonly add: (added: readonly Omit<Of, 'state' | 'sentBytes'>[]) => void
  readonly pause: (id: string) => void
  /** Goes on, or begins again after a failure. */
  readonly resume: (id: string, changes?: Partial<Of>) => void
  readonly change: (id: string, changes: Partial<Of>) => void
  /** Takes it from the list; what of it arrived stays. */
  readonly drop: (id: string) => void
  readonly find: (id: string) => Of | undefined
}

/**
 * Uploads files one after the other or several at once, for as long as the tab lives. What is under way
 * is given up when another person or project is shown, and the browser asks before the page is left.
 */
export function createUploadQueue<Of extends QueuedUpload>(
  options: QueueOptions<Of>,
): UploadQueue<Of> {
  let uploads: readonly Of[] = []
  const running = new Map<string, AbortController>()
  const listeners = new Set<() => void>()
  const doneListeners = new Set<(upload: Of) => void>()

  const find = (id: string) => uploads.find((upload) => upload.id === id)
  function show(next: readonly Of[]): void {
    uploads = next
    for (const listener of listeners) listener()
  }
  function change(id: string, changes: Partial<Of>): void {
    show(uploads.map((upload) => (upload.id === id ? { ...upload, ...changes } : upload)))
  }
  // What every upload has; the compiler does not know it of a part of a type parameter.
  const set = (id: string, changes: Partial<QueuedUpload>) =>
    change(id, changes as Partial<Of>)

  function startNext(): void {
    const next = uploads
      .filter(({ state, id }) => state.kind === 'waiting' && !running.has(id))
      .slice(0, Math.max(0, options.atOnce - running.size))
    for (const upload of next) void start(upload)
  }

  async function start(upload: Of): Promise<void> {
    const { id, file } = upload
    const scope = shownScope()
    if (scope === undefined) return
    const controller = new AbortController()
    const { signal } = controller
    running.set(id, controller)
    set(id, { state: { kind: 'sending' }, sentBytes: 0, bytesPerSecond: undefined })
    options.onBegin?.(upload, scope)
    const pace = createPace()
    try {
      await options.run(upload, {
        scope,
        signal,
        onProgress: (sentBytes) => {
          if (signal.aborted) return
          const bytesPerSecond = pace.at(sentBytes, performance.now())
          set(id, { sentBytes, bytesPerSecond, trouble: undefined })
        },
        onTrouble: (trouble) => set(id, { trouble }),
      })
      set(id, { state: { kind: 'done' }, sentBytes: file.size })
      options.onLeft?.(upload)
      for (const listener of doneListeners) listener(find(id) ?? upload)
    } catch (error) {
      if (!signal.aborted) set(id, { state: options.stateAfter(error, upload) })
    } finally {
      running.delete(id)
      startNext()
    }
  }

  function drop(id: string): void {
    const upload = find(id)
    running.get(id)?.abort(new DOMException('Dropped', 'AbortError'))
    show(uploads.filter((each) => each.id !== id))
    if (upload !== undefined) options.onLeft?.(upload)
    startNext()
  }

  // Another person's, or another project's: nothing of it may go on.
  onScopeChange((before, now) => {
    if (running.size > 0 && isSamePerson(before, now)) notifyGivenUp(running.size)
    for (const controller of running.values()) controller.abort()
    show([])
  })
  // The browser asks before the page is left.
  addEventListener('beforeunload', (event) => {
    const isBusy = uploads.some(({ state }) =>
      ['sending', 'waiting', 'storing'].includes(state.kind),
    )
    if (isBusy) event.preventDefault()
  })

  return {
    shown: () => uploads,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    onDone(listener) {
      doneListeners.add(listener)
      return () => doneListeners.delete(listener)
    },
    add(added) {
      const fresh = added.filter(({ id }) => {
        const known = find(id)?.state.kind
        return known === undefined || known === 'done' || known === 'failed'
      })
      const ids = new Set(fresh.map(({ id }) => id))
      show([
        ...uploads.filter(({ id }) => !ids.has(id)),
        // With these two it is whole again.
        ...fresh.map(
          (each) => ({ ...each, state: { kind: 'waiting' }, sentBytes: 0 }) as Of,
        ),
      ])
      startNext()
    },
    pause(id) {
      set(id, { state: { kind: 'paused' }, bytesPerSecond: undefined })
      running.get(id)?.abort(new DOMException('Paused', 'AbortError'))
    },
    resume(id, changes) {
      change(id, { ...changes, state: { kind: 'waiting' } } as Partial<Of>)
      startNext()
    },
    change,
    drop,
    find,
  }
}

function notifyGivenUp(count: number): void {
  notify({
    tone: 'warn',
    title: `${count === 1 ? 'An upload was' : `${count} uploads were`} given up`,
    body: 'The other project is no longer shown here: begin again there.',
  })
}
