/** What every stored thing has. Replace it, never change it in place: caches hang on identity. */
export interface Resource {
  readonly id: string
  readonly project_id?: string | null
}

export type ChangeListener<T> = (after: T | undefined, before: T | undefined) => void

type Bucket<T> = Map<string, T>

/**
 * All resources of one kind in one region, in memory, in order of creation. Reads are
 * synchronous; a write is durable when the answer of its request leaves (see `Store.flushed`).
 */
export class Collection<T extends Resource> {
  readonly region: string
  readonly kind: string
  /** Grows with every put and delete, so that whatever was derived knows when it is stale. */
  revision = 0
  #items: Bucket<T> = new Map()
  #indexes = new Map<keyof T, Map<unknown, Bucket<T>>>()
  #listeners: ChangeListener<T>[] = []
  #touch: (id: string) => void

  constructor(region: string, kind: string, items: T[], touch: (id: string) => void) {
    this.region = region
    this.kind = kind
    this.#touch = touch
    this.#indexes.set('project_id', new Map())
    for (const item of items) {
      this.#items.set(item.id, item)
      this.#place(item, undefined)
    }
  }

  get size(): number {
    return this.#items.size
  }

  get(id: string): T | undefined {
    return this.#items.get(id)
  }

  /** Everything, or what belongs to one project. */
  list(projectId?: string): T[] {
    if (projectId === undefined) return [...this.#items.values()]
    return this.by('project_id', projectId)
  }

  /** By a field that `addIndex` was called for (`project_id` always is). */
  by<K extends keyof T>(field: K, value: T[K]): T[] {
    const index = this.#indexes.get(field)
    if (!index) throw new Error(`${this.kind} has no index on ${String(field)}`)
    return [...(index.get(value)?.values() ?? [])]
  }

  count(projectId: string): number {
    return this.#indexes.get('project_id')?.get(projectId)?.size ?? 0
  }

  addIndex(field: keyof T): void {
    if (this.#indexes.has(field)) return
    const index = new Map<unknown, Bucket<T>>()
    this.#indexes.set(field, index)
    for (const item of this.#items.values()) enter(index, item[field], item)
  }

  /** Creates or replaces. */
  put(item: T): T {
    const before = this.#items.get(item.id)
    this.#items.set(item.id, item)
    this.#place(item, before)
    this.revision += 1
    this.#touch(item.id)
    for (const listener of this.#listeners) listener(item, before)
    return item
  }

  delete(id: string): boolean {
    const before = this.#items.get(id)
    if (!before) return false
    this.#items.delete(id)
    this.#place(undefined, before)
    this.revision += 1
    this.#touch(id)
    for (const listener of this.#listeners) listener(undefined, before)
    return true
  }

  /** Called after each put and delete, synchronously. */
  subscribe(listener: ChangeListener<T>): void {
    this.#listeners.push(listener)
  }

  #place(after: T | undefined, before: T | undefined): void {
    for (const [field, index] of this.#indexes) {
      if (before && (!after || before[field] !== after[field])) {
        const bucket = index.get(before[field])
        bucket?.delete(before.id)
        if (bucket?.size === 0) index.delete(before[field])
      }
      if (after) enter(index, after[field], after)
    }
  }
}

function enter<T extends Resource>(
  index: Map<unknown, Bucket<T>>,
  value: unknown,
  item: T,
): void {
  const bucket = index.get(value)
  if (bucket) bucket.set(item.id, item)
  else index.set(value, new Map([[item.id, item]]))
}
