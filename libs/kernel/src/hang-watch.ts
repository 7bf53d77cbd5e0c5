import { setImmediate as nextTurn } from 'node:timers/promises'
import pg from 'pg'

interface HangWatchOptions {
  readonly connection: pg.ClientConfig
  /** So long may a query wait before the database is asked, and so long may its answer take then. */
  readonly answerTimeoutMs: number
  /** The server should have ended such a statement itself; 0 for no limit. */
  readonly longestMs: number
  onHang(error: Error): void
}

/**
 * Finds a database that hangs: nothing is refused and nothing is answered, and the server's own limits hang
 * with it. A query without an answer makes it ask on a connection of its own; when that is not answered
 * either, every connection that waits is ended, which fails its query as a connection that was cut does. A
 * statement that only takes long is left alone.
 */
export class HangWatch implements Disposable {
  readonly #options: HangWatchOptions
  /** Since when each has waited for an answer. */
  readonly #waiting = new Map<pg.ClientBase, number>()
  readonly #timer: ReturnType<typeof setInterval>
  #isAsking = false
  #hangs = false

  constructor(options: HangWatchOptions) {
    this.#options = options
    const every = Math.max(20, options.answerTimeoutMs / 6)
    this.#timer = setInterval(() => void this.#check(), every).unref()
  }

  /** From now on; call it once for each new connection of the pool. */
  watch(client: pg.ClientBase): void {
    const query: unknown = Reflect.get(client, 'query')
    if (typeof query !== 'function') return
    const noteAnswer = () => this.#waiting.delete(client)
    Object.assign(client, {
      query: (...given: unknown[]): unknown => {
        this.#waiting.set(client, performance.now())
        return Reflect.apply(query, client, given) as unknown
      },
    })
    for (const event of ['drain', 'error', 'end'] as const) client.on(event, noteAnswer)
  }

  async #check(): Promise<void> {
    const { answerTimeoutMs, longestMs } = this.#options
    const now = performance.now()
    let longest = -1
    for (const [client, since] of this.#waiting) {
      if (longestMs > 0 && now - since > longestMs) this.#end(client)
      else longest = Math.max(longest, now - since)
    }
    // Once it hangs nobody waits for long.
    if (this.#isAsking || longest < (this.#hangs ? 0 : answerTimeoutMs)) return
    this.#isAsking = true
    try {
      this.#hangs = !(await answers(this.#options.connection, answerTimeoutMs))
      // What this process was too busy to read is no hang of the database.
      await nextTurn()
      if (!this.#hangs || this.#waiting.size === 0) return
      this.#options.onHang(new Error(`No answer within ${answerTimeoutMs} ms`))
      for (const client of this.#waiting.keys()) this.#end(client)
    } finally {
      this.#isAsking = false
    }
  }

  #end(client: pg.ClientBase): void {
    this.#waiting.delete(client)
    // With a query under way `pg` breaks the connection, and the query fails as "Connection terminated".
    if (client instanceof pg.Client) void client.end()
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer)
  }
}

/** Whether the database says anything at all to somebody new; an error is an answer too. */
async function answers(connection: pg.ClientConfig, timeoutMs: number): Promise<boolean> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: timeoutMs })
  client.on('error', () => undefined)
  const asked = client
    .connect()
    .then(() => client.query('select 1'))
    .then(
      () => true,
      (error: unknown) => error instanceof pg.DatabaseError,
    )
  const silence = Promise.withResolvers<boolean>()
  const timer = setTimeout(() => silence.resolve(false), timeoutMs)
  try {
    return await Promise.race([asked, silence.promise])
  } finally {
    clearTimeout(timer)
    void client.end()
  }
}
