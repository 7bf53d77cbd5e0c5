import { expect, test, vi } from 'vitest'
import { SessionCache, sweepRegularly } from './session-cache.ts'
import type { ActiveSession } from './session.ts'
import { activeSession } from '../testing/active-session.ts'

const session = activeSession()

function setUp() {
  const world = {
    now: 1_000_000,
    stored: session as ActiveSession | undefined,
    down: false,
    reads: 0,
  }
  const cache = new SessionCache({
    now: () => world.now,
    load: async () => {
      world.reads += 1
      if (world.down) throw new Error('down')
      return world.stored
    },
    bridges: () => true,
    onError: () => undefined,
  })
  return { world, cache }
}

test('asks the database once for requests of the same moment', async () => {
  const { world, cache } = setUp()
  await Promise.all([cache.find('s1'), cache.find('s1'), cache.find('s1')])
  await cache.find('s1')
  expect(world.reads).toBe(1)
})

test('sees a sign-out of another process after two seconds at the latest', async () => {
  const { world, cache } = setUp()
  await cache.find('s1')
  world.stored = undefined
  world.now += 2_000
  expect(await cache.find('s1')).toBeUndefined()
})

test('sees a sign-out at once when told of it', async () => {
  const { world, cache } = setUp()
  await cache.find('s1')
  world.stored = undefined
  cache.forget('s1')
  expect(await cache.find('s1')).toBeUndefined()
})

test('does not keep what was read before a sign-out', async () => {
  const { world, cache } = setUp()
  const reading = cache.find('s1')
  cache.forget('s1')
  await reading
  world.stored = undefined
  expect(await cache.find('s1')).toBeUndefined()
})

test('keeps people signed in while the database is away', async () => {
  const { world, cache } = setUp()
  await cache.find('s1')
  world.down = true
  world.now += 60_000
  expect(await cache.find('s1')).toBe(session)
})

test('bridges no outage of more than five minutes', async () => {
  const { world, cache } = setUp()
  await cache.find('s1')
  world.down = true
  world.now += 5 * 60_000
  await expect(cache.find('s1')).rejects.toThrow('down')
})

test('brings no session back by marking it as seen', async () => {
  const { world, cache } = setUp()
  await cache.find('s1')
  cache.forget('s1')
  cache.markSeen('s1', 7)
  world.stored = undefined
  expect(cache.peek('s1')).toBeUndefined()
  expect(await cache.find('s1')).toBeUndefined()
})

test('forgets what nobody asked for in five minutes, by itself, until it is disposed', async () => {
  vi.useFakeTimers()
  try {
    const { world, cache } = setUp()
    await cache.find('s1')
    const sweeping = sweepRegularly(cache)
    world.now += 5 * 60_000 + 1
    vi.advanceTimersByTime(60_000)
    // What is gone cannot bridge, however far the clock goes back.
    world.now -= 60_000
    world.down = true
    await expect(cache.find('s1')).rejects.toThrow('down')
    sweeping[Symbol.dispose]()
    expect(vi.getTimerCount()).toBe(0)
  } finally {
    vi.useRealTimers()
  }
})
