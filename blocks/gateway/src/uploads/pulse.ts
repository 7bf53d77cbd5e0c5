import type { Clock } from '@aloft/kernel/clock'
import type { Logger } from '@aloft/kernel/log'
import type { Kysely } from 'kysely'
import type { GatewayTables } from '../gateway-tables.ts'
import { touchUploads } from './upload-store.ts'

interface PulseOptions {
  readonly database: Kysely<GatewayTables>
  readonly clock: Clock
  readonly log: Logger
  /** A process that says nothing for so long is gone. */
  readonly silenceMs: number
  /** Ids of the uploads that go on here. */
  readonly open: () => readonly string[]
}

/**
 * Says regularly that the uploads of this process go on, and tells whether others have fallen silent. Who
 * could not reach the database, or stood still, has heard nobody, and waits as long as for a first time:
 * the others may have had no way to say anything either.
 */
export class Pulse {
  readonly #options: PulseOptions
  /** Since then every beat came through. */
  #steadySince: number
  #lastAt: number

  constructor(options: PulseOptions) {
    this.#options = options
    this.#lastAt = options.clock.now()
    this.#steadySince = this.#lastAt
  }

  /** A few in the time after which one is taken to be gone. */
  get everyMs(): number {
    return this.#options.silenceMs / 4
  }

  async beat(): Promise<void> {
    const { database, clock, log, open } = this.#options
    const now = clock.now()
    try {
      await touchUploads(database, open(), new Date(now))
    } catch (error) {
      log.info({ error }, 'Uploads could not be said to go on')
      return
    }
    if (this.#isGap(now)) this.#steadySince = now
    this.#lastAt = now
  }

  /** Whoever was not heard of since then is gone; `undefined` while that can not be told. */
  goneBefore(): Date | undefined {
    const now = this.#options.clock.now()
    const { silenceMs } = this.#options
    if (this.#isGap(now) || now - this.#steadySince < silenceMs) return undefined
    return new Date(now - silenceMs)
  }

  #isGap(now: number): boolean {
    return now - this.#lastAt > this.#options.silenceMs / 2
  }
}
