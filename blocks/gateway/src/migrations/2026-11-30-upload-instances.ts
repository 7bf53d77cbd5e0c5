import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Which start of a process holds an upload, and whether its end was only concluded from silence. */
export const uploadInstances: Migration = {
  async up(database: Kysely<unknown>) {
    await sql`alter table ${sql.table('image_uploads')}
      add column if not exists instance text,
      add column if not exists is_lost boolean not null default false`.execute(database)
  },
}
