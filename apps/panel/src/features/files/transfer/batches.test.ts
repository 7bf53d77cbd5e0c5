import type { ActOutcome, ActReply } from '@aloft/contracts/gateway'
import { objectId, type StoredObject } from '@aloft/openstack/stored-object'
import { expect, it } from 'vitest'
import {
  batchesOf,
  nothingTold,
  runBatches,
  targetsOf,
  type Batch,
  type Told,
} from './batches.ts'

const objects = Array.from({ length: 5 }, (_, at): StoredObject => {
  const name = `a/${at}`
  return {
    ...{ region: 'dfw', id: objectId('c', name), container: 'c', name },
    ...{ bytes: 1, contentType: 'text/plain', isLarge: false },
  }
})
let keys = 0
const newKey = () => `key-${(keys += 1)}`
const outcome = (at: number, more: Partial<ActOutcome>): ActOutcome => ({
  state: 'done',
  target: { region: 'dfw', id: objects[at]?.id ?? '' },
  ...more,
})

it('does all of them, as many at once as one act may, each act with a key of its own', () => {
  const batches = batchesOf(objects, newKey, 2)
  expect(batches.map((batch) => targetsOf(batch).length)).toEqual([2, 2, 1])
  expect(new Set(batches.map(({ key }) => key)).size).toBe(3)
  expect(batchesOf([], newKey)).toEqual([])
})

/** Answers each batch as told, and keeps what was asked. */
function runOf(answers: readonly ((batch: Batch) => ActReply)[]) {
  const asked: string[] = []
  const all: Told[] = []
  let stopped = false
  return {
    asked,
    last: () => all.at(-1) ?? nothingTold,
    stop: () => {
      stopped = true
    },
    run: {
      carry: async (batch: Batch) => {
        asked.push(batch.key)
        const answer = answers[asked.length - 1]
        if (answer === undefined) throw new Error('asked once more')
        return answer(batch)
      },
      refusal: (error: unknown) =>
        error instanceof RangeError ? error.message : undefined,
      isStopped: () => stopped,
      onTold: (told: Told) => void all.push(told),
    },
  }
}

const replyOf = (outcomes: ActOutcome[]): ActReply => ({
  activityId: '1',
  repeated: false,
  outcomes,
})
const allDone = ({ objects: some }: Batch) =>
  replyOf(some.map(({ region, id }) => ({ state: 'done', target: { region, id } })))

it('names each that was not done, and counts the others', async () => {
  const { run, last } = runOf([
    () =>
      replyOf([
        outcome(0, {}),
        outcome(1, {
          state: 'failed',
          message: 'Precondition Failed',
          upstream: { service: 'object-store', region: 'dfw', status: 412 },
        }),
        outcome(2, { state: 'unknown', message: 'It may have happened.' }),
      ]),
    () => {
      throw new RangeError('It is there already.')
    },
  ])
  await runBatches(batchesOf(objects, newKey, 3), nothingTold, run)
  expect(last()).toEqual({
    batches: 2,
    done: 1,
    failures: [
      {
        name: 'a/1',
        message: 'An object of this name is there already, and was not replaced.',
      },
      { name: 'a/2', message: 'It may have happened.' },
      { name: 'a/3', message: 'It is there already.' },
      { name: 'a/4', message: 'It is there already.' },
    ],
  })
})

it('asks again by the same key for one whose answer was lost, and for none before it', async () => {
  const batches = batchesOf(objects, newKey, 2)
  const { run, asked, last } = runOf([
    allDone,
    () => {
      throw new Error('unreachable')
    },
    allDone,
    allDone,
  ])
  await expect(runBatches(batches, nothingTold, run)).rejects.toThrow('unreachable')
  expect(last().done).toBe(2)
  await runBatches(batches, last(), run)
  const [first, second, third] = batches.map(({ key }) => key)
  expect(asked).toEqual([first, second, second, third])
  expect(last()).toMatchObject({ batches: 3, done: 5, failures: [] })
})

it('begins none after it was stopped', async () => {
  const batches = batchesOf(objects, newKey, 2)
  const stopping = runOf([
    (batch) => {
      stopping.stop()
      return allDone(batch)
    },
  ])
  await runBatches(batches, nothingTold, stopping.run)
  expect(stopping.asked).toHaveLength(1)
  expect(stopping.last()).toMatchObject({ batches: 1, done: 2 })
})
