import { testDatabase, type TestDatabase } from '@aloft/testkit/postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import gateway from '../block.ts'
import type { GatewayTables } from '../gateway-tables.ts'
import { createAccountKeys, type KeyedAccount } from './account-keys.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase([gateway])
})
afterAll(() => database[Symbol.asyncDispose]())

/** As a process of its own. */
const createKeys = () => createAccountKeys(database.schema<GatewayTables>('gateway'))

/** An account without a key, which answers the first reads when so many have come. */
function keylessAccount(readers: number, projectId: string) {
  const written: string[] = []
  const all = Promise.withResolvers<void>()
  let reads = 0
  const account: KeyedAccount = {
    region: 'dfw',
    projectId,
    async readKey() {
      const key = written.at(-1)
      reads += 1
      if (reads === readers) all.resolve()
      await all.promise
      return key
    },
    async writeKey(key) {
      written.push(key)
    },
  }
  return { account, written }
}

test('first requests at the same time, in two processes, sign with one key', async () => {
  const { account, written } = keylessAccount(4, 'reach')
  const [one, other] = [createKeys(), createKeys()]
  const keys = await Promise.all([one, other, one, other].map((keyOf) => keyOf(account)))
  expect(written).toHaveLength(1)
  expect(new Set(keys)).toEqual(new Set(written))
  expect(await other(account)).toBe(written[0])
})

test('a key that could not be written is made by the next request', async () => {
  const { account, written } = keylessAccount(1, 'blank')
  const keyOf = createKeys()
  const writeKey = () => Promise.reject(new Error('the cloud is away'))
  await expect(keyOf({ ...account, writeKey })).rejects.toThrow('the cloud is away')
  expect(await keyOf(account)).toBe(written[0])
})
