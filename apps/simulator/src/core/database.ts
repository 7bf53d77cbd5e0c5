import { report } from './report.ts'
import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'

/** One row a resource, whatever its kind; `body` is the resource as JSON text. */
export interface ResourceRow {
  region: string
  kind: string
  id: string
  project_id: string | null
  body: string
}

export interface Database {
  resource: ResourceRow
}

const CHUNK = 1_000

/** Opens the simulator's schema in the database, making it where it is missing. */
export async function openDatabase(url: string): Promise<Kysely<Database>> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 4,
    options: '-c search_path=simulator,public',
  })
  pool.on('error', (error) => {
    report('database connection lost', error)
  })
  const database = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) })
  await sql`create schema if not exists simulator`.execute(database)
  await sql`create table if not exists simulator.resource (
    region text not null,
    kind text not null,
    id text not null,
    project_id text,
    body json not null,
    position bigint generated always as identity,
    primary key (region, kind, id)
  )`.execute(database)
  return database
}

/** All rows in order of creation, bodies unparsed. */
export async function readRows(database: Kysely<Database>): Promise<ResourceRow[]> {
  const result = await sql<ResourceRow>`
    select region, kind, id, project_id, body::text as body
    from simulator.resource order by position`.execute(database)
  return result.rows
}

/** Writes and removes all of it, or nothing. `puts` is read as it is written, a part at a time. */
export async function writeRows(
  database: Kysely<Database>,
  puts: Iterable<ResourceRow>,
  deletes: Pick<ResourceRow, 'region' | 'kind' | 'id'>[],
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    for (const rows of chunks(puts)) {
      await sql`
        insert into simulator.resource (region, kind, id, project_id, body)
        select region, kind, id, project_id, body::json
        from unnest(
          ${rows.map((row) => row.region)}::text[], ${rows.map((row) => row.kind)}::text[],
          ${rows.map((row) => row.id)}::text[], ${rows.map((row) => row.project_id)}::text[],
          ${rows.map((row) => row.body)}::text[]
        ) as row(region, kind, id, project_id, body)
        on conflict (region, kind, id)
        do update set project_id = excluded.project_id, body = excluded.body`.execute(
        transaction,
      )
    }
    for (const rows of chunks(deletes)) {
      await sql`
        delete from simulator.resource where (region, kind, id) in (
          select * from unnest(
            ${rows.map((row) => row.region)}::text[], ${rows.map((row) => row.kind)}::text[],
            ${rows.map((row) => row.id)}::text[]
          )
        )`.execute(transaction)
    }
  })
}

function* chunks<T>(rows: Iterable<T>): Generator<T[]> {
  let chunk: T[] = []
  for (const row of rows) {
    chunk.push(row)
    if (chunk.length < CHUNK) continue
    yield chunk
    chunk = []
  }
  if (chunk.length > 0) yield chunk
}
