import { sql, type Kysely } from 'kysely'
import type { ActOutcome, ActTarget } from '@aloft/contracts/gateway'
import type { ActivityTables } from './activity-tables.ts'

type Database = Kysely<ActivityTables>

/** One that has begun; without an outcome nobody knows what became of it. */
export interface Part {
  readonly part: number
  readonly outcome: ActOutcome | null
}

export async function writeBegun(
  database: Database,
  entryId: string,
  parts: readonly number[],
): Promise<void> {
  if (parts.length === 0) return
  await database
    .insertInto('parts')
    .values(parts.map((part) => ({ entry_id: entryId, part, outcome: null })))
    .execute()
}

/** That a part begins or, with an outcome, has ended. False when there is no such act under way. */
export async function writePart(
  database: Database,
  entryId: string,
  part: number,
  outcome: ActOutcome | undefined,
): Promise<boolean> {
  const text = outcome === undefined ? null : JSON.stringify(outcome)
  const made = outcome?.target?.id
  return database.transaction().execute(async (transaction) => {
    const open = await transaction
      .selectFrom('entries')
      .select('id')
      .where('id', '=', entryId)
      .where('finished_at', 'is', null)
      // What completes the entry waits for this, and this for that: no part outlives its act.
      .forNoKeyUpdate()
      .executeTakeFirst()
    if (open === undefined) return false
    await transaction
      .insertInto('parts')
      .values({ entry_id: entryId, part, outcome: text })
      .onConflict((conflict) =>
        conflict
          .columns(['entry_id', 'part'])
          // A note that it begins, should it come late, takes no outcome away.
          .doUpdateSet({ outcome: sql`coalesce(excluded.outcome, parts.outcome)` }),
      )
      .execute()
    if (made !== undefined) await addTarget(transaction, entryId, made)
    return true
  })
}

/** What an act made is found by its id too. */
async function addTarget(database: Database, entryId: string, id: string): Promise<void> {
  await database
    .updateTable('entries')
    .set((expression) => ({
      target_ids: sql<string[]>`array_append(${expression.ref('target_ids')}, ${id})`,
    }))
    .where('id', '=', entryId)
    .where(sql<boolean>`not target_ids @> array[${id}]::text[]`)
    .execute()
}

/** Those of each of the entries, in their order. */
export async function readParts(
  database: Database,
  entryIds: readonly string[],
): Promise<Map<string, Part[]>> {
  if (entryIds.length === 0) return new Map()
  const rows = await database
    .selectFrom('parts')
    .selectAll()
    .where('entry_id', 'in', entryIds)
    .orderBy('part')
    .execute()
  return Map.groupBy(rows, (row) => row.entry_id)
}

const interruptedWords =
  'Aloft was interrupted. It may have happened: look before you try again.'

/**
 * What is known of an act that is not finished: of a part that has ended, its outcome. Once it is
 * taken for interrupted, one that had begun is `unknown`; one that is not here was not begun.
 */
export function outcomesSoFar(
  parts: readonly Part[],
  targets: readonly ActTarget[],
  interrupted: boolean,
): ActOutcome[] {
  return parts.flatMap(({ part, outcome }): ActOutcome[] => {
    if (outcome !== null) return [outcome]
    if (!interrupted) return []
    const target = targets[part]
    const message = interruptedWords
    return [{ state: 'unknown', message, ...(target === undefined ? {} : { target }) }]
  })
}
