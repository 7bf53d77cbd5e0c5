import { AloftError } from '@aloft/kernel/errors'
import { createSealer } from '@aloft/kernel/seal'
import { createTestConfig } from '@aloft/testkit/config'
import { createFakeClock } from '@aloft/testkit/fake-clock'
import { createSilentLogger } from '@aloft/testkit/log'
import { testDatabase } from '@aloft/testkit/postgres'
import { Value } from 'typebox/value'
import { expect, test } from 'vitest'
import gateway from '../block.ts'
import { createCloudDispatcher } from '@aloft/kernel/cloud/dispatcher'
import { GatewayConfig } from '../config.ts'
import type { GatewayTables } from '../gateway-tables.ts'
import { createKeystone } from '../keystone/keystone.ts'
import { SessionCache } from './session-cache.ts'
import { findSession, insertSession } from './session-store.ts'
import { createSessions } from './sessions.ts'
import { createTokenEndings } from './token-endings.ts'
import { activeSession } from '../testing/active-session.ts'

const MINUTE = 60_000

async function setUp() {
  const owner = await testDatabase([gateway])
  const database = owner.schema<GatewayTables>('gateway')
  const kernel = createTestConfig({ database: owner.config })
  const sealer = createSealer(kernel.sealingKeys)
  const clock = createFakeClock()
  const log = createSilentLogger()
  const { cloud } = Value.Parse(GatewayConfig, Value.Default(GatewayConfig, {}))
  const world = { databaseIsAway: false }
  const cache = new SessionCache({
    now: clock.now,
    async load(id) {
      if (world.databaseIsAway) throw new AloftError('database_unavailable')
      return findSession({ database, sealer, log }, id)
    },
    bridges: () => true,
    onError: () => undefined,
  })
  const keystone = createKeystone(
    cloud,
    createCloudDispatcher(cloud, { rejectUnauthorized: true }),
    () => undefined,
  )
  const sessions = createSessions({
    keystone,
    endings: createTokenEndings({ database, sealer, clock, keystone, log }),
    tokens: { isGood: () => undefined },
    cloud,
    crew: kernel.crew,
    log,
    database,
    sealer,
    clock,
    notifications: {
      publish: async () => undefined,
      subscribe: async () => ({ [Symbol.asyncDispose]: async () => undefined }),
    },
    guard: (_name, _address, attempt) => attempt(),
    cache,
    lifetime: { idleMs: 60 * MINUTE, absoluteMs: 600 * MINUTE },
  })
  const session = activeSession({
    expiresAt: clock.now() + 60 * MINUTE,
    createdAt: clock.now(),
    seenAt: clock.now(),
  })
  await insertSession(database, sealer, session)
  return { owner, world, clock, sessions }
}

test('bridges no outage of six minutes, however busy the person is', async () => {
  const { owner, world, clock, sessions } = await setUp()
  await using _ = owner
  await sessions.find('s1')
  world.databaseIsAway = true
  for (let minute = 1; minute < 5; minute += 1) {
    clock.advance(MINUTE)
    expect(await sessions.find('s1')).toMatchObject({ id: 's1' })
  }
  clock.advance(2 * MINUTE)
  await expect(sessions.find('s1')).rejects.toMatchObject({ code: 'database_unavailable' })
})
