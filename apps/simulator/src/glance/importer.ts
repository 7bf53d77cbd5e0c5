import { toSeconds } from '../core/clock.ts'
import type { ServiceScope } from '../core/cloud.ts'
import type { Collection } from '../core/collection.ts'
import { objectAt, stringAt } from '../core/json.ts'
import { report } from '../core/report.ts'
import type { Images } from './access.ts'
import type { ImageFiles, StoredFile } from './files.ts'
import type { Image } from './image.ts'
import { stagedId } from './staging.ts'
import type { ImportTask } from './task.ts'

/** How long Glance's store takes for what was fetched or staged. */
const STORING_SECONDS = 2
const FETCH_TIMEOUT_MS = 30_000

/** Carries imports out, as `glance/async_/flows/api_image_import.py` does. */
export interface Importer {
  /** Begins; the task tells how it goes. */
  start(task: ImportTask): void
}

export function createImporter(
  { cloud, region }: ServiceScope,
  store: Images,
  tasks: Collection<ImportTask>,
  files: ImageFiles,
): Importer {
  const now = (): string => toSeconds(cloud.clock.now())
  const changeImage = (id: string, change: Partial<Image>): void => {
    const image = store.images.get(id)
    if (image) store.images.put({ ...image, ...change, updated_at: now() })
  }
  const changeTask = (id: string, change: Partial<ImportTask>): void => {
    const task = tasks.get(id)
    if (!task) return
    const { pending: _pending, ...rest } = task
    tasks.put({ ...rest, ...change, updated_at: now() })
  }
  const unlock = (id: string): void => {
    const image = store.images.get(id)
    if (!image) return
    const { os_glance_import_task: _task, ...rest } = image
    store.images.put(rest)
  }

  async function gather({ image_id: imageId, input }: ImportTask): Promise<StoredFile> {
    const { name, uri } = methodOf(input)
    if (name === 'glance-direct') {
      const staged = stagedId(imageId)
      const stored = await files.write(imageId, files.read(staged))
      await files.remove(staged)
      return stored
    }
    const answer = await fetch(uri, { signal: AbortSignal.timeout(FETCH_TIMEOUT_MS) })
    if (!answer.ok || !answer.body) throw new Error(`${uri} answers ${answer.status}`)
    return files.write(imageId, buffersOf(answer.body))
  }

  async function run(task: ImportTask): Promise<void> {
    changeTask(task.id, { status: 'processing' })
    changeImage(task.image_id, { status: 'importing' })
    try {
      const { size, md5, sha512 } = await gather(task)
      changeImage(task.image_id, {
        size,
        checksum: md5,
        os_hash_algo: 'sha512',
        os_hash_value: sha512,
      })
      const dueAt = cloud.clock.after(STORING_SECONDS)
      changeTask(task.id, { message: `Copied ${size >> 20} MiB`, pending: { dueAt } })
    } catch {
      fail(task)
    }
    if (!store.images.get(task.image_id)) await files.remove(task.image_id)
  }

  function fail(task: ImportTask): void {
    changeImage(task.image_id, { status: 'queued', size: null, virtual_size: null })
    unlock(task.image_id)
    // Whatever it was: Glance tells its log, and its customers no more than this.
    changeTask(task.id, { status: 'failure', message: 'Task failed due to Internal Error' })
  }

  cloud.progress.track(tasks, (task) => {
    changeImage(task.image_id, { status: 'active' })
    unlock(task.image_id)
    changeTask(task.id, {
      status: 'success',
      result: { image_id: task.image_id },
    })
  })
  // What was under way when the simulator ended can not go on.
  for (const task of tasks.list()) {
    if (task.pending === undefined && ['pending', 'processing'].includes(task.status)) {
      fail(task)
    }
  }

  return {
    start(task) {
      run(task).catch((error: unknown) => {
        report(`import of ${task.image_id} in ${region.id}`, error)
      })
    },
  }
}

/** The method of an import's body; empty where it names none. */
export function methodOf(body: unknown): { name: string; uri: string } {
  const method = objectAt(body, 'method')
  return { name: stringAt(method, 'name') ?? '', uri: stringAt(method, 'uri') ?? '' }
}

async function* buffersOf(body: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  for await (const bytes of body) yield Buffer.from(bytes)
}
