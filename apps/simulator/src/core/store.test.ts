import { testDatabase } from '@aloft/testkit/postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Resource } from './collection.ts'
import { Store } from './store.ts'

interface Thing extends Resource {
  readonly name: string
}

const disposal = new AsyncDisposableStack()
let url = ''
beforeAll(async () => {
  url = disposal.use(await testDatabase()).url
})
afterAll(() => disposal.disposeAsync())

test('what was flushed is there for whoever opens the store next, in its order', async () => {
  await using store = await Store.open(url)
  const things = store.collection<Thing>('dfw', 'thing')
  things.put({ id: 'b', name: 'first', project_id: 'p' })
  things.put({ id: 'a', name: 'second' })
  things.put({ id: 'b', name: 'changed', project_id: 'p' })
  things.put({ id: 'c', name: 'gone' })
  things.delete('c')
  await store.flushed()

  await using other = await Store.open(url)
  const read = other.collection<Thing>('dfw', 'thing')
  expect(read.list().map(({ name }) => name)).toEqual(['changed', 'second'])
  expect(read.list('p').map(({ id }) => id)).toEqual(['b'])
  expect(other.collection<Thing>('ord', 'thing').size).toBe(0)
})

test('changes made while a write is under way are written by the next', async () => {
  await using store = await Store.open(url)
  const things = store.collection<Thing>('dfw', 'busy')
  const writes: Promise<void>[] = []
  for (let number = 0; number < 50; number += 1) {
    things.put({ id: `${number % 7}`, name: `${number}` })
    writes.push(store.flushed())
    if (number % 10 === 0) await Promise.resolve()
  }
  await Promise.all(writes)
  await using other = await Store.open(url)
  const names = other
    .collection<Thing>('dfw', 'busy')
    .list()
    .map(({ name }) => Number(name))
  expect(names.sort((a, b) => a - b)).toEqual([43, 44, 45, 46, 47, 48, 49])
})

test('a write that fails is told to who waits for it, and made up for by the next', async () => {
  await using store = await Store.open(url)
  const things = store.collection<Thing>('dfw', 'kept')
  const unwritable = { name: 'not yet', toJSON: () => fail() }
  let broken = true
  const fail = () => {
    if (broken) throw new Error('cannot be written')
    return { id: 'one', name: 'at last' }
  }
  things.put({ id: 'one', ...unwritable })
  await expect(store.flushed()).rejects.toThrow('cannot be written')
  broken = false
  await store.flushed()
  await using other = await Store.open(url)
  expect(other.collection<Thing>('dfw', 'kept').get('one')?.name).toBe('at last')
})
