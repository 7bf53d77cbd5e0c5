import { createSealer } from '@aloft/kernel/seal'
import { createTestConfig } from '@aloft/testkit/config'
import { createSilentLogger } from '@aloft/testkit/log'
import { testDatabase, type TestDatabase } from '@aloft/testkit/postgres'
import type { Kysely } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import gateway from '../block.ts'
import type { GatewayTables } from '../gateway-tables.ts'
import {
  deleteSession,
  expireToken,
  findSession,
  insertSession,
  purgeSessions,
  replaceSession,
  type SessionStore,
} from './session-store.ts'
import type { ActiveSession } from './session.ts'
import { claimUnused } from './token-ending-store.ts'
import { activeSession } from '../testing/active-session.ts'

const now = new Date('2026-03-01T10:00:00Z')
const traceId = 'a'.repeat(32)
const sealer = createSealer(createTestConfig().sealingKeys)
let owner: TestDatabase
let database: Kysely<GatewayTables>
let store: SessionStore

beforeAll(async () => {
  owner = await testDatabase([gateway])
  database = owner.schema<GatewayTables>('gateway')
  store = { database, sealer }
})
afterAll(() => owner[Symbol.asyncDispose]())

async function begun(id: string): Promise<ActiveSession> {
  const session = activeSession({
    id,
    token: `first of ${id}`,
    expiresAt: now.getTime() + 3_600_000,
    createdAt: now.getTime(),
    seenAt: now.getTime(),
  })
  await insertSession(database, sealer, session)
  return session
}

const ended = async () =>
  (await claimUnused(database, sealer, now)).map(({ token }) => token)
const found = (id: string) => findSession({ ...store, log: createSilentLogger() }, id)

test('two renewals of the same moment leave no token behind but the one that stays', async () => {
  const session = await begun('renewed')
  const renewals = ['second', 'third'].map((token) =>
    replaceSession(store, { ...session, token }, traceId),
  )
  await Promise.all(renewals)
  const kept = (await found('renewed'))?.token
  const all = new Set([...(await ended()), kept])
  expect(all).toEqual(new Set(['first of renewed', 'second', 'third']))
})

test('a sign-out ends the token that is stored by then, not the one that was seen', async () => {
  const session = await begun('left')
  await replaceSession(store, { ...session, token: 'newer' }, traceId)
  await ended()
  expect(await deleteSession(store, 'left', traceId)).toEqual({ token: 'newer' })
  expect(await ended()).toEqual(['newer'])
  expect(await deleteSession(store, 'left', traceId)).toEqual({ token: undefined })
  expect(await replaceSession(store, session, traceId)).toBeUndefined()
})

test('sessions that end by age give up their tokens', async () => {
  await begun('old')
  const lifetime = { idleMs: 60_000, absoluteMs: 600_000 }
  await purgeSessions(store, lifetime, now.getTime() + 60_001, traceId)
  expect(await found('old')).toBeUndefined()
  expect(await ended()).toContain('first of old')
})

test('a refused token ends for its session, and not for one that has another by now', async () => {
  const session = await begun('refused')
  expect(await expireToken(store, session, now.getTime() - 1)).toBe(true)
  expect((await found('refused'))?.expiresAt).toBe(now.getTime() - 1)
  await replaceSession(store, { ...session, token: 'renewed' }, traceId)
  expect(await expireToken(store, session, now.getTime() - 1)).toBe(false)
  expect((await found('refused'))?.expiresAt).toBe(session.expiresAt)
})
