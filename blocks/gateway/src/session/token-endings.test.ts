import { createCloudDispatcher } from '@aloft/kernel/cloud/dispatcher'
import { createSealer } from '@aloft/kernel/seal'
import { createTestConfig } from '@aloft/testkit/config'
import { createFakeClock } from '@aloft/testkit/fake-clock'
import { createSilentLogger } from '@aloft/testkit/log'
import { testDatabase } from '@aloft/testkit/postgres'
import { Value } from 'typebox/value'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import gateway from '../block.ts'
import { GatewayConfig } from '../config.ts'
import type { GatewayTables } from '../gateway-tables.ts'
import { createKeystone } from '../keystone/keystone.ts'
import { startServer } from '../testing/listening-server.ts'
import { createTokenEndings, type TokenEndings } from './token-endings.ts'

const cleanup = new AsyncDisposableStack()
const clock = createFakeClock()
const context = { username: 'anna', account: 'web', traceId: 'a'.repeat(32) }
/** Two processes of the gateway. */
let here: TokenEndings
let there: TokenEndings
let revoked: unknown[] = []

beforeAll(async () => {
  const cloud = cleanup.use(
    await startServer(({ method, headers }, response) => {
      if (method === 'DELETE') revoked.push(headers['x-subject-token'])
      response.writeHead(204).end()
    }),
  )
  const owner = cleanup.use(await testDatabase([gateway]))
  const database = owner.schema<GatewayTables>('gateway')
  const sealer = createSealer(createTestConfig().sealingKeys)
  const given = { cloud: { authUrl: `${cloud.url}/v3` } }
  const config = Value.Parse(GatewayConfig, Value.Default(GatewayConfig, given)).cloud
  const dispatcher = createCloudDispatcher(config, { rejectUnauthorized: true })
  cleanup.defer(() => dispatcher.destroy())
  const keystone = createKeystone(config, dispatcher, () => undefined)
  const deps = { database, sealer, clock, keystone, log: createSilentLogger() }
  here = createTokenEndings(deps)
  there = createTokenEndings(deps)
})
afterAll(() => cleanup.disposeAsync())
beforeEach(() => {
  revoked = []
})

test('revokes a token that no act uses at once, and not twice', async () => {
  await here.end('unused', context)
  await there.sweep()
  expect(revoked).toEqual(['unused'])
})

test('leaves a token good until the last act with it has ended, in whichever process', async () => {
  const first = await here.hold('used', 60)
  const second = await there.hold('used', 60)
  const other = await here.hold('another', 60)
  await there.end('used', context)
  await first.release()
  await there.sweep()
  expect(revoked).toEqual([])
  await second.release()
  expect(revoked).toEqual(['used'])
  await other.release()
  expect(revoked, 'a session still has it').toEqual(['used'])
})

test('revokes what an interrupted act held once its time is over', async () => {
  await here.hold('held', 60)
  await there.end('held', context)
  clock.advance(59_000)
  await there.sweep()
  expect(revoked).toEqual([])
  clock.advance(2_000)
  await there.sweep()
  expect(revoked).toEqual(['held'])
})
