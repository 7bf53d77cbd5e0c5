import type { IncomingMessage, ServerResponse } from 'node:http'
import {
  PostgresAdapter,
  DummyDriver,
  Kysely,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely'
import { afterEach, expect, it } from 'vitest'
import { createCloudDispatcher } from '@aloft/kernel/cloud/dispatcher'
import { systemClock } from '@aloft/kernel/clock'
import { createLogger } from '@aloft/kernel/log'
import { createStats } from '@aloft/kernel/stats'
import { Value } from 'typebox/value'
import { CloudClient } from './cloud-client.ts'
import { InventoryConfig } from './config.ts'
import type { InventoryTables } from './inventory-tables.ts'
import { ProjectServers, type ProjectAccess } from './project-servers.ts'
import { sendJson, startSmallCloud } from './testing/small-cloud.ts'

const cleanup: AsyncDisposable[] = []
afterEach(async () => {
  for (const disposable of cleanup.splice(0)) await disposable[Symbol.asyncDispose]()
})

/** Which token a region takes: `dfw` → `mine`. */
type Taken = Readonly<Record<string, readonly string[]>>

async function twoRegions(taken: Taken) {
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const [, region = ''] = request.url?.split('/') ?? []
    const token = String(request.headers['x-auth-token'])
    if (taken[region]?.includes(token) !== true) {
      const title = 'Unauthorized'
      return sendJson(response, 401, { error: { code: 401, title, message: title } })
    }
    const server = { id: `${region}-1`, name: `web-${region}`, status: 'ACTIVE' }
    return sendJson(response, 200, { servers: [server] })
  }
  const cloud = await startSmallCloud(answer)
  const log = createLogger({ level: 'silent', datacenter: 'test', host: 'test' })
  const config = Value.Parse(InventoryConfig, Value.Default(InventoryConfig, {}))
  const client = new CloudClient(
    createCloudDispatcher(config.cloud, { rejectUnauthorized: true }),
    () => undefined,
    config.cloud.timeoutMs,
  )
  cleanup.push(client, cloud)
  const project = new ProjectServers('p1/member', {
    client,
    clock: systemClock,
    log,
    stats: createStats({ address: '', prefix: '' }, log),
    config,
    signal: new AbortController().signal,
    database: withoutDatabase,
  })
  const access = (token: string): ProjectAccess => ({
    token,
    username: 'reachnovadevops',
    account: 'reach-production',
    traceId: '0af7651916cd43dd8448eb211c80319c',
    projectId: 'p1',
    expiresAt: new Date(systemClock.now() + 3_600_000).toISOString(),
    regions: ['dfw', 'ord'].map((id) => ({ id, name: id, services: ['compute'] })),
    endpoints: {
      dfw: { compute: `${cloud.url}/dfw` },
      ord: { compute: `${cloud.url}/ord` },
    },
  })
  const states = () => project.regionStates().map(({ id, state }) => `${id} ${state}`)
  return { project, access, states, cloud }
}

// So few rows stay in memory.
const withoutDatabase = new Kysely<InventoryTables>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (database) => new PostgresIntrospector(database),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
})

it('names a region that refuses a token, and asks nobody for a password', async () => {
  const { project, access, states } = await twoRegions({ dfw: ['mine'], ord: [] })
  await Promise.all(project.refresh(access('mine')))
  expect(states()).toEqual(['dfw fresh', 'ord failed'])
  expect(project.refuses('mine')).toBe(false)
})

it('asks for the password when every region refuses the token', async () => {
  const { project, access } = await twoRegions({ dfw: [], ord: [] })
  await Promise.all(project.refresh(access('mine')))
  expect(project.refuses('mine')).toBe(true)
})

it('does not hold the ended token of one person against another', async () => {
  const { project, access, states } = await twoRegions({ dfw: ['mine'], ord: ['mine'] })
  await Promise.all(project.refresh(access('ended')))
  expect(project.refuses('ended')).toBe(true)
  expect(project.refuses('mine')).toBe(false)
  expect(project.isRefused()).toBe(true)
  expect(project.retryRefused(access('mine'))).toBe(true)
  expect(states()).toEqual(['dfw loading', 'ord loading'])
  await Promise.all(project.reading())
  expect(states()).toEqual(['dfw fresh', 'ord fresh'])
  expect(project.isRefused()).toBe(false)
})

it('does not try a refused token again at once', async () => {
  const { project, access, cloud } = await twoRegions({ dfw: [], ord: [] })
  await Promise.all(project.refresh(access('mine')))
  expect(project.retryRefused(access('mine'))).toBe(false)
  expect(cloud.requests).toHaveLength(2)
})

it('says of a region whose earlier rows are shown that it is being read', async () => {
  const { project, access } = await twoRegions({ dfw: ['mine'], ord: ['mine'] })
  await Promise.all(project.refresh(access('mine')))
  const reading = () => project.regionStates().map((region) => region.reading ?? false)
  expect(reading()).toEqual([false, false])
  project.touched(access('mine'), [{ region: 'dfw', id: 'dfw-1' }])
  await Promise.all(project.reading())
  const reads = project.refresh(access('mine'))
  expect(project.regionStates()).toMatchObject([
    { id: 'dfw', state: 'fresh', rows: 1, reading: true },
    { id: 'ord', state: 'fresh', rows: 1 },
  ])
  await Promise.all(reads)
  expect(reading()).toEqual([false, false])
})
