import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

export const sessions: Migration = {
  async up(database: Kysely<unknown>) {
    await database.schema
      .createTable('sessions')
      .ifNotExists()
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('user_id', 'text', (column) => column.notNull())
      .addColumn('account_id', 'text', (column) => column.notNull())
      .addColumn('scope', 'jsonb', (column) => column.notNull())
      .addColumn('token', 'bytea', (column) => column.notNull())
      .addColumn('token_expires_at', 'timestamptz', (column) => column.notNull())
      .addColumn('created_at', 'timestamptz', (column) => column.notNull())
      .addColumn('seen_at', 'timestamptz', (column) => column.notNull())
      .execute()
    await database.schema
      .createIndex('sessions_seen_at')
      .ifNotExists()
      .on('sessions')
      .column('seen_at')
      .execute()
    await database.schema
      .createTable('sign_in_attempts')
      .ifNotExists()
      .addColumn('id', 'uuid', (column) =>
        column.primaryKey().defaultTo(sql`gen_random_uuid()`),
      )
      .addColumn('username', 'text', (column) => column.notNull())
      .addColumn('address', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('at', 'timestamptz', (column) => column.notNull())
      .execute()
    await database.schema
      .createIndex('sign_in_attempts_by_user')
      .ifNotExists()
      .on('sign_in_attempts')
      .columns(['username', 'address'])
      .execute()
    await database.schema
      .createIndex('sign_in_attempts_at')
      .ifNotExists()
      .on('sign_in_attempts')
      .column('at')
      .execute()
  },
}
