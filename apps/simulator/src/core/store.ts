import { report } from './report.ts'
import type { Kysely } from 'kysely'
import { Collection, type Resource } from './collection.ts'
import {
  type Database,
  openDatabase,
  readRows,
  type ResourceRow,
  writeRows,
} from './database.ts'

/** The region of what all regions share: users, projects, tokens. */
export const GLOBAL = 'global'

/**
 * Everything that the simulated cloud knows: read from Postgres once, kept in memory, and
 * written back in groups. A request's writes are committed before its answer leaves, because
 * every listener awaits `flushed()` first.
 */
export class Store {
  readonly database: Kysely<Database>
  #unread: Map<string, ResourceRow[]>
  #collections = new Map<string, Collection<Resource>>()
  #dirty = new Map<string, { collection: Collection<Resource>; id: string }>()
  #writing: Promise<void> | undefined
  #queued: Promise<void> | undefined

  private constructor(database: Kysely<Database>, rows: ResourceRow[]) {
    this.database = database
    this.#unread = Map.groupBy(rows, (row) => `${row.region}/${row.kind}`)
  }

  static async open(url: string): Promise<Store> {
    const database = await openDatabase(url)
    return new Store(database, await readRows(database))
  }

  /**
   * The collection of one kind in one region (`GLOBAL` for none); always the same object for
   * the same names. The caller vouches for the type: a kind is written by one service only.
   */
  collection<T extends Resource>(
    region: string,
    kind: string,
    indexes: (keyof T)[] = [],
  ): Collection<T> {
    const key = `${region}/${kind}`
    let collection = this.#collections.get(key)
    if (!collection) {
      const rows = this.#unread.get(key) ?? []
      this.#unread.delete(key)
      // Rows of a kind hold what was put under this kind.
      const items = rows.map((row) => JSON.parse(row.body) as Resource)
      const made: Collection<Resource> = new Collection(region, kind, items, (id) => {
        this.#dirty.set(`${key}/${id}`, { collection: made, id })
      })
      this.#collections.set(key, made)
      collection = made
    }
    // One kind has one type: see the doc comment.
    const typed = collection as unknown as Collection<T>
    for (const field of indexes) typed.addIndex(field)
    return typed
  }

  /** Resolves when all that was put or deleted up to now is committed. */
  flushed(): Promise<void> {
    if (this.#dirty.size === 0) return this.#queued ?? this.#writing ?? Promise.resolve()
    this.#queued ??= this.#writeNext()
    return this.#queued
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.flushed().catch((error: unknown) => {
      report('last write failed', error)
    })
    await this.database.destroy()
  }

  async #writeNext(): Promise<void> {
    await this.#writing?.catch(() => undefined)
    this.#queued = undefined
    const write = this.#write()
    this.#writing = write
    try {
      await write
    } finally {
      if (this.#writing === write) this.#writing = undefined
    }
  }

  async #write(): Promise<void> {
    const batch = this.#dirty
    this.#dirty = new Map()
    // Items are replaced, never changed, so what is read here is one moment's state.
    const puts: { collection: Collection<Resource>; item: Resource }[] = []
    const deletes: Pick<ResourceRow, 'region' | 'kind' | 'id'>[] = []
    for (const { collection, id } of batch.values()) {
      const item = collection.get(id)
      if (item) puts.push({ collection, item })
      else deletes.push({ region: collection.region, kind: collection.kind, id })
    }
    try {
      await writeRows(this.database, toRows(puts), deletes)
    } catch (error) {
      // Kept for the next attempt; memory is ahead of the database until then.
      for (const [key, entry] of batch) this.#dirty.set(key, entry)
      throw error
    }
  }
}

/** Serialises one after the other, so that ten thousand do not lie in memory at once. */
function* toRows(
  puts: { collection: Collection<Resource>; item: Resource }[],
): Generator<ResourceRow> {
  for (const { collection, item } of puts) {
    const { region, kind } = collection
    const project_id = item.project_id ?? null
    yield { region, kind, id: item.id, project_id, body: JSON.stringify(item) }
  }
}
