import { afterAll, beforeAll, expect, it } from 'vitest'
import { gateway } from '@aloft/contracts/gateway'
import { inventory, type ListReply } from '@aloft/contracts/inventory'
import { startAloft, type TestAloft } from '@aloft/testkit/aloft'
import type { ApiClient } from '@aloft/testkit/api-client'
import { startSimulator, type TestCloud } from '@aloft/testkit/simulator'

const account = {
  user: 'reachnovadevops',
  password: 'aloft-demo',
  project: 'reach-production',
}
const settings = ['inventory.busyAgeMs=0', 'inventory.restAgeMs=0']
let cloud: TestCloud
let local: TestAloft
let stored: TestAloft

beforeAll(async () => {
  cloud = await startSimulator({ seed: 'small' })
  local = await startAloft({ cloud, settings })
  // 38 servers are too many for the memory of this one.
  stored = await startAloft({ cloud, settings: [...settings, 'inventory.memoryRows=10'] })
})
afterAll(async () => {
  await stored?.[Symbol.asyncDispose]()
  await local?.[Symbol.asyncDispose]()
  await cloud?.[Symbol.asyncDispose]()
})

const listOf = (api: ApiClient, query: Record<string, string>) =>
  api.call(inventory)('GET /servers', { query: { wait: '1', ...query } })
const compared = ({ total, matched, facets, columns, rows, removed }: ListReply) => ({
  total,
  matched,
  facets,
  columns,
  rows,
  removed,
})

it('answers from the database as it would from memory', async () => {
  const fromMemory = await local.signIn(account)
  const fromDatabase = await stored.signIn(account)
  for (const query of [
    { limit: '1000' },
    { q: 'web production', limit: '3' },
    { status: 'ERROR,VERIFY_RESIZE', sort: '-created', limit: '100' },
    { region: 'dfw', tags: 'web', sort: 'address', limit: '10', offset: '2' },
    { sort: '-memory', limit: '5', offset: '30' },
    { image: 'Windows', limit: '5' },
  ]) {
    const expected = await listOf(fromMemory, query)
    const answer = await listOf(fromDatabase, query)
    expect(answer.mode).toBe('page')
    expect(compared(answer)).toEqual(compared(expected))
  }
})

it('answers a page even when everything is asked for', async () => {
  const api = await stored.signIn(account)
  const reply = await listOf(api, {})
  expect([reply.mode, reply.total]).toEqual(['page', 38])
})

it('lets go of deleted servers in the database too', async () => {
  const api = await stored.signIn(account)
  const { rows, columns } = await listOf(api, { q: 'twisted-sandbox', limit: '1' })
  const valueOf = (column: string): string => {
    const data = rows[columns.indexOf(column)]
    return String(
      data !== undefined && 'values' in data ? data.values[0] : data?.dictionary[0],
    )
  }
  const body = {
    act: 'server.delete',
    key: 'delete-the-sandbox',
    targets: [{ region: valueOf('region'), id: valueOf('id') }],
    input: {},
  }
  const { outcomes } = await api.call(gateway)('POST /acts', { body })
  expect(outcomes.map(({ state }) => state)).toEqual(['done'])
  await expect
    .poll(async () => (await listOf(api, { limit: '0' })).total, { timeout: 10_000 })
    .toBe(37)
})
