import { createFakeClock } from '@aloft/testkit/fake-clock'
import { createRecordedLog } from '@aloft/testkit/log'
import { testDatabase } from '@aloft/testkit/postgres'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import gateway from '../block.ts'
import type { GatewayTables } from '../gateway-tables.ts'
import { Pulse } from './pulse.ts'
import { endUpload, findLost, findUpload, insertUpload } from './upload-store.ts'

const whose = { accountId: 'reach', userId: 'devops' }
const silenceMs = 45_000
const clock = createFakeClock()
const { log } = createRecordedLog()
let disposal: AsyncDisposable
let database: ReturnType<typeof tables>
const tables = (made: Awaited<ReturnType<typeof testDatabase>>) =>
  made.schema<GatewayTables>('gateway')
/** Of the process that holds the upload, and of another one. */
let holder: Pulse
let other: Pulse
let id: string

beforeAll(async () => {
  const made = await testDatabase([gateway])
  disposal = made
  database = tables(made)
})
afterAll(() => disposal[Symbol.asyncDispose]())

beforeEach(async () => {
  id = crypto.randomUUID()
  holder = new Pulse({ database, clock, log, silenceMs, open: () => [id] })
  other = new Pulse({ database, clock, log, silenceMs, open: () => [] })
  await insertUpload(database, {
    id,
    account_id: whose.accountId,
    user_id: whose.userId,
    region: 'dfw',
    image_id: crypto.randomUUID(),
    size_bytes: 1000,
    owner: 'http://127.0.0.1:8080',
    instance: 'web-1/1',
    activity_id: crypto.randomUUID(),
    seen_at: new Date(clock.now()),
  })
})

async function go(ms: number, pulses: readonly Pulse[]): Promise<void> {
  for (let gone = 0; gone < ms; gone += 10_000) {
    clock.advance(10_000)
    for (const pulse of pulses) await pulse.beat()
  }
}

/** Ids of those whose process is gone, by the other one. */
async function lost(): Promise<string[] | 'not to be told'> {
  const before = other.goneBefore()
  if (before === undefined) return 'not to be told'
  const rows = await findLost(database, before)
  return rows.map((row) => row.id).filter((each) => each === id)
}

test('an upload is lost when its process falls silent, and not before', async () => {
  await go(100_000, [holder, other])
  expect(await lost()).toEqual([])
  await go(40_000, [other])
  expect(await lost()).toEqual([])
  await go(10_000, [other])
  expect(await lost()).toEqual([id])
})

test('after the database was away nobody is taken for gone before all could speak', async () => {
  await go(100_000, [holder, other])
  clock.advance(600_000)
  expect(await lost()).toBe('not to be told')
  await other.beat()
  expect(await lost()).toBe('not to be told')
  await go(40_000, [holder, other])
  expect(await lost()).toBe('not to be told')
  await go(10_000, [holder, other])
  expect(await lost()).toEqual([])
})

test('the real end overrules that of a process that was only silent', async () => {
  const row = () => findUpload(database, id, whose)
  const now = new Date(clock.now())
  const failed = { state: 'failed', message: 'It is gone.' } as const
  expect(await endUpload(database, id, failed, { now, by: 'others' })).toBe(true)
  expect(await row()).toMatchObject({ state: 'failed', is_lost: true })
  expect(await endUpload(database, id, { state: 'done' }, { now, by: 'holder' })).toBe(true)
  expect(await row()).toMatchObject({ state: 'done', message: null, is_lost: false })
  for (const by of ['others', 'holder'] as const)
    expect(await endUpload(database, id, failed, { now, by })).toBe(false)
})

test('an upload that was taken for lost goes on when its process speaks again', async () => {
  const now = new Date(clock.now())
  await endUpload(database, id, { state: 'failed', message: 'x' }, { now, by: 'others' })
  await holder.beat()
  expect(await findUpload(database, id, whose)).toMatchObject({
    state: 'receiving',
    message: null,
    is_lost: false,
  })
})
