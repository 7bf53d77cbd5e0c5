import { AloftError } from '@aloft/kernel/errors'
import { createFakeClock } from '@aloft/testkit/fake-clock'
import { createSilentLogger } from '@aloft/testkit/log'
import { expect, test } from 'vitest'
import { TokenChecks } from './token-checks.ts'
import { activeSession } from '../testing/active-session.ts'

const session = activeSession({ expiresAt: Number.POSITIVE_INFINITY })

function setUp(ask: () => Promise<void>) {
  const world = { now: 0, asked: 0, noted: 0, goesOn: false }
  const checks = new TokenChecks({
    everyMs: 60_000,
    clock: createFakeClock(),
    now: () => world.now,
    ask: () => {
      world.asked += 1
      return ask()
    },
    onRefused: async () => {
      world.noted += 1
      return !world.goesOn
    },
    log: createSilentLogger(),
  })
  return { world, checks }
}

const refused = () => Promise.reject(new AloftError('reauth_required'))

test('asks the cloud once for all requests of a minute', async () => {
  const { world, checks } = setUp(async () => undefined)
  await Promise.all([checks.require(session), checks.require(session)])
  world.now = 59_999
  await checks.require(session)
  expect(world.asked).toBe(1)
  world.now = 60_000
  await checks.require(session)
  expect(world.asked).toBe(2)
})

test('does not ask for a token that the cloud has just given', async () => {
  const { world, checks } = setUp(refused)
  checks.isGood(session)
  await checks.require(session)
  expect(world.asked).toBe(0)
  await expect(checks.require({ ...session, token: 'other' })).rejects.toThrow()
})

test('waits a second for a cloud that is silent, once, and serves then', async () => {
  const { world, checks } = setUp(() => new Promise(() => undefined))
  await checks.require(session)
  const startedAt = performance.now()
  world.now = 300_000
  await checks.require(session)
  expect(performance.now() - startedAt).toBeLessThan(500)
  expect(world.asked).toBe(1)
})

test('goes on when the session has another token by now', async () => {
  const { world, checks } = setUp(refused)
  world.goesOn = true
  await checks.require(session)
  expect(world.noted).toBe(1)
})

test('asks at once when a service refuses the token, but not at every refusal', async () => {
  const { world, checks } = setUp(refused)
  checks.isGood(session)
  checks.suspect(session)
  checks.suspect(session)
  await expect(checks.require(session)).rejects.toMatchObject({ code: 'reauth_required' })
  checks.suspect(session)
  expect([world.asked, world.noted]).toEqual([1, 1])
})
