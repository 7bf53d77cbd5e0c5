import { sql } from 'kysely'
import type { Store } from '../core/store.ts'

/** One row holds this much of an object, so that neither side needs the whole of it in memory. */
export const pieceBytes = 1024 * 1024

/**
 * Makes the tables of Swift. Names are compared by their bytes, as Swift does (`collate "C"`).
 * An object's bytes lie under a content id, so that a copy shares them; an object without one is
 * of zeros (a seeded one).
 */
export async function openTables({ database }: Store): Promise<void> {
  await sql`create table if not exists simulator.swift_account (
    region text not null,
    account text not null,
    metadata json not null,
    changed_at double precision not null,
    primary key (region, account)
  )`.execute(database)
  await sql`create table if not exists simulator.swift_container (
    region text not null,
    account text not null,
    name text collate "C" not null,
    metadata json not null,
    object_count bigint not null default 0,
    bytes_used bigint not null default 0,
    created_at double precision not null,
    changed_at double precision not null,
    primary key (region, account, name)
  )`.execute(database)
  await sql`create table if not exists simulator.swift_object (
    region text not null,
    account text not null,
    container text collate "C" not null,
    name text collate "C" not null,
    etag text not null,
    bytes bigint not null,
    content_type text not null,
    metadata json not null,
    content_id uuid,
    segments json,
    changed_at double precision not null,
    expires_at double precision,
    primary key (region, account, container, name)
  )`.execute(database)
  await sql`create index if not exists swift_object_expiry on simulator.swift_object
    (region, account, container, expires_at) where expires_at is not null`.execute(database)
  await sql`create index if not exists swift_object_content on simulator.swift_object
    (content_id) where content_id is not null`.execute(database)
  await sql`create table if not exists simulator.swift_piece (
    content_id uuid not null,
    position integer not null,
    bytes bytea not null,
    primary key (content_id, position)
  )`.execute(database)
  // What is uploaded is seldom worth compressing, and trying costs more than writing it.
  await sql`alter table simulator.swift_piece alter column bytes set storage external`.execute(
    database,
  )
}

/** Removes what uploads left behind that were cut off with the process. */
export async function sweepPieces({ database }: Store): Promise<void> {
  await sql`delete from simulator.swift_piece as piece where not exists (
    select from simulator.swift_object as object where object.content_id = piece.content_id
  )`.execute(database)
}
