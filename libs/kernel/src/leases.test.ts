import { testDatabase } from '@aloft/testkit/postgres'
import { createSilentLogger } from '@aloft/testkit/log'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { createLeases, leaseLifeMs } from './leases.ts'

const log = createSilentLogger()

test('a lease is held by one of two processes', async () => {
  await using database = await testDatabase([])
  const here = createLeases(database.pool, log)
  const there = createLeases(database.pool, log)
  const lease = await here.acquire('sweep')
  expect(await there.acquire('sweep')).toBeUndefined()
  await lease?.release()
  const next = await there.acquire('sweep')
  expect(next?.fence).toBe((lease?.fence ?? 0) + 1)
  expect(lease?.signal.aborted).toBe(true)
  await next?.release()
})

test('a lease whose holder died is taken over within ten seconds', async () => {
  expect(leaseLifeMs).toBeLessThanOrEqual(9000)
  await using database = await testDatabase([])
  const lifeMs = 300
  await database.pool.query(
    `insert into kernel.lease (name, holder, fence, expires_at)
     values ('sweep', 'a dead process', 4, now() + interval '300 milliseconds')`,
  )
  const leases = createLeases(database.pool, log, lifeMs)
  expect(await leases.acquire('sweep')).toBeUndefined()
  const lease = await expect
    .poll(() => leases.acquire('sweep'), { timeout: 3000, interval: 50 })
    .toBeDefined()
    .then(() => database.pool.query(`select fence from kernel.lease where name = 'sweep'`))
  expect(lease.rows[0]).toMatchObject({ fence: 5 })
})

test('a holder outlives its first term by renewing', async () => {
  await using database = await testDatabase([])
  const lifeMs = 1500
  const holder = createLeases(database.pool, log, lifeMs)
  const other = createLeases(database.pool, log, lifeMs)
  const lease = await holder.acquire('sweep')
  const { rows } = await database.pool.query(`select expires_at from kernel.lease`)
  const isOver = () =>
    database.pool.query(`select now() > $1::timestamptz as over`, [rows[0].expires_at])
  await expect
    .poll(
      async () => {
        expect(await other.acquire('sweep')).toBeUndefined()
        return (await isOver()).rows
      },
      { timeout: 10 * lifeMs, interval: 100 },
    )
    .toEqual([{ over: true }])
  expect(await other.acquire('sweep')).toBeUndefined()
  expect(lease?.signal.aborted).toBe(false)
  await lease?.release()
})

test('a holder learns that its lease was taken from it', async () => {
  await using database = await testDatabase([])
  const lease = await createLeases(database.pool, log, 400).acquire('sweep')
  if (lease === undefined) throw new Error('The lease is free')
  const lost = once(lease.signal, 'abort')
  await database.pool.query(`update kernel.lease set holder = 'another', fence = fence + 1`)
  await lost
  expect(lease.signal.aborted).toBe(true)
})
