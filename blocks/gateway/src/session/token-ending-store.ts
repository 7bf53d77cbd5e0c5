import { hash } from 'node:crypto'
import type { Sealer } from '@aloft/kernel/seal'
import type { Kysely } from 'kysely'
import type { GatewayTables } from '../gateway-tables.ts'
import type { KeystoneContext } from '../keystone/keystone.ts'
import { openedToken } from './opened-token.ts'

type Database = Kysely<GatewayTables>

/** A token that nobody uses any more. */
export interface EndedToken {
  readonly token: string
  readonly context: KeystoneContext
  /** When it is good for nothing by itself; absent when unknown. */
  readonly expiresAt?: Date
}

/** So long whoever has claimed a token may take to revoke it; then it is tried again. */
const RETRY_MS = 60_000
/** Claimed at once. */
export const MOST_CLAIMED = 32
/** The clocks of Keystone's machines differ from ours by less. */
const CLOCK_SKEW_MS = 5 * 60_000

const digestOf = (token: string) => hash('sha256', token, 'hex')

/** Notes that the token is in use until then at most; gives the id of the note. */
export async function insertUse(
  database: Database,
  token: string,
  until: Date,
): Promise<string> {
  const { id } = await database
    .insertInto('token_uses')
    .values({ token_digest: digestOf(token), until })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function extendUse(
  database: Database,
  id: string,
  until: Date,
): Promise<void> {
  await database.updateTable('token_uses').set({ until }).where('id', '=', id).execute()
}

export async function deleteUse(database: Database, id: string): Promise<void> {
  await database.deleteFrom('token_uses').where('id', '=', id).execute()
}

export async function deleteOldUses(database: Database, now: Date): Promise<void> {
  await database.deleteFrom('token_uses').where('until', '<', now).execute()
}

export async function insertEnded(
  database: Database,
  sealer: Sealer,
  { token, context, expiresAt }: EndedToken,
): Promise<void> {
  const { username, account, traceId } = context
  await database
    .insertInto('ended_tokens')
    .values({
      token_digest: digestOf(token),
      token: sealer.seal(token),
      username,
      account,
      trace_id: traceId,
      expires_at: expiresAt ?? null,
      retry_at: null,
    })
    .onConflict((conflict) => conflict.column('token_digest').doNothing())
    .execute()
}

/**
 * Ended tokens that no act uses, to be revoked: this one, or some of all. Each is given to one caller
 * only, until it is tried again. Whoever notes an end or takes a use away asks for this afterwards, so
 * that one of the two gets it.
 */
export async function claimUnused(
  database: Database,
  sealer: Sealer,
  now: Date,
  token?: string,
): Promise<EndedToken[]> {
  let claimable = database
    .selectFrom('ended_tokens')
    .select('token_digest')
    .where((where) =>
      where.or([where('retry_at', 'is', null), where('retry_at', '<=', now)]),
    )
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('token_uses')
            .select('id')
            .whereRef('token_uses.token_digest', '=', 'ended_tokens.token_digest')
            .where('until', '>=', now),
        ),
      ),
    )
    .limit(MOST_CLAIMED)
    .forUpdate()
    .skipLocked()
  if (token !== undefined) claimable = claimable.where('token_digest', '=', digestOf(token))
  const rows = await database
    .updateTable('ended_tokens')
    .set({ retry_at: new Date(now.getTime() + RETRY_MS) })
    .where('token_digest', 'in', claimable)
    .returningAll()
    .execute()
  const claimed: EndedToken[] = []
  for (const { username, account, trace_id: traceId, ...row } of rows) {
    const opened = openedToken(row.token, sealer)
    // Nobody can revoke it, and it ends by itself.
    if (opened === undefined) await deleteEnded(database, [row.token_digest])
    else claimed.push({ token: opened, context: { username, account, traceId } })
  }
  return claimed
}

/** They are revoked. */
export async function forgetEnded(
  database: Database,
  tokens: readonly string[],
): Promise<void> {
  await deleteEnded(database, tokens.map(digestOf))
}

async function deleteEnded(database: Database, digests: readonly string[]): Promise<void> {
  if (digests.length === 0) return
  await database.deleteFrom('ended_tokens').where('token_digest', 'in', digests).execute()
}

/** Those that are good for nothing by themselves need not be revoked. */
export async function forgetExpired(database: Database, now: Date): Promise<void> {
  await database
    .deleteFrom('ended_tokens')
    .where('expires_at', '<', new Date(now.getTime() - CLOCK_SKEW_MS))
    .execute()
}
