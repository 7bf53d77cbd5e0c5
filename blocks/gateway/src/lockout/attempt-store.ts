import { randomUUID } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import type { GatewayTables } from '../gateway-tables.ts'
import { judgeAttempt, type AttemptVerdict, type LockoutRule } from './lockout.ts'

/** Whose attempts are counted together. */
export interface AttemptSubject {
  readonly username: string
  readonly address: string
}

/** Whose attempt it is: one of several namesakes whose attempts are counted together. */
export interface Attempt extends AttemptSubject {
  /** As typed. */
  readonly domain: string
}

/**
 * An attempt that nobody ended after so long belongs to a process that died. Longer than a sign-in
 * with all its calls can take.
 */
const ABANDONED_MS = 120_000

export type Reservation =
  | { readonly kind: 'reserved'; readonly id: string }
  | AttemptVerdict

/** Reserves an attempt, one subject at a time over all processes, or says why not. */
export async function reserveAttempt(
  database: Kysely<GatewayTables>,
  rule: LockoutRule,
  { username, address, domain }: Attempt,
  nowMs: number,
): Promise<Reservation> {
  return database.transaction().execute(async (transaction) => {
    const subject = `${username}\n${address}`
    await sql`select pg_advisory_xact_lock(hashtextextended(${subject}, 7))`.execute(
      transaction,
    )
    const attempts = await transaction
      .selectFrom('sign_in_attempts')
      .select(['state', 'at'])
      .where('username', '=', username)
      .where('address', '=', address)
      .where('at', '>', new Date(nowMs - Math.max(rule.windowMs, ABANDONED_MS)))
      .execute()
    const history = {
      failedAt: attempts
        .filter(({ state }) => state === 'failed')
        .map(({ at }) => at.getTime()),
      pending: attempts.filter(
        ({ state, at }) => state === 'pending' && at.getTime() > nowMs - ABANDONED_MS,
      ).length,
    }
    const verdict = judgeAttempt(rule, history, nowMs)
    if (verdict.kind !== 'allowed') return verdict
    const id = randomUUID()
    await transaction
      .insertInto('sign_in_attempts')
      .values({ id, username, address, domain, state: 'pending', at: new Date(nowMs) })
      .execute()
    return { kind: 'reserved', id }
  })
}

export async function recordFailure(
  database: Kysely<GatewayTables>,
  id: string,
  nowMs: number,
): Promise<void> {
  await database
    .updateTable('sign_in_attempts')
    .set({ state: 'failed', at: new Date(nowMs) })
    .where('id', '=', id)
    .execute()
}

/** Forgets one attempt that was neither a failure nor a success. */
export async function releaseAttempt(
  database: Kysely<GatewayTables>,
  id: string,
): Promise<void> {
  await database.deleteFrom('sign_in_attempts').where('id', '=', id).execute()
}

/**
 * A success forgets the user's own failures before it, under whichever name of the user's domain. Those
 * of namesakes stay: else whoever has a user of that name could wipe out guesses at another's password.
 */
export async function forgetFailures(
  database: Kysely<GatewayTables>,
  id: string,
  { username, address }: AttemptSubject,
  domains: readonly string[],
): Promise<void> {
  await database
    .deleteFrom('sign_in_attempts')
    .where((where) =>
      where.or([
        where('id', '=', id),
        where.and([
          where.and({ username, address, state: 'failed' as const }),
          where('domain', 'in', domains),
        ]),
      ]),
    )
    .execute()
}

/** Deletes what no longer counts. */
export async function purgeAttempts(
  database: Kysely<GatewayTables>,
  rule: LockoutRule,
  nowMs: number,
): Promise<void> {
  await database
    .deleteFrom('sign_in_attempts')
    .where('at', '<', new Date(nowMs - Math.max(rule.windowMs, ABANDONED_MS)))
    .execute()
}
