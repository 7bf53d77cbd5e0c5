import { createCloudDispatcher } from '@aloft/kernel/cloud/dispatcher'
import { createSealer } from '@aloft/kernel/seal'
import { createTestConfig } from '@aloft/testkit/config'
import { createFakeClock } from '@aloft/testkit/fake-clock'
import { createSilentLogger } from '@aloft/testkit/log'
import { testDatabase } from '@aloft/testkit/postgres'
import type { Kysely } from 'kysely'
import { Value } from 'typebox/value'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import gateway from '../block.ts'
import { GatewayConfig } from '../config.ts'
import type { GatewayTables } from '../gateway-tables.ts'
import { createKeystone } from '../keystone/keystone.ts'
import { startServer } from '../testing/listening-server.ts'
import { insertEnded } from './token-ending-store.ts'
import { createTokenEndings, type TokenEndings } from './token-endings.ts'

const cleanup = new AsyncDisposableStack()
const clock = createFakeClock()
const context = { username: 'anna', account: 'web', traceId: 'a'.repeat(32) }
/** Two processes of the gateway. */
let here: TokenEndings
let there: TokenEndings
let revoked: unknown[] = []
let isAway = false
let database: Kysely<GatewayTables>
const sealer = createSealer(createTestConfig().sealingKeys)

beforeAll(async () => {
  const cloud = cleanup.use(
    await startServer(({ method, headers }, response) => {
      if (method === 'DELETE') revoked.push(headers['x-subject-token'])
      response.writeHead(isAway ? 503 : 204).end()
    }),
  )
  const owner = cleanup.use(await testDatabase([gateway]))
  database = owner.schema<GatewayTables>('gateway')
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
beforeEach(async () => {
  revoked = []
  isAway = false
  await database.deleteFrom('ended_tokens').execute()
})

/** As a session does that lets go of its token. */
async function end(process: TokenEndings, token: string, expiresAt?: Date): Promise<void> {
  await insertEnded(database, sealer, { token, context, ...(expiresAt && { expiresAt }) })
  await process.settle(token)
}

test('revokes a token that no act uses at once, and not twice', async () => {
  await end(here, 'unused')
  await there.sweep()
  expect(revoked).toEqual(['unused'])
})

test('leaves a token good until the last act with it has ended, in whichever process', async () => {
  const first = await here.hold('used', 60)
  const second = await there.hold('used', 60)
  const other = await here.hold('another', 60)
  await end(there, 'used')
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
  await end(there, 'held')
  clock.advance(59_000)
  await there.sweep()
  expect(revoked).toEqual([])
  clock.advance(2_000)
  await there.sweep()
  expect(revoked).toEqual(['held'])
})

test('keeps a token good for longer where the act turns out to need it', async () => {
  const held = await here.hold('extended', 60)
  await held.extend(300)
  await held.extend(10)
  await end(there, 'extended')
  clock.advance(299_000)
  await there.sweep()
  expect(revoked).toEqual([])
  clock.advance(2_000)
  await there.sweep()
  expect(revoked).toEqual(['extended'])
})

test('tries a token again that the cloud did not take back, until it does', async () => {
  isAway = true
  await end(here, 'stubborn')
  await here.revoke('of nobody', context)
  await there.sweep()
  expect(revoked, 'not before a minute has passed').toEqual([
    'stubborn',
    'of nobody',
    'of nobody',
  ])
  isAway = false
  revoked = []
  clock.advance(61_000)
  await there.sweep()
  expect(new Set(revoked)).toEqual(new Set(['of nobody', 'stubborn']))
  clock.advance(61_000)
  await here.sweep()
  expect(revoked).toHaveLength(2)
})

test('leaves a token alone that has ended by itself', async () => {
  isAway = true
  await end(here, 'short', new Date(clock.now() + 60_000))
  isAway = false
  revoked = []
  clock.advance(10 * 60_000)
  await here.sweep()
  expect(revoked).toEqual([])
})

test('does not stop at a token that no key opens', async () => {
  await insertEnded(
    database,
    createSealer([`gone:${Buffer.alloc(32, 1).toString('base64')}`]),
    {
      token: 'lost',
      context,
    },
  )
  await insertEnded(database, sealer, { token: 'known', context })
  await here.sweep()
  expect(revoked).toEqual(['known'])
})
