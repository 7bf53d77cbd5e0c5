import { expect, test } from 'vitest'
import { Collection } from './collection.ts'
import { createProgress, type InProgress } from './progress.ts'

interface Walker extends InProgress {
  readonly place: number
}

function collectionOf(items: Walker[]): Collection<Walker> {
  return new Collection<Walker>('dfw', 'walker', items, () => undefined)
}

function walk(walkers: Collection<Walker>, last: number) {
  return (walker: Walker) => {
    const place = walker.place + 1
    const dueAt = (walker.pending?.dueAt ?? 0) + 10
    walkers.put({ id: walker.id, place, ...(place < last && { pending: { dueAt } }) })
  }
}

test('steps follow each other as far as the time allows', () => {
  const walkers = collectionOf([])
  const progress = createProgress()
  progress.track(walkers, walk(walkers, 5))
  walkers.put({ id: 'one', place: 0, pending: { dueAt: 100 } })
  progress.settle(99)
  expect(walkers.get('one')?.place).toBe(0)
  progress.settle(120)
  expect(walkers.get('one')?.place).toBe(3)
  progress.settle(1_000)
  expect(walkers.get('one')).toEqual({ id: 'one', place: 5 })
})

test('what was under way when the store was opened goes on', () => {
  const walkers = collectionOf([{ id: 'one', place: 1, pending: { dueAt: 5 } }])
  const progress = createProgress()
  progress.track(walkers, walk(walkers, 2))
  progress.settle(5)
  expect(walkers.get('one')?.place).toBe(2)
})

test('a thing that was deleted or put off is not stepped', () => {
  const walkers = collectionOf([])
  const progress = createProgress()
  progress.track(walkers, walk(walkers, 9))
  walkers.put({ id: 'gone', place: 0, pending: { dueAt: 10 } })
  walkers.put({ id: 'later', place: 0, pending: { dueAt: 10 } })
  walkers.delete('gone')
  walkers.put({ id: 'later', place: 0, pending: { dueAt: 50 } })
  progress.settle(20)
  expect(walkers.list()).toEqual([{ id: 'later', place: 0, pending: { dueAt: 50 } }])
})
