import { once } from 'node:events'
import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { several } from './several.ts'

const aborted = async (signal: AbortSignal) => {
  if (!signal.aborted) await once(signal, 'abort')
  throw signal.reason
}

test('the first failure ends those that are under way, and is told once they have ended', async () => {
  const begun: number[] = []
  const ended: number[] = []
  const going = several(
    [0, 1, 2, 3, 4],
    3,
    new AbortController().signal,
    async (n, signal) => {
      begun.push(n)
      if (n === 1) throw new Error('the disk is full')
      try {
        await aborted(signal)
      } finally {
        await turn()
        ended.push(n)
      }
    },
  )
  await expect(going).rejects.toThrow('the disk is full')
  expect(begun).toEqual([0, 1, 2])
  expect(ended).toEqual([0, 2])
})

test('whoever pauses ends all of them', async () => {
  const outer = new AbortController()
  const going = several([0, 1, 2, 3], 3, outer.signal, (_, signal) => aborted(signal))
  outer.abort(new DOMException('Paused', 'AbortError'))
  await expect(going).rejects.toThrow('Paused')
})

test('all are done, so many at a time', async () => {
  const { signal } = new AbortController()
  let running = 0
  let most = 0
  const done: number[] = []
  await several([0, 1, 2, 3, 4, 5, 6], 3, signal, async (n) => {
    running += 1
    most = Math.max(most, running)
    await turn()
    running -= 1
    done.push(n)
  })
  expect(done).toEqual([0, 1, 2, 3, 4, 5, 6])
  expect(most).toBe(3)
})
