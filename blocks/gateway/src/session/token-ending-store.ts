import { createHash } from 'node:crypto'
import type { Sealer } from '@aloft/kernel/seal'
import type { Kysely, Selectable } from 'kysely'
import type { GatewayTables } from '../gateway-tables.ts'
import type { KeystoneContext } from '../keystone/keystone.ts'

type Database = Kysely<GatewayTables>

/** A token that nobody uses any more. */
export interface EndedToken {
  readonly token: string
  readonly context: KeystoneContext
}

const digestOf = (token: string) => createHash('sha256').update(token).digest('hex')

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

export async function deleteUse(database: Database, id: string): Promise<void> {
  await database.deleteFrom('token_uses').where('id', '=', id).execute()
}

export async function deleteOldUses(database: Database, now: Date): Promise<void> {
  await database.deleteFrom('token_uses').where('until', '<', now).execute()
}

export async function insertEnded(
  database: Database,
  sealer: Sealer,
  { token, context }: EndedToken,
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
    })
    .onConflict((conflict) => conflict.column('token_digest').doNothing())
    .execute()
}

/**
 * Takes away the ended tokens that no act uses: this one, or all. Each is given to one caller only.
 * Whoever notes an end or takes a use away asks for this afterwards, so that one of the two gets it.
 */
export async function takeUnused(
  database: Database,
  sealer: Sealer,
  now: Date,
  token?: string,
): Promise<EndedToken[]> {
  let query = database
    .deleteFrom('ended_tokens')
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
    .returningAll()
  if (token !== undefined) query = query.where('token_digest', '=', digestOf(token))
  return (await query.execute()).map((row) => endedOf(row, sealer))
}

function endedOf(
  row: Selectable<GatewayTables['ended_tokens']>,
  sealer: Sealer,
): EndedToken {
  const { username, account, trace_id: traceId } = row
  return { token: sealer.open(row.token), context: { username, account, traceId } }
}
