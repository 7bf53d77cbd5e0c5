import type { Collection, Resource } from './collection.ts'

/** A resource on its way from one state to another; `dueAt` in milliseconds since the epoch. */
export interface InProgress extends Resource {
  readonly pending?: { readonly dueAt: number }
}

/**
 * Carries states forward: whatever is due is settled before any request is answered, so
 * nobody sees a state that should be over, and a restart resumes where it was.
 */
export interface Progress {
  /**
   * Calls `step` for each item of the collection whose `pending.dueAt` is reached. The step
   * must put the item with a later `dueAt` or without `pending`, or delete it.
   */
  track<T extends InProgress>(collection: Collection<T>, step: (item: T) => void): void
  /** Settles what is due at `nowMs`, in the order in which it became due. */
  settle(nowMs: number): void
}

export function createProgress(): Progress {
  const queue = new Map<string, { dueAt: number; run: () => void }>()
  let earliest = Infinity

  const enter = <T extends InProgress>(
    collection: Collection<T>,
    step: (item: T) => void,
    item: T,
    dueAt: number,
  ) => {
    queue.set(`${collection.region}/${collection.kind}/${item.id}`, {
      dueAt,
      run: () => {
        const current = collection.get(item.id)
        if (current?.pending) step(current)
      },
    })
    earliest = Math.min(earliest, dueAt)
  }

  return {
    track(collection, step) {
      for (const item of collection.list()) {
        if (item.pending) enter(collection, step, item, item.pending.dueAt)
      }
      collection.subscribe((after, before) => {
        if (after?.pending) enter(collection, step, after, after.pending.dueAt)
        else if (before?.pending) {
          queue.delete(`${collection.region}/${collection.kind}/${before.id}`)
        }
      })
    },
    settle(nowMs) {
      while (earliest <= nowMs) {
        const due = [...queue].filter(([, entry]) => entry.dueAt <= nowMs)
        due.sort(([, a], [, b]) => a.dueAt - b.dueAt)
        for (const [key, entry] of due) {
          if (queue.get(key) !== entry) continue
          queue.delete(key)
          entry.run()
        }
        earliest = Infinity
        for (const entry of queue.values()) earliest = Math.min(earliest, entry.dueAt)
      }
    },
  }
}
