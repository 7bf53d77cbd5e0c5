import type { ActOutcome } from '@aloft/contracts/gateway'
import { objectId, type StoredObject } from '@aloft/openstack/stored-object'
import { expect, it } from 'vitest'
import { batchesOf, nothingTold, targetsOf, withRefusal, withReply } from './batches.ts'

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

it('names each that was not done, and counts the others', () => {
  const [first, second] = batchesOf(objects, newKey, 3)
  if (first === undefined || second === undefined) throw new Error('two batches')
  const reply = {
    activityId: '1',
    repeated: false,
    outcomes: [
      outcome(0, {}),
      outcome(1, {
        state: 'failed',
        message: 'Precondition Failed',
        upstream: { service: 'object-store', region: 'dfw', status: 412 },
      }),
      outcome(2, { state: 'unknown', message: 'It may have happened.' }),
    ],
  }
  const told = withReply(nothingTold, first, reply)
  expect(withRefusal(told, second, 'It is there already.')).toEqual({
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
