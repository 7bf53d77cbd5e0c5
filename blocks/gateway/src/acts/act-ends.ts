import { setTimeout as wait } from 'node:timers/promises'
import { AloftError } from '@aloft/kernel/errors'
import type { Logger } from '@aloft/kernel/log'
import type { GatewayDeps } from '../gateway-services.ts'

const firstWaitMs = 250
const longestWaitMs = 10_000
const givesUpAfterMs = 3_600_000

/**
 * Sees acts to their end: an outcome that can not be written now is written once the database is back,
 * and the process waits for both before it closes what they need (for `stopMs` at most).
 */
export class ActEnds implements AsyncDisposable {
  readonly #underWay = new Set<Promise<unknown>>()
  readonly #closing = new AbortController()
  readonly #log: Logger
  readonly #stopMs: number
  #closesAt = Number.POSITIVE_INFINITY

  constructor({ log, stopMs }: { readonly log: Logger; readonly stopMs: number }) {
    this.#log = log
    this.#stopMs = stopMs
  }

  /** Has the process wait for the act before it closes. */
  during<Result>(act: Promise<Result>): Promise<Result> {
    const settled = act.catch(() => undefined).finally(() => this.#underWay.delete(settled))
    this.#underWay.add(settled)
    return act
  }

  /** Returns after the first attempt; what may heal is tried again behind it. Throws what may not. */
  async persist(doing: string, attempt: () => Promise<void>): Promise<void> {
    try {
      await attempt()
    } catch (error) {
      if (!mayHeal(error)) throw error
      this.#log.warn({ error }, `An act could not ${doing} yet: it is tried again`)
      void this.during(this.#again(doing, attempt))
    }
  }

  async #again(doing: string, attempt: () => Promise<void>): Promise<void> {
    const givesUpAt = performance.now() + givesUpAfterMs
    let pauseMs = firstWaitMs
    for (;;) {
      await this.#pause(pauseMs)
      try {
        await attempt()
        this.#log.info(`An act could ${doing} after all`)
        return
      } catch (error) {
        const isOver = performance.now() > Math.min(givesUpAt, this.#closesAt)
        if (isOver || !mayHeal(error)) {
          this.#log.error({ error }, `An act could not ${doing}: it stays unknown`)
          return
        }
      }
      pauseMs = this.#closing.signal.aborted
        ? firstWaitMs
        : Math.min(longestWaitMs, pauseMs * 2)
    }
  }

  async #pause(ms: number): Promise<void> {
    const { signal } = this.#closing
    // A pause that has begun ends when the process is about to close; later ones are short.
    if (signal.aborted) await wait(ms)
    else await wait(ms, undefined, { signal }).catch(() => undefined)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closesAt = performance.now() + this.#stopMs
    this.#closing.abort()
    const enough = new AbortController()
    const late = wait(this.#stopMs, undefined, { signal: enough.signal }).catch(
      () => undefined,
    )
    // An act that ends may leave an outcome to be written.
    while (this.#underWay.size > 0 && performance.now() < this.#closesAt)
      await Promise.race([late, Promise.all(this.#underWay)])
    enough.abort()
  }
}

/** An entry that is gone, or an outcome that is not taken, will not be otherwise later. */
function mayHeal(error: unknown): boolean {
  const lost =
    error instanceof AloftError && ['not_found', 'invalid_request'].includes(error.code)
  return !lost
}

const known = new WeakMap<object, ActEnds>()

/** One for the `deps` that the kernel gives to every hook of the block. */
export function actEndsOf(deps: GatewayDeps): ActEnds {
  const { log, kernel } = deps
  const ends = known.get(deps) ?? new ActEnds({ log, stopMs: kernel.stopMs })
  known.set(deps, ends)
  return ends
}
