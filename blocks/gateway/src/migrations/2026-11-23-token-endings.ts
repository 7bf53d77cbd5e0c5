import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Which tokens acts under way work with, and which shall be revoked once none does. */
export const tokenEndings: Migration = {
  async up(database: Kysely<unknown>) {
    await database.schema
      .createTable('token_uses')
      .ifNotExists()
      .addColumn('id', 'uuid', (column) =>
        column.primaryKey().defaultTo(sql`gen_random_uuid()`),
      )
      .addColumn('token_digest', 'text', (column) => column.notNull())
      .addColumn('until', 'timestamptz', (column) => column.notNull())
      .execute()
    await database.schema
      .createIndex('token_uses_digest')
      .ifNotExists()
      .on('token_uses')
      .column('token_digest')
      .execute()
    await database.schema
      .createTable('ended_tokens')
      .ifNotExists()
      .addColumn('token_digest', 'text', (column) => column.primaryKey())
      .addColumn('token', 'bytea', (column) => column.notNull())
      .addColumn('username', 'text', (column) => column.notNull())
      .addColumn('account', 'text', (column) => column.notNull())
      .addColumn('trace_id', 'text', (column) => column.notNull())
      .execute()
  },
}
