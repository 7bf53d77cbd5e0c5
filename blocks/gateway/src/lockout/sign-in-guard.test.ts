import { createFakeClock } from '@aloft/testkit/fake-clock'
import { createSilentLogger } from '@aloft/testkit/log'
import { testDatabase, type TestDatabase } from '@aloft/testkit/postgres'
import { createStats } from '@aloft/kernel/stats'
import { afterAll, beforeAll, expect, test } from 'vitest'
import gateway from '../block.ts'
import type { GatewayTables } from '../gateway-tables.ts'
import { createSignInGuard, type SignInGuard } from './sign-in-guard.ts'

let owner: TestDatabase
let guard: SignInGuard

beforeAll(async () => {
  owner = await testDatabase([gateway])
  const log = createSilentLogger()
  guard = createSignInGuard(
    { failures: 5, windowMs: 600_000 },
    {
      database: owner.schema<GatewayTables>('gateway'),
      clock: createFakeClock(),
      log,
      stats: createStats({ address: '', prefix: '' }, log),
    },
  )
})
afterAll(() => owner[Symbol.asyncDispose]())

const rules = (domains: readonly string[]) => ({
  endOf: () => 'failure' as const,
  domainsOf: () => domains,
})

/** `refused`, or the code of the lock-out. */
function guess(username: string, domain: string, address: string): Promise<unknown> {
  return guard(
    { username, domain },
    address,
    () => Promise.reject(new Error('refused')),
    rules([]),
  ).catch((error: unknown) => Object(error).code ?? Object(error).message)
}

const signIn = (username: string, domain: string, address: string, known: string[] = []) =>
  guard({ username, domain }, address, async () => 'in', rules(known))

test('the success of a namesake of another domain forgets no guesses', async () => {
  const address = '203.0.113.1'
  const tried: unknown[] = []
  for (let round = 0; round < 2; round += 1) {
    for (let times = 0; times < 4; times += 1) {
      tried.push(await guess('admin', 'Default', address))
    }
    await signIn('admin', 'of-the-attacker', address, ['f'.repeat(32)]).catch(
      () => undefined,
    )
  }
  expect(tried.filter((code) => code === 'refused')).toHaveLength(5)
  expect(tried.slice(5)).toEqual(['locked_out', 'locked_out', 'locked_out'])
})

test('no other spelling of a domain gives more guesses', async () => {
  const tried: unknown[] = []
  for (const domain of ['Default', 'default', 'DEFAULT', 'x', 'y', 'z']) {
    tried.push(await guess('root', domain, '203.0.113.2'))
  }
  expect(tried.at(-1)).toBe('locked_out')
})

test('one’s own success forgets one’s failures, whatever the domain was called', async () => {
  const address = '203.0.113.3'
  await guess('anna', 'Default', address)
  await guess('Anna', 'default', address)
  await guess('anna', 'other', address)
  await signIn('anna', 'Default', address, ['default', 'Default'])
  const left = await owner.pool.query(
    `select domain from gateway.sign_in_attempts where username = 'anna'`,
  )
  expect(left.rows).toEqual([{ domain: 'other' }])
})
