import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

export const entries: Migration = {
  async up(database: Kysely<unknown>) {
    await database.schema
      .createTable('entries')
      .ifNotExists()
      .addColumn('id', 'uuid', (column) =>
        column.primaryKey().defaultTo(sql`gen_random_uuid()`),
      )
      .addColumn('sequence', 'bigint', (column) =>
        column.generatedAlwaysAsIdentity().notNull(),
      )
      .addColumn('account_id', 'text', (column) => column.notNull())
      .addColumn('user_id', 'text', (column) => column.notNull())
      .addColumn('username', 'text', (column) => column.notNull())
      .addColumn('key', 'text', (column) => column.notNull())
      .addColumn('act', 'text', (column) => column.notNull())
      .addColumn('title', 'text', (column) => column.notNull())
      .addColumn('targets', 'jsonb', (column) => column.notNull())
      .addColumn('input', 'jsonb', (column) => column.notNull())
      .addColumn('target_ids', sql`text[]`, (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('outcomes', 'jsonb', (column) => column.notNull())
      .addColumn('trace_id', 'text')
      .addColumn('at', 'timestamptz', (column) => column.notNull())
      .addColumn('finished_at', 'timestamptz')
      .addColumn('deadline_at', 'timestamptz', (column) => column.notNull())
      .execute()
    await database.schema
      .createIndex('entries_key')
      .ifNotExists()
      .on('entries')
      .columns(['account_id', 'user_id', 'key'])
      .unique()
      .execute()
    await database.schema
      .createIndex('entries_account')
      .ifNotExists()
      .on('entries')
      .columns(['account_id', 'sequence'])
      .execute()
    await database.schema
      .createIndex('entries_targets')
      .ifNotExists()
      .on('entries')
      .using('gin')
      .column('target_ids')
      .execute()
    // The few that are under way, for the job that finds the interrupted ones.
    await sql`create index if not exists entries_started on ${sql.table('entries')}
      (deadline_at) where state = 'started'`.execute(database)
  },
}
