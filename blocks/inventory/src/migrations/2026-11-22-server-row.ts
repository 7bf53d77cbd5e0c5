import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Unlogged: the rows are a copy of what the clouds have, and read again after a crash. */
export const serverRow: Migration = {
  async up(database: Kysely<unknown>) {
    await sql`
      create unlogged table if not exists inventory.server_row (
        scope text not null,
        id text collate "C" not null,
        region text not null,
        walk bigint not null,
        passing boolean not null,
        cells jsonb not null,
        search text collate "C" not null,
        facet_status text[] not null,
        facet_tags text[] not null,
        facet_memory text[] not null,
        facet_region text[] not null,
        facet_image text[] not null,
        facet_flavor text[] not null,
        key_name text collate "C",
        key_status text collate "C",
        key_tags text collate "C",
        key_address text collate "C",
        key_memory double precision,
        key_region text collate "C",
        key_image text collate "C",
        key_flavor text collate "C",
        key_vcpus double precision,
        key_disk double precision,
        key_created double precision,
        key_family text collate "C",
        key_key_pair text collate "C",
        key_zone text collate "C",
        key_locked text collate "C",
        key_id text collate "C",
        primary key (scope, id)
      )`.execute(database)
  },
}
