import { setTimeout as delay } from 'node:timers/promises'
import { AloftError } from '@aloft/kernel/errors'
import type { Clock } from '@aloft/kernel/clock'
import type { Logger } from '@aloft/kernel/log'
import type { Stats } from '@aloft/kernel/stats'
import type { Kysely } from 'kysely'
import type { GatewayTables } from '../gateway-tables.ts'
import * as attempts from './attempt-store.ts'
import { addressGroup } from './client-address.ts'
import { KeyedGate } from './keyed-gate.ts'
import { foldedName } from './folded-name.ts'
import type { LockoutRule } from './lockout.ts'

/** How long an attempt waits for others of the same user that are under way. */
const PATIENCE_MS = 20_000
const POLL_MS = 50

/** What a failed sign-in came to, as the lock-out counts it. */
export type AttemptEnd = 'failure' | 'neither'

/** Who signs in, in the words of whoever does. */
export interface Claimant {
  readonly username: string
  readonly domain: string
}

export interface AttemptRules<T> {
  readonly endOf: (error: unknown) => AttemptEnd
  /** By which names the domain of the one who has signed in is known for sure. */
  readonly domainsOf: (result: T) => readonly string[]
}

export interface GuardDeps {
  readonly database: Kysely<GatewayTables>
  readonly clock: Clock
  readonly log: Logger
  readonly stats: Stats
}

/**
 * Runs sign-ins under the lock-out: a user may fail so often from an address, over all processes and
 * however many attempts run at once. Namesakes of all domains count together, so that no spelling of a
 * domain gives more attempts. Counts `auth.login.success`, `.failure` and `.lockout`.
 */
export function createSignInGuard(rule: LockoutRule, deps: GuardDeps) {
  const { database, clock, log, stats } = deps
  const gate = new KeyedGate(rule.failures)

  async function reserve(attempt: attempts.Attempt): Promise<string> {
    const until = performance.now() + PATIENCE_MS
    for (;;) {
      const found = await attempts.reserveAttempt(database, rule, attempt, clock.now())
      if (found.kind === 'reserved') return found.id
      if (found.kind === 'locked') {
        stats.increment('auth.login.lockout')
        log.info({ ...attempt, verb: 'POST' }, `User ${attempt.username} is locked out`)
        throw lockedOut(found.retryAfterSeconds)
      }
      if (performance.now() > until) {
        throw new AloftError('too_many_requests', { retryAfterSeconds: 1 })
      }
      await delay(POLL_MS)
    }
  }

  /** `attempt` is called once at most; what it throws is thrown on. */
  return async function guarded<T>(
    { username, domain }: Claimant,
    address: string,
    attempt: () => Promise<T>,
    { endOf, domainsOf }: AttemptRules<T>,
  ): Promise<T> {
    const subject = {
      username: foldedName(username),
      address: addressGroup(address),
      domain,
    }
    return gate.run(`${subject.username}\n${subject.address}`, async () => {
      const id = await reserve(subject)
      let result: T
      try {
        result = await attempt()
      } catch (error) {
        if (endOf(error) === 'failure') {
          stats.increment('auth.login.failure')
          log.info({ ...subject }, `User ${subject.username} failed to sign in`)
          await attempts.recordFailure(database, id, clock.now())
        } else {
          await attempts.releaseAttempt(database, id)
        }
        throw error
      }
      stats.increment('auth.login.success')
      const domains = [domain, ...domainsOf(result)]
      await attempts.forgetFailures(database, id, subject, domains)
      return result
    })
  }
}
export type SignInGuard = ReturnType<typeof createSignInGuard>

function lockedOut(retryAfterSeconds: number): AloftError {
  const minutes = Math.ceil(retryAfterSeconds / 60)
  return new AloftError('locked_out', {
    message: `Too many failed attempts. You can try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`,
    retryAfterSeconds,
  })
}
