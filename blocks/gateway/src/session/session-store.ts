import type { Logger } from '@aloft/kernel/log'
import type { Sealer } from '@aloft/kernel/seal'
import type { Kysely, Selectable } from 'kysely'
import type { GatewayTables, StoredScope } from '../gateway-tables.ts'
import type { ActiveSession, SessionLifetime } from './session.ts'
import { openedToken } from './opened-token.ts'
import { insertEnded } from './token-ending-store.ts'

type Database = Kysely<GatewayTables>
type Row = Selectable<GatewayTables['sessions']>

export interface SessionStore {
  readonly database: Database
  readonly sealer: Sealer
}

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

/**
 * A session that no configured key opens has ended: it is deleted, because nobody can use it or its
 * token any more.
 */
export async function findSession(
  { database, sealer, log }: SessionStore & { readonly log: Logger },
  id: string,
): Promise<ActiveSession | undefined> {
  const row = await database
    .selectFrom('sessions')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const token = openedToken(row.token, sealer)
  if (token !== undefined) return sessionOf(row, token)
  const { numDeletedRows } = await database
    .deleteFrom('sessions')
    .where('id', '=', id)
    .where('token', '=', row.token)
    .executeTakeFirst()
  if (numDeletedRows > 0n) {
    const { user, project } = row.scope
    log.warn(
      { username: user.name, account: project.name },
      'A session was sealed with a key that is not configured: it has ended',
    )
  }
  return undefined
}

function sessionOf(row: Row, token: string): ActiveSession {
  return {
    ...row.scope,
    id: row.id,
    token,
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

/** What a change left behind: a token whose end is noted, to be revoked. */
export interface Left {
  readonly token: string | undefined
}

/**
 * Stores a new token or project, and notes the end of the token that was stored before, whichever that
 * was by now. Absent when the session has ended meanwhile.
 */
export async function replaceSession(
  { database, sealer }: SessionStore,
  session: ActiveSession,
  traceId: string,
): Promise<Left | undefined> {
  return database.transaction().execute(async (transaction) => {
    const before = await lockSession(transaction, session.id)
    if (before === undefined) return undefined
    await transaction
      .updateTable('sessions')
      .set(columnsOf(session, sealer))
      .where('id', '=', session.id)
      .execute()
    return { token: await noteEnd(transaction, sealer, before, traceId, session.token) }
  })
}

/** Ends the session and notes the end of its token. */
export async function deleteSession(
  { database, sealer }: SessionStore,
  id: string,
  traceId: string,
): Promise<Left> {
  return database.transaction().execute(async (transaction) => {
    const row = await transaction
      .deleteFrom('sessions')
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirst()
    return { token: row && (await noteEnd(transaction, sealer, row, traceId)) }
  })
}

/** Deletes the sessions that have ended by age, and notes the end of their tokens. */
export async function purgeSessions(
  { database, sealer }: SessionStore,
  lifetime: SessionLifetime,
  nowMs: number,
  traceId: string,
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    const rows = await transaction
      .deleteFrom('sessions')
      .where((where) =>
        where.or([
          where('seen_at', '<', new Date(nowMs - lifetime.idleMs)),
          where('created_at', '<', new Date(nowMs - lifetime.absoluteMs)),
        ]),
      )
      .returningAll()
      .execute()
    for (const row of rows) await noteEnd(transaction, sealer, row, traceId)
  })
}

/**
 * From now on the token counts as ended. `false` when the session goes on with another one, or has
 * ended.
 */
export async function expireToken(
  { database, sealer }: SessionStore,
  { id, token }: Pick<ActiveSession, 'id' | 'token'>,
  nowMs: number,
): Promise<boolean> {
  return database.transaction().execute(async (transaction) => {
    const row = await lockSession(transaction, id)
    if (row === undefined || openedToken(row.token, sealer) !== token) return false
    await transaction
      .updateTable('sessions')
      .set({ token_expires_at: new Date(nowMs) })
      .where('id', '=', id)
      .execute()
    return true
  })
}

function lockSession(database: Database, id: string): Promise<Row | undefined> {
  return database
    .selectFrom('sessions')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

async function noteEnd(
  database: Database,
  sealer: Sealer,
  row: Row,
  traceId: string,
  goesOnWith?: string,
): Promise<string | undefined> {
  const token = openedToken(row.token, sealer)
  if (token === undefined || token === goesOnWith) return undefined
  const { user, project } = row.scope
  await insertEnded(database, sealer, {
    token,
    expiresAt: row.token_expires_at,
    context: { username: user.name, account: project.name, traceId },
  })
  return token
}
