import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { isMissingPart, loadPart } from './lazy-part.ts'

const line = { onLine: true }
const events = new EventTarget()

beforeEach(() => {
  vi.useFakeTimers()
  line.onLine = true
  vi.stubGlobal('navigator', line)
  vi.stubGlobal('addEventListener', events.addEventListener.bind(events))
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** Code that fails to load some times before it comes. */
function failing(times: number) {
  let tried = 0
  return {
    tried: () => tried,
    load: async () => {
      tried += 1
      if (tried <= times) throw new TypeError(`failed ${tried}`)
      return 'the part'
    },
  }
}

test('a line that breaks for a moment is waited for', async () => {
  const part = failing(3)
  const loaded = loadPart(part.load)
  await vi.runAllTimersAsync()
  expect(await loaded).toBe('the part')
  expect(part.tried()).toBe(4)
})

test('code that is there no more is told as such, after four tries', async () => {
  const part = failing(Number.POSITIVE_INFINITY)
  const caught = loadPart(part.load).catch((error: unknown) => error)
  await vi.runAllTimersAsync()
  expect(await caught).toMatchObject({ message: 'failed 4' })
  expect(isMissingPart(await caught)).toBe(true)
  expect(isMissingPart(new TypeError('failed 4')), 'thrown by what was loaded').toBe(false)
})

test('offline it is not tried again before the browser is online', async () => {
  line.onLine = false
  const part = failing(1)
  const loaded = loadPart(part.load)
  await vi.advanceTimersByTimeAsync(3_600_000)
  expect(part.tried()).toBe(1)
  line.onLine = true
  events.dispatchEvent(new Event('online'))
  expect(await loaded).toBe('the part')
})
