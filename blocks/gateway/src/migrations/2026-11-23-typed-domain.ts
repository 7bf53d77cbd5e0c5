import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Whose attempt it was among namesakes; null for those of the release before. */
export const typedDomain: Migration = {
  async up(database: Kysely<unknown>) {
    await sql`alter table ${sql.table('sign_in_attempts')}
      add column if not exists domain text`.execute(database)
  },
}
