import { hash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Clock } from '@aloft/kernel/clock'
import { AloftError } from '@aloft/kernel/errors'
import type { Logger } from '@aloft/kernel/log'
import type { ActiveSession } from './session.ts'

export interface TokenChecksOptions {
  /** A token in use is asked about again when the last answer is older. */
  readonly everyMs: number
  readonly clock: Clock
  /** Milliseconds from any fixed point. */
  readonly now: () => number
  /** Asks the cloud. Throws `reauth_required` when it no longer takes the token. */
  readonly ask: (session: ActiveSession) => Promise<void>
  /** Told of a token that the cloud refuses. `false`: the session goes on with another one. */
  readonly onRefused: (session: ActiveSession) => Promise<boolean>
  readonly log: Logger
}

interface Check {
  readonly tokenDigest: string
  readonly beganAt: number
  /** Over when the cloud has answered, or when nobody waits for it any more. */
  readonly soon: Promise<unknown>
  state: 'running' | 'good' | 'refused' | 'unanswered'
}

/** A request waits no longer for a check than this after it began. */
const PATIENCE_MS = 1_000
/** A service that refuses a good token makes us ask no more often. */
const SUSPICION_MS = 5_000
const MOST = 5_000

/**
 * Whether the cloud still takes the tokens of those who are served from what we hold: it is the cloud
 * that knows who lost access. A cloud that does not answer refuses nobody.
 */
export class TokenChecks {
  readonly #options: TokenChecksOptions
  /** The last of each session, oldest first. */
  readonly #checks = new Map<string, Check>()
  readonly #suspectedAt = new Map<string, number>()

  constructor(options: TokenChecksOptions) {
    this.#options = options
  }

  /** Throws `reauth_required` for a token that is past its end or that the cloud no longer takes. */
  async require(session: ActiveSession): Promise<void> {
    const { clock, everyMs, now } = this.#options
    if (session.expiresAt <= clock.now()) throw new AloftError('reauth_required')
    const last = this.#lastOf(session)
    const isDue =
      last === undefined || (last.state !== 'running' && now() - last.beganAt >= everyMs)
    const check = isDue ? this.#begin(session) : last
    await check.soon
    if (check.state === 'refused') throw new AloftError('reauth_required')
  }

  /** Some service of the cloud did not take the token: Keystone is asked whether it is good at all. */
  suspect(session: ActiveSession): void {
    const now = this.#options.now()
    const suspectedAt = this.#suspectedAt.get(session.id) ?? Number.NEGATIVE_INFINITY
    if (now - suspectedAt < SUSPICION_MS) return
    this.#suspectedAt.delete(session.id)
    this.#suspectedAt.set(session.id, now)
    bound(this.#suspectedAt)
    if (this.#lastOf(session)?.state !== 'running') this.#begin(session)
  }

  /** The cloud has just given the token. */
  isGood(session: ActiveSession): void {
    this.#suspectedAt.delete(session.id)
    this.#keep(session, {
      tokenDigest: digestOf(session),
      beganAt: this.#options.now(),
      soon: Promise.resolve(),
      state: 'good',
    })
  }

  #lastOf(session: ActiveSession): Check | undefined {
    const last = this.#checks.get(session.id)
    return last?.tokenDigest === digestOf(session) ? last : undefined
  }

  #begin(session: ActiveSession): Check {
    const patience = new AbortController()
    const { promise, resolve } = Promise.withResolvers<void>()
    const { signal } = patience
    const late = wait(PATIENCE_MS, undefined, { signal, ref: false }).catch(() => undefined)
    const check: Check = {
      tokenDigest: digestOf(session),
      beganAt: this.#options.now(),
      soon: Promise.race([promise, late]),
      state: 'running',
    }
    this.#keep(session, check)
    void this.#ask(session, check).finally(() => {
      patience.abort()
      resolve()
    })
    return check
  }

  async #ask(session: ActiveSession, check: Check): Promise<void> {
    const { ask, log } = this.#options
    try {
      await ask(session)
      check.state = 'good'
    } catch (error) {
      if (error instanceof AloftError && error.code === 'reauth_required') {
        check.state = (await this.#refuse(session)) ? 'refused' : 'good'
        return
      }
      log.debug({ error }, 'Whether a token is still good is not known')
      check.state = 'unanswered'
    }
  }

  async #refuse(session: ActiveSession): Promise<boolean> {
    const { onRefused, log } = this.#options
    try {
      return await onRefused(session)
    } catch (error) {
      log.info({ error }, 'A refused token was not noted')
      return true
    }
  }

  #keep(session: ActiveSession, check: Check): void {
    this.#checks.delete(session.id)
    this.#checks.set(session.id, check)
    bound(this.#checks)
  }
}

/** A token itself stays in memory no longer than its session. */
function digestOf({ token }: ActiveSession): string {
  return hash('sha256', token, 'hex')
}

function bound(map: Map<string, unknown>): void {
  for (const id of map.keys()) {
    if (map.size <= MOST) return
    map.delete(id)
  }
}
