import { createSilentLogger } from '@aloft/testkit/log'
import { testDatabase, type TestDatabase } from '@aloft/testkit/postgres'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createLeases } from './leases.ts'
import { runPeriodically } from './periodic-jobs.ts'

const log = createSilentLogger()
let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase([])
})

afterAll(() => database[Symbol.asyncDispose]())

beforeEach(() => database.pool.query('delete from kernel.lease'))

/** One process' share in the job `probe/count`, until it is disposed. */
function startProcess(everyMs: number, run: (signal: AbortSignal) => Promise<void>) {
  const draining = new AbortController()
  const { pool } = database
  const leases = createLeases(pool, log)
  let asked = 0
  const ended = runPeriodically(
    { name: 'count', everyMs, run },
    {
      block: 'probe',
      pool,
      leases: {
        async acquire(name) {
          const lease = await leases.acquire(name)
          asked += 1
          return lease
        },
      },
      log,
      draining: draining.signal,
    },
  )
  return {
    /** How often it has asked for the lease and got an answer. */
    asked: () => asked,
    async [Symbol.asyncDispose]() {
      draining.abort()
      await ended
    },
  }
}

const lease = async () => {
  const { rows } = await database.pool.query(
    `select holder, fence, ran_at from kernel.lease where name = 'probe/count'`,
  )
  return rows[0] ?? {}
}

test('runs a job again and again, in one process of two', async () => {
  const runs = [0, 0]
  await using _here = startProcess(20, async () => void (runs[0] = (runs[0] ?? 0) + 1))
  await using _there = startProcess(20, async () => void (runs[1] = (runs[1] ?? 0) + 1))
  await expect.poll(() => Math.max(...runs)).toBeGreaterThan(3)
  expect(Math.min(...runs)).toBe(0)
})

test('goes on after a run that failed', async () => {
  let runs = 0
  await using _ = startProcess(20, async () => {
    runs += 1
    throw new Error('This time it failed')
  })
  await expect.poll(() => runs).toBeGreaterThan(2)
})

test('waits for what another process has left of the interval', async () => {
  await database.pool.query(
    `insert into kernel.lease (name, fence, expires_at, ran_at)
     values ('probe/count', 3, now(), now())`,
  )
  let runs = 0
  {
    await using _ = startProcess(60_000, async () => void (runs += 1))
    await expect.poll(async () => (await lease()).fence).toBe(4)
  }
  expect(runs).toBe(0)
})

test('gives the lease back when the process stops', async () => {
  let runs = 0
  {
    await using _ = startProcess(20, async () => void (runs += 1))
    await expect.poll(() => runs).toBeGreaterThan(0)
  }
  expect((await lease()).holder).toBeNull()
})

test('neither runs nor says that it ran once another process holds the lease', async () => {
  let runs = 0
  await using here = startProcess(20, async () => {
    runs += 1
    if (runs > 1) return
    await database.pool.query(
      `update kernel.lease set holder = 'another', fence = fence + 1, ran_at = 'epoch',
       expires_at = now() + interval '1 minute'`,
    )
  })
  // It notices at the next run, long before its own term ends, and asks for the lease anew.
  await expect.poll(here.asked).toBe(2)
  expect(runs).toBe(1)
  expect(await lease()).toMatchObject({ holder: 'another', ran_at: new Date(0) })
})
