/** What is known of an upload after its tab was closed: the file must be picked again. */
export interface RememberedUpload {
  /** Of the upload, and in the names of its segments. */
  readonly id: string
  readonly region: string
  readonly container: string
  readonly name: string
  readonly size: number
  readonly lastModified: number
  /** Its manifest was sent: it may have arrived. */
  readonly isSealed?: boolean
}

/**
 * An earlier release named segments after the file, as two uploads of it may do: whose they are cannot
 * be told any more, and an upload of then begins anew.
 */
export const isOfOldForm = ({ id }: RememberedUpload): boolean => id.includes('/')

interface Kept extends RememberedUpload {
  /** Whose it is. */
  readonly scope: string
}

const storeName = 'uploads'

function open(): Promise<IDBDatabase> {
  const { promise, resolve, reject } = Promise.withResolvers<IDBDatabase>()
  const request = indexedDB.open('aloft-files', 1)
  request.onupgradeneeded = () =>
    request.result.createObjectStore(storeName, { keyPath: 'id' })
  request.onsuccess = () => resolve(request.result)
  request.onerror = () => reject(request.error)
  return promise
}

async function within<T>(
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await open()
  const { promise, resolve, reject } = Promise.withResolvers<T>()
  const request = ask(database.transaction(storeName, mode).objectStore(storeName))
  request.onsuccess = () => resolve(request.result)
  request.onerror = () => reject(request.error)
  return promise.finally(() => database.close())
}

/** Where nothing can be kept, an upload lasts as long as its tab. */
const unkept = () => undefined

export async function rememberUpload(
  scope: string,
  upload: RememberedUpload,
): Promise<void> {
  const kept: Kept = { scope, ...upload }
  await within('readwrite', (store) => store.put(kept)).catch(unkept)
}

export async function forgetUpload(id: string): Promise<void> {
  await within('readwrite', (store) => store.delete(id)).catch(unkept)
}

/** The uploads of this person in this project that were not finished. */
export async function rememberedUploads(
  scope: string,
): Promise<readonly RememberedUpload[]> {
  try {
    // The store holds what `rememberUpload` put there.
    const all = (await within('readonly', (store) => store.getAll())) as Kept[]
    return all.filter((upload) => upload.scope === scope)
  } catch {
    return []
  }
}
