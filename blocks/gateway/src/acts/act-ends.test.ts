import { expect, it } from 'vitest'
import { AloftError } from '@aloft/kernel/errors'
import { createRecordedLog } from '@aloft/testkit/log'
import { ActEnds } from './act-ends.ts'

const { log } = createRecordedLog()
const away = () => Promise.reject(new AloftError('database_unavailable'))

it('writes an outcome down once the database is back, and closing waits for it', async () => {
  const ends = new ActEnds({ log, stopMs: 10_000 })
  let attempts = 0
  const done = new Set<string>()
  await ends.persist('write down the outcome', async () => {
    if (++attempts < 4) return away()
    done.add('written')
    return undefined
  })
  expect([attempts, done.size]).toEqual([1, 0])
  await ends[Symbol.asyncDispose]()
  expect([attempts, done.size]).toEqual([4, 1])
})

it('closing waits for an act under way and for the outcome that it leaves', async () => {
  const ends = new ActEnds({ log, stopMs: 10_000 })
  const answer = Promise.withResolvers<void>()
  let attempts = 0
  const act = ends.during(
    answer.promise.then(() =>
      ends.persist('write down the outcome', async () => {
        if (++attempts < 2) await away()
      }),
    ),
  )
  const closed = ends[Symbol.asyncDispose]()
  answer.resolve()
  await act
  await closed
  expect(attempts).toBe(2)
})

it('does not try again what can not become otherwise', async () => {
  await using ends = new ActEnds({ log, stopMs: 10_000 })
  const gone = () => Promise.reject(new AloftError('not_found'))
  await expect(ends.persist('write down the outcome', gone)).rejects.toThrow()
})

it('closes in the end though the database stays away', async () => {
  const ends = new ActEnds({ log, stopMs: 300 })
  await ends.persist('write down the outcome', away)
  await expect(ends[Symbol.asyncDispose]()).resolves.toBeUndefined()
})
