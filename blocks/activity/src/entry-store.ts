import { sql, type Kysely, type Selectable } from 'kysely'
import type { ActivityEntry, ActivityState } from '@aloft/contracts/activity'
import type { ActOutcome, ActTarget } from '@aloft/contracts/gateway'
import type { ActivityTables } from './activity-tables.ts'
import { outcomesSoFar, readParts, writeBegun, type Part } from './part-store.ts'

type Database = Kysely<ActivityTables>
type Row = Selectable<ActivityTables['entries']>

/** With the parts of one that is not finished. */
export type Entry = Row & { readonly parts: readonly Part[] }

export interface NewEntry {
  readonly key: string
  readonly accountId: string
  readonly userId: string
  readonly username: string
  readonly act: string
  readonly title: string
  readonly targets: readonly ActTarget[]
  readonly input: Readonly<Record<string, unknown>>
  readonly secretsDigest: string | undefined
  readonly traceId: string | undefined
  readonly at: Date
  readonly deadlineAt: Date
  /** Parts that begin with it. */
  readonly begun: readonly number[]
}

/** Writes it, or gives back what the same person recorded under the key in this account. */
export async function writeEntry(
  database: Database,
  entry: NewEntry,
): Promise<{ row: Entry; repeated: boolean }> {
  const row = await database
    .transaction()
    .execute((transaction) => insertEntry(transaction, entry))
  if (row !== undefined) return { row: { ...row, parts: [] }, repeated: false }
  const known = await database
    .selectFrom('entries')
    .selectAll()
    .where('account_id', '=', entry.accountId)
    .where('user_id', '=', entry.userId)
    .where('key', '=', entry.key)
    .execute()
  const [recorded] = await withParts(database, known)
  // It was forgotten between the two statements: the key is free again.
  return recorded === undefined
    ? writeEntry(database, entry)
    : { row: recorded, repeated: true }
}

async function insertEntry(database: Database, entry: NewEntry): Promise<Row | undefined> {
  const row = await database
    .insertInto('entries')
    .values({
      key: entry.key,
      account_id: entry.accountId,
      user_id: entry.userId,
      username: entry.username,
      act: entry.act,
      title: entry.title,
      targets: JSON.stringify(entry.targets),
      input: JSON.stringify(entry.input),
      secrets_digest: entry.secretsDigest ?? null,
      target_ids: entry.targets.map(({ id }) => id),
      state: 'started',
      outcomes: '[]',
      trace_id: entry.traceId ?? null,
      at: entry.at,
      finished_at: null,
      deadline_at: entry.deadlineAt,
    })
    .onConflict((conflict) =>
      conflict.columns(['account_id', 'user_id', 'key']).doNothing(),
    )
    .returningAll()
    .executeTakeFirst()
  if (row !== undefined) await writeBegun(database, row.id, entry.begun)
  return row
}

async function withParts(database: Database, rows: readonly Row[]): Promise<Entry[]> {
  const open = rows.filter(({ finished_at: at }) => at === null).map(({ id }) => id)
  const parts = await readParts(database, open)
  return rows.map((row) => ({ ...row, parts: parts.get(row.id) ?? [] }))
}

/** Finishes it. False when there is no such entry. */
export async function completeEntry(
  database: Database,
  id: string,
  outcomes: readonly ActOutcome[],
  finishedAt: Date,
): Promise<boolean> {
  const made = outcomes.flatMap(({ target }) => (target === undefined ? [] : [target.id]))
  return database.transaction().execute(async (transaction) => {
    const { numUpdatedRows } = await transaction
      .updateTable('entries')
      .set((expression) => ({
        outcomes: JSON.stringify(outcomes),
        state: stateOf(outcomes),
        finished_at: finishedAt,
        target_ids: sql<string[]>`(select coalesce(array_agg(distinct entry), '{}')
          from unnest(${expression.ref('target_ids')} || ${made}::text[]) as entry)`,
      }))
      .where('id', '=', id)
      .executeTakeFirst()
    await transaction.deleteFrom('parts').where('entry_id', '=', id).execute()
    return numUpdatedRows > 0n
  })
}

function stateOf(outcomes: readonly ActOutcome[]): ActivityState {
  if (outcomes.some(({ state }) => state === 'unknown')) return 'unknown'
  const done = outcomes.filter(({ state }) => state === 'done').length
  if (done === 0) return 'failed'
  return done === outcomes.length ? 'done' : 'partly'
}

/** Only one without an outcome can be forgotten: what was done stays written. */
export async function forgetEntry(database: Database, id: string): Promise<void> {
  await database
    .deleteFrom('entries')
    .where('id', '=', id)
    .where('finished_at', 'is', null)
    .execute()
}

export async function listEntries(
  database: Database,
  accountId: string,
  filter: {
    readonly target: string | undefined
    readonly before: string | undefined
    readonly limit: number
  },
): Promise<Entry[]> {
  let query = database
    .selectFrom('entries')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('sequence', 'desc')
    .limit(filter.limit)
  if (filter.target !== undefined)
    query = query.where('target_ids', '@>', sql<string[]>`array[${filter.target}]::text[]`)
  if (filter.before !== undefined) {
    const { before } = filter
    query = query.where('sequence', '<', (expression) =>
      expression
        .selectFrom('entries')
        .select('sequence')
        .where('account_id', '=', accountId)
        .where('id', '=', before),
    )
  }
  return withParts(database, await query.execute())
}

/** Those whose process died before it wrote an outcome. */
export async function markInterrupted(database: Database, now: Date): Promise<void> {
  await database
    .updateTable('entries')
    .set({ state: 'unknown' })
    .where('state', '=', 'started')
    .where('deadline_at', '<', now)
    .execute()
}

export async function purgeEntries(database: Database, before: Date): Promise<void> {
  await database.deleteFrom('entries').where('at', '<', before).execute()
}

/** As it travels; one that ran past its deadline is unknown, even before the job has marked it. */
export function presentEntry(row: Entry, now: Date): ActivityEntry {
  const isFinished = row.finished_at !== null
  const interrupted = !isFinished && row.deadline_at < now
  return {
    id: row.id,
    at: row.at.toISOString(),
    username: row.username,
    act: row.act,
    title: row.title,
    targets: [...row.targets],
    input: { ...row.input },
    state: interrupted ? 'unknown' : row.state,
    outcomes: isFinished
      ? [...row.outcomes]
      : outcomesSoFar(row.parts, row.targets, interrupted),
    ...(row.finished_at === null ? {} : { finishedAt: row.finished_at.toISOString() }),
  }
}
