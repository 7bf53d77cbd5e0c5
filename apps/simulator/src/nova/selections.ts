import type { Server } from './model.ts'

/** Remembers what a query selected until any server changes; for clients that walk the pages. */
export interface Selections {
  get(key: string, make: () => Server[]): Server[]
}

const MOST = 16

export function createSelections(revision: () => number): Selections {
  const selections = new Map<string, Server[]>()
  let madeAt = -1
  return {
    get(key, make) {
      const now = revision()
      if (now !== madeAt || selections.size >= MOST) selections.clear()
      madeAt = now
      let selection = selections.get(key)
      if (!selection) {
        selection = make()
        selections.set(key, selection)
      }
      return selection
    },
  }
}
