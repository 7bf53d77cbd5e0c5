import { randomBytes } from 'node:crypto'
import type { Block } from '@aloft/kernel/block'
import { Database } from '@aloft/kernel/database'
import type { KernelConfig } from '@aloft/kernel/kernel-config'
import { migrate } from '@aloft/kernel/migrations'
import pg from 'pg'
import { createTestConfig } from './config.ts'
import { createSilentLogger } from './log.ts'
import type { Kysely } from 'kysely'
import { startTestCluster } from './test-cluster.ts'

export interface TestDatabase extends AsyncDisposable {
  readonly name: string
  readonly url: string
  readonly config: KernelConfig['database']
  /** Tables of one schema, as the block that owns it sees them. */
  schema<Tables>(name: string): Kysely<Tables>
  readonly pool: pg.Pool
}

/**
 * A database of its own for a test file: `await using database = await testDatabase([block])`.
 * Cloned from a template that has the migrations of these blocks; empty when none are given.
 */
export async function testDatabase(blocks?: readonly Block[]): Promise<TestDatabase> {
  const admin = await adminUrl()
  const name = `t_${randomBytes(6).toString('hex')}`
  const template = blocks === undefined ? 'template1' : await templateOf(admin, blocks)
  // Copying files is half the work of logging every page: nothing here outlives the run.
  await execute(admin, `create database ${name} template ${template} strategy file_copy`)
  const url = databaseUrl(admin, name)
  const config = { ...createTestConfig().database, url }
  const database = new Database(config, createSilentLogger())
  return {
    name,
    url,
    config,
    pool: database.pool,
    schema: (schema) => database.schema(schema),
    [Symbol.asyncDispose]: async () => {
      await database[Symbol.asyncDispose]()
      await execute(admin, `drop database if exists ${name} with (force)`)
    },
  }
}

let ownCluster: Promise<string> | undefined

/** The run's cluster, else one of this process that ends with it. */
async function adminUrl(): Promise<string> {
  if (process.env.ALOFT_TEST_ON === 'debian') {
    const debian = process.env.ALOFT_TEST_POSTGRES_DEBIAN
    if (debian === undefined) throw new Error("Debian's PostgreSQL was not started")
    return debian
  }
  const given = process.env.ALOFT_TEST_POSTGRES
  if (given !== undefined) return given
  ownCluster ??= startTestCluster().then((cluster) => {
    process.once('beforeExit', () => void cluster[Symbol.asyncDispose]())
    return cluster.adminUrl
  })
  return ownCluster
}

/** One template a set of blocks and run; made by whoever needs it first. */
async function templateOf(admin: string, blocks: readonly Block[]): Promise<string> {
  const name = ['template', ...blocks.map((block) => block.name).sort()].join('_')
  const client = new pg.Client({ connectionString: admin })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(hashtext($1))', [name])
    const known = await client.query(
      'select 1 from pg_database where datname = $1 and datistemplate',
      [name],
    )
    if (known.rowCount !== 0) return name
    await client.query(`drop database if exists ${name} with (force)`)
    await client.query(`create database ${name}`)
    await migrate({ ...createTestConfig().database, url: databaseUrl(admin, name) }, blocks)
    await client.query(`alter database ${name} is_template true`)
    return name
  } finally {
    await client.end()
  }
}

async function execute(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

function databaseUrl(admin: string, name: string): string {
  const url = new URL(admin)
  url.pathname = `/${name}`
  return url.href
}
