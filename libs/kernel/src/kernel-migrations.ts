import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** The schema `kernel`: who holds which lease, and when the periodic job of that name last began. */
export const kernelMigrations: Readonly<Record<string, Migration>> = {
  '0001-leases': {
    async up(database: Kysely<unknown>) {
      await sql`
        create table if not exists lease (
          name text primary key,
          holder text,
          fence bigint not null default 0,
          expires_at timestamptz not null,
          ran_at timestamptz
        )`.execute(database)
    },
  },
}
