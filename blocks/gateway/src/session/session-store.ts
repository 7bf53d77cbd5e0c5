import type { Sealer } from '@aloft/kernel/seal'
import type { Kysely, Selectable } from 'kysely'
import type { GatewayTables, StoredScope } from '../gateway-tables.ts'
import type { ActiveSession, SessionLifetime } from './session.ts'

type Database = Kysely<GatewayTables>

function scopeOf(session: ActiveSession): StoredScope {
  const { user, project, projects, roles, regions, endpoints, crew } = session
  return { user, project, projects, roles, regions, endpoints, crew }
}

function columnsOf(session: ActiveSession, sealer: Sealer) {
  return {
    user_id: session.user.id,
    account_id: session.project.id,
    scope: JSON.stringify(scopeOf(session)),
    token: sealer.seal(session.token),
    token_expires_at: new Date(session.expiresAt),
    seen_at: new Date(session.seenAt),
  }
}

export async function insertSession(
  database: Database,
  sealer: Sealer,
  session: ActiveSession,
): Promise<void> {
  await database
    .insertInto('sessions')
    .values({
      id: session.id,
      created_at: new Date(session.createdAt),
      ...columnsOf(session, sealer),
    })
    .execute()
}

/** A new token or project. `false` when the session has ended meanwhile. */
export async function updateSession(
  database: Database,
  sealer: Sealer,
  session: ActiveSession,
): Promise<boolean> {
  const result = await database
    .updateTable('sessions')
    .set(columnsOf(session, sealer))
    .where('id', '=', session.id)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

export async function findSession(
  database: Database,
  sealer: Sealer,
  id: string,
): Promise<ActiveSession | undefined> {
  const row = await database
    .selectFrom('sessions')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row && sessionOf(row, sealer)
}

function sessionOf(
  row: Selectable<GatewayTables['sessions']>,
  sealer: Sealer,
): ActiveSession {
  return {
    ...row.scope,
    id: row.id,
    token: sealer.open(row.token),
    expiresAt: row.token_expires_at.getTime(),
    createdAt: row.created_at.getTime(),
    seenAt: row.seen_at.getTime(),
  }
}

export async function touchSession(
  database: Database,
  id: string,
  nowMs: number,
): Promise<void> {
  await database
    .updateTable('sessions')
    .set({ seen_at: new Date(nowMs) })
    .where('id', '=', id)
    .execute()
}

export async function deleteSession(database: Database, id: string): Promise<void> {
  await database.deleteFrom('sessions').where('id', '=', id).execute()
}

/** Deletes the sessions that have ended by age. */
export async function purgeSessions(
  database: Database,
  lifetime: SessionLifetime,
  nowMs: number,
): Promise<void> {
  await database
    .deleteFrom('sessions')
    .where((where) =>
      where.or([
        where('seen_at', '<', new Date(nowMs - lifetime.idleMs)),
        where('created_at', '<', new Date(nowMs - lifetime.absoluteMs)),
      ]),
    )
    .execute()
}
