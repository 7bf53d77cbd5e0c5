import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTestConfig } from '@aloft/testkit/config'
import { createRecordedLog } from '@aloft/testkit/log'
import { startRelay } from '@aloft/testkit/relay'
import { freePort } from '@aloft/testkit/free-port'
import { testDatabase } from '@aloft/testkit/postgres'
import { sql, type Kysely } from 'kysely'
import pg from 'pg'
import { expect, test } from 'vitest'
import { boot } from './boot.ts'
import { startCluster, type Cluster } from './embedded-postgres/cluster.ts'
import { migrate, pendingMigrations } from './migrations.ts'
import { PostgresNotifications } from './notifications.ts'
import { connectionOptions, Database } from './database.ts'
import { toAloftError } from './error-reply.ts'
import type { KernelConfig } from './kernel-config.ts'
import { PostgresQueue } from './queue.ts'
import { createProbe } from './testing/probe-block.ts'

/** A PostgreSQL that a test may stop and start again on the same port. */
async function startOwnCluster(): Promise<{
  cluster: () => Cluster
  restart(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}> {
  const folder = await mkdtemp(join(tmpdir(), 'aloft-database-'))
  const port = await freePort()
  const start = () =>
    startCluster({
      directory: join(folder, 'postgres'),
      port,
      password: 'test',
      settings: {
        fsync: 'off',
        listen_addresses: '127.0.0.1',
        unix_socket_directories: '',
      },
    })
  let cluster = await start()
  return {
    cluster: () => cluster,
    async restart() {
      cluster = await start()
    },
    async [Symbol.asyncDispose]() {
      await cluster.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

test(
  'a database that goes away and comes back is told of, and nothing needs a restart',
  { timeout: 60_000 },
  async () => {
    await using own = await startOwnCluster()
    const log = createRecordedLog()
    const database = {
      ...createTestConfig().database,
      url: own.cluster().url('postgres'),
      connectTimeoutMs: 1000,
    }
    const kernel = createTestConfig({ database })
    const { block } = createProbe()
    await using running = await boot({
      blocks: [block],
      config: { kernel, sections: {} },
      log: log.log,
    })
    const ask = async (path: string) => {
      const reply = await fetch(new URL(path, running.url))
      return { status: reply.status, body: await reply.json() }
    }
    const heard: unknown[] = []
    let missed = 0
    const pool = new pg.Pool({ connectionString: database.url })
    pool.on('error', () => undefined)
    await using hearing = new PostgresNotifications(
      pool,
      connectionOptions(database),
      log.log,
    )
    await hearing.subscribe(
      'news',
      (payload) => heard.push(payload),
      () => missed++,
    )
    expect((await ask('/api/probe/rows')).status).toBe(200)

    await own.cluster().stop()
    expect(await ask('/api/probe/rows')).toMatchObject({
      status: 503,
      body: { error: { code: 'database_unavailable' } },
    })
    expect(await ask('/ready')).toMatchObject({
      status: 503,
      body: {
        ready: false,
        hops: expect.arrayContaining([
          {
            block: 'kernel',
            name: 'database',
            ok: false,
            ms: expect.any(Number),
          },
        ]),
      },
    })
    expect((await ask('/live')).status).toBe(200)

    await own.restart()
    await expect
      .poll(() => ask('/ready'), { timeout: 10_000 })
      .toMatchObject({ status: 200 })
    expect(await ask('/api/probe/rows')).toEqual({ status: 200, body: { rows: 0 } })
    await expect.poll(() => missed, { timeout: 10_000 }).toBe(1)
    await hearing.publish('news', { after: 'the restart' })
    await expect.poll(() => heard).toEqual([{ after: 'the restart' }])
    const errors = log.lines.filter(({ level }) => level === 'ERROR')
    expect(errors.map(({ message }) => message)).toEqual(['The database went away'])
    await pool.end()
  },
)

/** A database behind a line on which answers may get lost, and what is said about it. */
async function behindRelay(settings: Partial<KernelConfig['database']>) {
  const own = await testDatabase([])
  const direct = new URL(own.url)
  const relay = await startRelay({ host: direct.hostname, port: Number(direct.port) })
  const url = new URL(direct)
  url.port = String(relay.port)
  const log = createRecordedLog()
  const config = { ...createTestConfig().database, url: url.href, ...settings }
  const database = new Database(config, log.log)
  return {
    database,
    relay,
    said: () => log.lines.map(({ message }) => message),
    async [Symbol.asyncDispose]() {
      await database[Symbol.asyncDispose]()
      await relay[Symbol.asyncDispose]()
      await own[Symbol.asyncDispose]()
    },
  }
}

test('a connection that is cut while it works fails its query, not the process', async () => {
  await using line = await behindRelay({})
  const { database, relay } = line
  const client = await database.pool.connect()
  const asleep = client.query('select pg_sleep(60)')
  relay.cut()
  await expect(asleep).rejects.toThrow(/terminated|ECONNRESET/)
  client.release(true)
  relay.restore()
  await database.waitUntilReachable(5000)
  expect(line.said()).toEqual(['The database went away', 'The database is back'])
})

test('a database that hangs fails what waits for it, and is back by itself', async () => {
  await using line = await behindRelay({ answerTimeoutMs: 500, statementTimeoutMs: 0 })
  const { database, relay } = line
  const tables = database.schema<{ thing: { id: number } }>('public')
  await sql`create table public.thing (id integer)`.execute(tables)
  const used = await database.pool.connect()
  relay.loseAnswers()
  const asked = [
    used.query('select 1'),
    tables.selectFrom('thing').select('id').execute(),
    tables.transaction().execute((part) => {
      return part.insertInto('thing').values({ id: 1 }).execute()
    }),
  ]
  for (const failure of await Promise.allSettled(asked)) {
    expect(failure).toMatchObject({ status: 'rejected' })
    const reason = failure.status === 'rejected' ? failure.reason : undefined
    expect(toAloftError(reason).code).toBe('database_unavailable')
  }
  used.release()
  relay.restore()
  await database.waitUntilReachable(5000)
  const rows = await tables.selectFrom('thing').select('id').execute()
  expect(rows, 'a transaction that was cut leaves nothing').toEqual([])
  expect(line.said()).toEqual(['The database went away', 'The database is back'])
})

test('a statement that takes long is no hang: it is left to its own limit', async () => {
  await using line = await behindRelay({ answerTimeoutMs: 1000 })
  const reply = await line.database.pool.query('select pg_sleep(1.6), 1 as done')
  expect(reply.rows).toMatchObject([{ done: 1 }])
  expect(line.said()).toEqual([])
})

test('migrations are applied once, twice changes nothing, several at once wait', async () => {
  await using database = await testDatabase()
  const { block } = createProbe()
  expect(await pendingMigrations(database.config, [block])).toHaveLength(2)
  const results = await Promise.all([
    migrate(database.config, [block]),
    migrate(database.config, [block]),
    migrate(database.config, [block]),
  ])
  expect(results.flat()).toEqual([
    { schema: 'kernel', name: '0001-leases' },
    { schema: 'probe', name: '0001-things' },
  ])
  expect(await pendingMigrations(database.config, [block])).toEqual([])
  const tables = await database.pool.query(
    `select table_schema from information_schema.tables where table_name in ('lease', 'thing') order by 1`,
  )
  expect(tables.rows).toEqual([{ table_schema: 'kernel' }, { table_schema: 'probe' }])
})

test('a migration that fails is named and leaves nothing behind', async () => {
  await using database = await testDatabase()
  const migrations = {
    '0001-half': {
      async up(db: Kysely<unknown>) {
        await db.schema.createTable('half').addColumn('id', 'integer').execute()
        throw new Error('no such column')
      },
    },
  }
  await expect(migrate(database.config, [{ name: 'probe', migrations }])).rejects.toThrow(
    'The schema probe could not be brought up to date: migration 0001-half failed',
  )
  const tables = await database.pool.query(
    `select 1 from information_schema.tables where table_name = 'half'`,
  )
  expect(tables.rowCount).toBe(0)
})

test('a job of the queue is done by one worker, and tried again when it fails', async () => {
  await using database = await testDatabase()
  const log = createRecordedLog()
  await using queue = new PostgresQueue(database.pool, log.log)
  const seen: unknown[] = []
  const done = Promise.withResolvers<void>()
  await queue.work<{ n: number }>('mail', async ({ data }) => {
    seen.push(data.n)
    if (seen.length === 1) throw new Error('not yet')
    done.resolve()
  })
  expect(
    await queue.send('mail', { n: 1 }, { singletonKey: 'a', retryDelaySeconds: 1 }),
  ).toBeDefined()
  expect(await queue.send('mail', { n: 2 }, { singletonKey: 'a' })).toBeUndefined()
  await done.promise
  expect(seen).toEqual([1, 1])
})
