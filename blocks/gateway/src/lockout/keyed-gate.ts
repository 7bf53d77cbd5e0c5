/** Lets a number of tasks a key run at once and queues the others, first come, first served. */
export class KeyedGate {
  readonly #capacity: number
  readonly #running = new Map<string, number>()
  readonly #waiting = new Map<string, (() => void)[]>()

  constructor(capacity: number) {
    this.#capacity = capacity
  }

  async run<T>(key: string, task: () => Promise<T>): Promise<T> {
    const running = this.#running.get(key) ?? 0
    if (running < this.#capacity) this.#running.set(key, running + 1)
    else await this.#turn(key)
    try {
      return await task()
    } finally {
      this.#leave(key)
    }
  }

  #turn(key: string): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    const queue = this.#waiting.get(key)
    if (queue) queue.push(resolve)
    else this.#waiting.set(key, [resolve])
    return promise
  }

  #leave(key: string): void {
    const queue = this.#waiting.get(key)
    const next = queue?.shift()
    if (queue?.length === 0) this.#waiting.delete(key)
    // Whoever is next takes over the place, so the count stays.
    if (next) return next()
    const left = (this.#running.get(key) ?? 1) - 1
    if (left === 0) this.#running.delete(key)
    else this.#running.set(key, left)
  }
}
