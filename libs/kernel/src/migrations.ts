import { Kysely, PostgresDialect, sql } from 'kysely'
import { Migrator, type Migration } from 'kysely/migration'
import pg from 'pg'
import { connectionOptions } from './database.ts'
import { AloftError } from './errors.ts'
import type { KernelConfig } from './kernel-config.ts'
import { kernelMigrations } from './kernel-migrations.ts'

/** Any number that no other user of advisory locks takes. */
const migrationLock = 4_117_230_551

export interface SchemaMigrations {
  /** The block's name; its schema has the same. */
  readonly name: string
  readonly migrations: Readonly<Record<string, Migration>>
}

export interface AppliedMigration {
  readonly schema: string
  readonly name: string
}

/**
 * Brings every schema up to date, one process at a time (an advisory lock holds the others back), and
 * tells what was applied. A migration's tables stand in its block's schema without being qualified:
 * `search_path` is set. Throws `start_failed` with the schema and the migration.
 */
export async function migrate(
  config: KernelConfig['database'],
  blocks: readonly SchemaMigrations[],
): Promise<AppliedMigration[]> {
  const lock = new pg.Client({ ...connectionOptions(config), statement_timeout: 0 })
  // A lost connection shows in the query that fails.
  lock.on('error', () => undefined)
  await lock.connect()
  try {
    await lock.query('select pg_advisory_lock($1)', [migrationLock])
    const applied: AppliedMigration[] = []
    for (const block of withKernel(blocks)) {
      await lock.query(`create schema if not exists ${pg.escapeIdentifier(block.name)}`)
      applied.push(...(await migrateSchema(config, block)))
    }
    return applied
  } finally {
    await lock.end()
  }
}

/** What `migrate` would apply. */
export async function pendingMigrations(
  config: KernelConfig['database'],
  blocks: readonly SchemaMigrations[],
): Promise<AppliedMigration[]> {
  const pending: AppliedMigration[] = []
  for (const block of withKernel(blocks)) {
    await using session = openSession(config, block)
    const exists =
      await sql`select 1 from pg_namespace where nspname = ${block.name}`.execute(
        session.database,
      )
    const names =
      exists.rows.length === 0
        ? Object.keys(block.migrations)
        : (await session.migrator.getMigrations())
            .filter((migration) => migration.executedAt === undefined)
            .map((migration) => migration.name)
    pending.push(...names.map((name) => ({ schema: block.name, name })))
  }
  return pending
}

async function migrateSchema(
  config: KernelConfig['database'],
  block: SchemaMigrations,
): Promise<AppliedMigration[]> {
  await using session = openSession(config, block)
  const { error, results = [] } = await session.migrator.migrateToLatest()
  if (error !== undefined) {
    const failed = results.find((result) => result.status === 'Error')
    throw new AloftError(
      'start_failed',
      {
        message: `The schema ${block.name} could not be brought up to date${
          failed === undefined ? '' : `: migration ${failed.migrationName} failed`
        }.`,
        hint: 'The cause says why; nothing of that migration was applied.',
      },
      { cause: error },
    )
  }
  return results
    .filter((result) => result.status === 'Success')
    .map((result) => ({ schema: block.name, name: result.migrationName }))
}

function openSession(config: KernelConfig['database'], block: SchemaMigrations) {
  const pool = new pg.Pool({
    ...connectionOptions(config),
    statement_timeout: 0,
    max: 1,
    options: `-c search_path=${block.name}`,
  })
  pool.on('error', () => undefined)
  const database = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: async () => ({ ...block.migrations }) },
    migrationTableSchema: block.name,
    migrationTableName: 'migration',
    migrationLockTableName: 'migration_lock',
  })
  return {
    database,
    migrator,
    [Symbol.asyncDispose]: () => database.destroy(),
  }
}

function withKernel(blocks: readonly SchemaMigrations[]): readonly SchemaMigrations[] {
  return [{ name: 'kernel', migrations: kernelMigrations }, ...blocks]
}
