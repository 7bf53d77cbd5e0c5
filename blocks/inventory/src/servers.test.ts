import { hash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { gateway } from '@aloft/contracts/gateway'
import { inventory, type ListReply } from '@aloft/contracts/inventory'
import { callerHeader, createCallerSigner } from '@aloft/kernel/caller-signature'
import { systemClock } from '@aloft/kernel/clock'
import { decode } from '@aloft/list/columnar'
import { rowOf } from '@aloft/list/table'
import { createTestConfig } from '@aloft/testkit/config'
import { startAloft, type TestAloft } from '@aloft/testkit/aloft'
import type { ApiClient } from '@aloft/testkit/api-client'
import { startSimulator, type TestCloud } from '@aloft/testkit/simulator'

const account = {
  user: 'reachnovadevops',
  password: 'aloft-demo',
  project: 'reach-production',
}
// Every request reads again, so that a test need not wait for rows to grow old.
const settings = [
  'inventory.busyAgeMs=0',
  'inventory.restAgeMs=0',
  'inventory.firstAnswerMs=400',
]
let cloud: TestCloud
let aloft: TestAloft

beforeAll(async () => {
  cloud = await startSimulator({ seed: 'demo' })
  aloft = await startAloft({ cloud, settings })
})
afterAll(async () => {
  await aloft?.[Symbol.asyncDispose]()
  await cloud?.[Symbol.asyncDispose]()
})
beforeEach(() => cloud.resetDials())

const listOf = (api: ApiClient, query: Record<string, string> = {}) =>
  api.call(inventory)('GET /servers', { query: { wait: '1', ...query } })
const rowsOf = (reply: ListReply) => {
  const table = decode(reply)
  return Array.from({ length: table.length }, (_, row) => rowOf(table, row))
}
const namesOf = (reply: ListReply) => rowsOf(reply).map((row) => row.name)

it('lists every server of every region with facets and counts', async () => {
  const api = await aloft.signIn(account)
  const reply = await listOf(api)
  expect(reply.mode).toBe('full')
  expect(reply.total).toBe(38)
  expect(rowsOf(reply)).toHaveLength(38)
  expect(reply.regions.map(({ id, state }) => `${id} ${state}`).sort()).toEqual([
    'dfw fresh',
    'iad fresh',
    'ord fresh',
    'syd fresh',
  ])
  const statuses = reply.facets.status?.map(({ value, count }) => `${value} ${count}`)
  expect(statuses).toEqual(['ACTIVE 34', 'ERROR 3', 'VERIFY_RESIZE 1'])
  expect(
    rowsOf(reply).find((row) => row.name === 'etherpad01.://example.com/'),
  ).toMatchObject({
    tags: ['production', 'web'],
    image: 'Ubuntu 12.04 LTS (Precise Pangolin)',
    family: 'Ubuntu',
    region: 'dfw',
  })
})

it('answers a view with the rows asked for and the counts of all', async () => {
  const api = await aloft.signIn(account)
  const reply = await listOf(api, { q: 'PANEL', sort: '-name', limit: '2' })
  expect(reply.mode).toBe('page')
  expect([reply.total, reply.matched]).toEqual([38, 5])
  expect(namesOf(reply)).toEqual(['panel-web-3', 'panel-web-2'])
})

it('names the region that is down and shows the rest', async () => {
  await cloud.dial({ region: 'ord', down: true })
  const api = await aloft.signIn({ ...account, user: 'auditor' })
  const reply = await listOf(api)
  const ord = reply.regions.find(({ id }) => id === 'ord')
  expect(ord?.state).toBe('failed')
  expect(ord?.message).toBe('The compute service of Chicago does not answer.')
  expect(reply.facets.region?.map(({ value }) => value).sort()).toEqual([
    'dfw',
    'iad',
    'syd',
  ])
})

it('keeps showing a region that went down later, as stale', async () => {
  const api = await aloft.signIn(account)
  await listOf(api)
  await cloud.dial({ region: 'ord', down: true })
  const reply = await listOf(api)
  expect(reply.total).toBe(38)
  expect(reply.regions.find(({ id }) => id === 'ord')?.state).toBe('stale')
})

it('does not wait for a slow region, and has its servers later', async () => {
  await cloud.dial({ region: 'syd', latencyMs: 1500 })
  const api = await aloft.signIn({ user: 'enterprise', password: 'aloft-demo' })
  const first = await listOf(api, { wait: '0' })
  expect(first.regions.find(({ id }) => id === 'syd')?.state).toBe('loading')
  const later = await listOf(api)
  expect(later.regions.find(({ id }) => id === 'syd')?.state).toBe('fresh')
  expect(later.total).toBe(10_000)
}, 30_000)

it('tells those who ask with a version what changed and what is gone', async () => {
  const api = await aloft.signIn(account)
  const before = await listOf(api)
  const nothing = await listOf(api, { since: before.version })
  expect(nothing).toMatchObject({ mode: 'changes', removed: [] })
  expect(rowsOf(nothing)).toEqual([])

  const wiki = rowsOf(before).find((row) => row.name === 'wiki')
  const region = String(wiki?.region)
  const id = String(wiki?.id)
  const act = (name: string, input: Record<string, unknown>) =>
    api.call(gateway)('POST /acts', {
      body: { act: name, key: `${name}-${id}`, targets: [{ region, id }], input },
    })
  await act('server.rename', { name: 'handbook' })
  const renamed = await listOf(api, { since: before.version })
  expect(renamed.mode).toBe('changes')
  expect(namesOf(renamed)).toEqual(['handbook'])

  await act('server.delete', {})
  await expect
    .poll(async () => (await listOf(api, { since: before.version })).removed, {
      timeout: 10_000,
    })
    .toEqual([id])
})

it('asks for the password of the one whose token has ended, and of nobody else', async () => {
  const api = await aloft.signIn(account)
  await listOf(api)
  await cloud.dial({ revokeAll: true })
  await expect(listOf(api)).rejects.toMatchObject({ code: 'reauth_required' })
  const colleague = await aloft.signIn(account)
  const { regions, total } = await listOf(colleague)
  expect(total).toBeGreaterThan(0)
  expect(new Set(regions.map(({ state }) => state))).toEqual(new Set(['fresh']))
})

it('does not keep an act waiting for its own reads', async () => {
  const api = await aloft.signIn(account)
  const wiki = rowsOf(await listOf(api)).find((row) => row.image !== undefined)
  const target = { region: String(wiki?.region), id: String(wiki?.id) }
  await cloud.dial({ region: target.region, service: 'compute', latencyMs: 2500 })
  const { callerKeys } = createTestConfig()
  const caller = { kind: 'block', block: 'gateway' } as const
  const key = api.cookie.slice(api.cookie.indexOf('=') + 1)
  const startedAt = performance.now()
  const reply = await fetch(`${aloft.url}/api/inventory/touched`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      [callerHeader]: createCallerSigner(callerKeys, systemClock).sign(caller),
    },
    body: JSON.stringify({
      sessionId: hash('sha256', key, 'hex'),
      kind: 'server',
      targets: [target],
    }),
  })
  expect(reply.status).toBe(204)
  expect(performance.now() - startedAt).toBeLessThan(2000)
})

it('answers in full to a version of another life', async () => {
  const api = await aloft.signIn(account)
  const reply = await listOf(api, { since: '00000000.5' })
  expect(reply.mode).toBe('full')
})

it('never shows the servers of another project', async () => {
  const api = await aloft.signIn({ user: 'newcomer', password: 'aloft-demo' })
  const reply = await listOf(api)
  expect(reply).toMatchObject({ total: 0, matched: 0, removed: [] })
  expect(rowsOf(reply)).toEqual([])
})

it('says which part of a query is wrong', async () => {
  const api = await aloft.signIn(account)
  for (const [query, field] of [
    [{ sort: 'colour' }, 'query.sort'],
    [{ limit: '5000' }, 'query.limit'],
    [{ q: 'x'.repeat(201) }, 'query.q'],
  ] as const) {
    await expect(listOf(api, query)).rejects.toMatchObject({
      code: 'invalid_request',
      details: { field },
    })
  }
})

it('compresses what is long as the browser asks for', async () => {
  const api = await aloft.signIn(account)
  await listOf(api)
  const reply = await api.fetch('/api/inventory/servers', {
    headers: { 'accept-encoding': 'gzip' },
  })
  expect(reply.headers.get('content-encoding')).toBe('gzip')
  expect(await reply.json()).toHaveProperty('total')
})

it('lets nobody in who is not signed in', async () => {
  expect((await aloft.api().fetch('/api/inventory/servers')).status).toBe(401)
})
