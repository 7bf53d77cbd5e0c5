import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Empty for acts without secrets, and for those that were written before there was one. */
export const secretsDigest: Migration = {
  async up(database: Kysely<unknown>) {
    await sql`alter table ${sql.table('entries')}
      add column if not exists secrets_digest text`.execute(database)
  },
}
