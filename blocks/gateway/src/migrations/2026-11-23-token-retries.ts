import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** When a token that was not revoked is tried again, and when that is needless. */
export const tokenRetries: Migration = {
  async up(database: Kysely<unknown>) {
    await sql`alter table ${sql.table('ended_tokens')}
      add column if not exists expires_at timestamptz,
      add column if not exists retry_at timestamptz`.execute(database)
  },
}
