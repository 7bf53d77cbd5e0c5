import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Parts of acts under way; they go with their entry. */
export const parts: Migration = {
  async up(database: Kysely<unknown>) {
    await database.schema
      .createTable('parts')
      .ifNotExists()
      .addColumn('entry_id', 'uuid', (column) =>
        column.notNull().references('entries.id').onDelete('cascade'),
      )
      .addColumn('part', 'integer', (column) => column.notNull())
      .addColumn('outcome', sql`jsonb`)
      .addPrimaryKeyConstraint('parts_pkey', ['entry_id', 'part'])
      .execute()
  },
}
