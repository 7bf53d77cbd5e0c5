import type { UpstreamFailure } from '@aloft/contracts/error-body'
import { sql, type Kysely, type Selectable } from 'kysely'
import type { GatewayTables } from '../gateway-tables.ts'

type Database = Kysely<GatewayTables>
export type UploadRow = Selectable<GatewayTables['image_uploads']>
type UploadState = UploadRow['state']

const open = ['receiving', 'storing'] as const

/** `false` when there is one of this id. */
export async function insertUpload(
  database: Database,
  row: Omit<UploadRow, 'state' | 'message' | 'upstream' | 'is_lost' | 'size_bytes'> & {
    size_bytes: number
  },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await database
    .insertInto('image_uploads')
    .values({ ...row, state: 'receiving' })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows > 0n
}

/** Of this person in this project only. */
export async function findUpload(
  database: Database,
  id: string,
  whose: { readonly accountId: string; readonly userId: string },
): Promise<UploadRow | undefined> {
  return database
    .selectFrom('image_uploads')
    .selectAll()
    .where('id', '=', id)
    .where('account_id', '=', whose.accountId)
    .where('user_id', '=', whose.userId)
    .executeTakeFirst()
}

/**
 * Writes down what came of it. `false` when that was known already: an end is final. Only what others
 * concluded from the silence of its process is overruled when that `holder` tells the real end.
 */
export async function endUpload(
  database: Database,
  id: string,
  end: {
    readonly state: UploadState
    readonly message?: string | undefined
    readonly upstream?: UpstreamFailure | undefined
  },
  { now, by }: { readonly now: Date; readonly by: 'holder' | 'others' },
): Promise<boolean> {
  const { numUpdatedRows } = await database
    .updateTable('image_uploads')
    .set({
      state: end.state,
      message: end.message ?? null,
      upstream: end.upstream === undefined ? null : JSON.stringify(end.upstream),
      is_lost: by === 'others',
      seen_at: now,
    })
    .where('id', '=', id)
    .where((where) =>
      by === 'holder'
        ? where.or([where('state', 'in', open), where('is_lost', '=', true)])
        : where('state', 'in', open),
    )
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Their process is there: nobody takes them for lost, or any longer. Asks the database in any case. */
export async function touchUploads(
  database: Database,
  ids: readonly string[],
  now: Date,
): Promise<void> {
  await database
    .updateTable('image_uploads')
    .set({
      state: 'receiving',
      message: null,
      upstream: null,
      is_lost: false,
      seen_at: now,
    })
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .where((where) => where.or([where('state', 'in', open), where('is_lost', '=', true)]))
    .execute()
}

/** Open ones whose process has not been heard of since then. */
export async function findLost(database: Database, before: Date): Promise<UploadRow[]> {
  return database
    .selectFrom('image_uploads')
    .selectAll()
    .where('state', 'in', open)
    .where('seen_at', '<', before)
    .limit(100)
    .execute()
}

export async function deleteEnded(database: Database, before: Date): Promise<void> {
  await database
    .deleteFrom('image_uploads')
    .where('state', 'not in', open)
    .where('seen_at', '<', before)
    .execute()
}
