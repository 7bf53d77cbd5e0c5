import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Files on their way into images: which process holds the stream of each, and what came of it. */
export const imageUploads: Migration = {
  async up(database: Kysely<unknown>) {
    await database.schema
      .createTable('image_uploads')
      .ifNotExists()
      .addColumn('id', 'uuid', (column) => column.primaryKey())
      .addColumn('account_id', 'text', (column) => column.notNull())
      .addColumn('user_id', 'text', (column) => column.notNull())
      .addColumn('region', 'text', (column) => column.notNull())
      .addColumn('image_id', 'text', (column) => column.notNull())
      .addColumn('size_bytes', 'bigint', (column) => column.notNull())
      .addColumn('owner', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('message', 'text')
      .addColumn('upstream', 'jsonb')
      .addColumn('activity_id', 'uuid', (column) => column.notNull())
      .addColumn('seen_at', 'timestamptz', (column) => column.notNull())
      .execute()
    await database.schema
      .createIndex('image_uploads_seen')
      .ifNotExists()
      .on('image_uploads')
      .column('seen_at')
      .execute()
  },
}
