import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testDatabase, type TestDatabase } from '@aloft/testkit/postgres'
import type { Kysely } from 'kysely'
import type { ActivityTables } from './activity-tables.ts'
import block from './block.ts'
import {
  completeEntry,
  forgetEntry,
  listEntries,
  markInterrupted,
  presentEntry,
  purgeEntries,
  writeEntry,
  type NewEntry,
} from './entry-store.ts'
import { writePart } from './part-store.ts'
import { isSameAct } from './same-act.ts'

let database: TestDatabase
let tables: Kysely<ActivityTables>
const at = new Date('2026-02-01T10:00:00Z')
const later = new Date('2026-02-01T11:00:00Z')

beforeAll(async () => {
  database = await testDatabase([block])
  tables = database.schema<ActivityTables>('activity')
})
afterAll(() => database[Symbol.asyncDispose]())

const entry = (changes: Partial<NewEntry> = {}): NewEntry => ({
  key: crypto.randomUUID(),
  accountId: crypto.randomUUID(),
  userId: 'ann',
  username: 'ann',
  act: 'server.stop',
  title: 'Shut down web-01',
  targets: [{ region: 'dfw', id: 'web-01' }],
  input: {},
  secretsDigest: undefined,
  traceId: undefined,
  begun: [0],
  at,
  deadlineAt: new Date('2026-02-01T10:05:00Z'),
  ...changes,
})
const all = { target: undefined, before: undefined, limit: 50 }
const done = (id: string) => ({ state: 'done' as const, target: { region: 'dfw', id } })

describe('the log of acts', () => {
  it('gives a repeated key what was recorded, to the same person and account only', async () => {
    const first = entry()
    const { row } = await writeEntry(tables, first)
    const again = await writeEntry(tables, { ...first, title: 'Other words' })
    expect(again).toMatchObject({ repeated: true, row: { id: row.id, title: first.title } })
    const other = await writeEntry(tables, { ...first, userId: 'bob' })
    expect(other.repeated).toBe(false)
  })

  it('writes one entry when the same key comes twice at once', async () => {
    const same = entry()
    const both = await Promise.all([writeEntry(tables, same), writeEntry(tables, same)])
    expect(both.filter(({ repeated }) => repeated)).toHaveLength(1)
    expect(await listEntries(tables, same.accountId, all)).toHaveLength(1)
  })

  it('finds an entry by its target and by what it made', async () => {
    const made = entry({ targets: [] })
    const { row } = await writeEntry(tables, made)
    await completeEntry(tables, row.id, [done('new-01')], later)
    const find = (target: string) => listEntries(tables, made.accountId, { ...all, target })
    expect(await find('new-01')).toMatchObject([{ id: row.id, state: 'done' }])
    expect(await find('web-01')).toEqual([])
  })

  it('tells partly done from failed', async () => {
    const failed = { state: 'failed' as const, message: 'No.' }
    const partly = await writeEntry(tables, entry())
    await completeEntry(tables, partly.row.id, [done('web-01'), failed], later)
    const nothing = await writeEntry(tables, entry())
    await completeEntry(tables, nothing.row.id, [failed], later)
    const rows = await tables
      .selectFrom('entries')
      .select('state')
      .where('id', 'in', [partly.row.id, nothing.row.id])
      .orderBy('sequence')
      .execute()
    expect(rows.map(({ state }) => state)).toEqual(['partly', 'failed'])
  })

  it('calls an act unknown when nobody knows what became of a part of it', async () => {
    const unanswered = { state: 'unknown' as const, message: 'No answer.' }
    const given = entry()
    const { row } = await writeEntry(tables, given)
    await completeEntry(tables, row.id, [done('web-01'), unanswered], later)
    const [listed] = await listEntries(tables, given.accountId, all)
    expect(listed).toMatchObject({ state: 'unknown', finished_at: later })
  })

  it('reads page by page, newest first', async () => {
    const accountId = crypto.randomUUID()
    for (const title of ['a', 'b', 'c'])
      await writeEntry(tables, entry({ accountId, title }))
    const first = await listEntries(tables, accountId, { ...all, limit: 2 })
    expect(first.map(({ title }) => title)).toEqual(['c', 'b'])
    const before = first.at(-1)?.id
    const rest = await listEntries(tables, accountId, { ...all, before })
    expect(rest.map(({ title }) => title)).toEqual(['a'])
  })

  it('calls an act without an outcome unknown once its deadline is over', async () => {
    const lost = entry()
    const { row } = await writeEntry(tables, lost)
    expect(presentEntry(row, at).state).toBe('started')
    expect(presentEntry(row, later).state).toBe('unknown')
    await markInterrupted(tables, later)
    const [marked] = await listEntries(tables, lost.accountId, all)
    expect(marked?.state).toBe('unknown')
  })

  it('tells of an interrupted act what was done, what may have been, and of the rest nothing', async () => {
    const targets = ['web-1', 'web-2', 'web-3', 'web-4'].map((id) => ({
      region: 'dfw',
      id,
    }))
    const given = entry({ targets, begun: [0, 1] })
    const { row } = await writeEntry(tables, given)
    const read = async (now: Date) => {
      const [found] = await listEntries(tables, given.accountId, all)
      return found && presentEntry(found, now)
    }
    await writePart(tables, row.id, 0, done('web-1'))
    await writePart(tables, row.id, 2, undefined)
    await writePart(tables, row.id, 2, { state: 'failed', message: 'No.' })
    expect(await read(at)).toMatchObject({
      state: 'started',
      outcomes: [done('web-1'), { state: 'failed' }],
    })
    const known = [
      done('web-1'),
      { state: 'unknown', target: targets[1] },
      { state: 'failed' },
    ]
    expect(await read(later)).toMatchObject({ state: 'unknown', outcomes: known })
    await markInterrupted(tables, later)
    expect(await read(later)).toMatchObject({ state: 'unknown', outcomes: known })
    const again = await writeEntry(tables, given)
    expect(again.repeated).toBe(true)
    expect(presentEntry(again.row, later).outcomes).toMatchObject(known)
  })

  it('finds an interrupted act by what it had made', async () => {
    const given = entry({ targets: [], begun: [0] })
    const { row } = await writeEntry(tables, given)
    await writePart(tables, row.id, 0, done('made-1'))
    const found = await listEntries(tables, given.accountId, { ...all, target: 'made-1' })
    expect(found).toMatchObject([{ id: row.id }])
  })

  it('takes no part of an act that is finished', async () => {
    const { row } = await writeEntry(tables, entry())
    await completeEntry(tables, row.id, [done('web-01')], later)
    expect(await writePart(tables, row.id, 0, { state: 'failed' })).toBe(false)
    expect(
      await tables.selectFrom('parts').where('entry_id', '=', row.id).execute(),
    ).toEqual([])
  })

  it('frees the key of a forgotten act, but never forgets what was done', async () => {
    const nothing = entry()
    const { row } = await writeEntry(tables, nothing)
    await forgetEntry(tables, row.id)
    const again = await writeEntry(tables, nothing)
    expect(again.repeated).toBe(false)
    await completeEntry(tables, again.row.id, [done('web-01')], later)
    await forgetEntry(tables, again.row.id)
    expect((await writeEntry(tables, nothing)).repeated).toBe(true)
  })

  it('deletes what is too old', async () => {
    const old = entry({ at: new Date('2020-01-01T00:00:00Z') })
    await writeEntry(tables, old)
    await purgeEntries(tables, new Date('2021-01-01T00:00:00Z'))
    expect(await listEntries(tables, old.accountId, all)).toEqual([])
  })
})

it('tells the same act from another under one key, whatever the order of its input', () => {
  const one = entry({ input: { a: 1, b: undefined, c: [2] } })
  expect(isSameAct({ ...one, input: { c: [2], a: 1 } }, one)).toBe(true)
  expect(isSameAct({ ...one, act: 'server.start' }, one)).toBe(false)
  expect(isSameAct({ ...one, input: { a: 2 } }, one)).toBe(false)
  const password = { ...one, secretsDigest: 'digest of one' }
  expect(isSameAct({ ...one, secretsDigest: 'digest of one' }, password)).toBe(true)
  expect(isSameAct({ ...one, secretsDigest: 'digest of two' }, password)).toBe(false)
})

it('leaves no part behind that is written while its act is completed', async () => {
  const { row } = await writeEntry(tables, entry({ begun: [] }))
  const updated = Promise.withResolvers<void>()
  const completing = Promise.withResolvers<void>()
  const completed = tables.transaction().execute(async (transaction) => {
    await transaction
      .updateTable('entries')
      .set({ finished_at: later, state: 'done' })
      .where('id', '=', row.id)
      .execute()
    updated.resolve()
    await completing.promise
    await transaction.deleteFrom('parts').where('entry_id', '=', row.id).execute()
  })
  await updated.promise
  const written = writePart(tables, row.id, 3, done('late'))
  const isWaiting = async () => {
    const { rows } = await database.pool.query(
      `select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
    )
    return rows.length
  }
  await expect.poll(isWaiting).toBe(1)
  completing.resolve()
  await completed
  expect(await written).toBe(false)
  const left = await tables
    .selectFrom('parts')
    .where('entry_id', '=', row.id)
    .selectAll()
    .execute()
  expect(left).toEqual([])
})
