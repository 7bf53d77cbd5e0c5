/** A question that waits for the person while requests wait for its answer. */
export interface Question {
  /** Waits for the answer; whoever asks meanwhile waits for the same one. */
  ask: () => Promise<boolean>
  /** Settles the wait; absent while nothing is asked. One function per asking. */
  pending: () => ((answer: boolean) => void) | undefined
  /** Hears when `pending` changes. */
  subscribe: (listener: () => void) => () => void
}

export function createQuestion(): Question {
  let finish: ((answer: boolean) => void) | undefined
  let waiting: Promise<boolean> | undefined
  const listeners = new Set<() => void>()

  function change(next: typeof finish) {
    finish = next
    for (const listener of listeners) listener()
  }
  return {
    ask() {
      if (waiting !== undefined) return waiting
      const { promise, resolve } = Promise.withResolvers<boolean>()
      // Before anybody hears of the question: the answer may come while they do.
      waiting = promise
      change((answer) => {
        waiting = undefined
        change(undefined)
        resolve(answer)
      })
      return promise
    },
    pending: () => finish,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
