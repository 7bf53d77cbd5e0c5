import { createHash } from 'node:crypto'
import { activity } from '@aloft/contracts/activity'
import { gateway, type ActTarget } from '@aloft/contracts/gateway'
import { createApiClient, type ApiClient } from '@aloft/testkit/api-client'
import { startMachines, type Machines } from '@aloft/testkit/machines'
import { startSimulator, type TestCloud } from '@aloft/testkit/simulator'
import { createCallerSigner } from '@aloft/kernel/caller-signature'
import { systemClock } from '@aloft/kernel/clock'
import { createTestConfig } from '@aloft/testkit/config'
import { afterAll, beforeAll, expect, test } from 'vitest'

const cleanup = new AsyncDisposableStack()
let cloud: TestCloud
let machines: Machines
/** The same browser, by one machine and by the other. */
let here: ApiClient
let there: ApiClient
let targets: ActTarget[]

beforeAll(async () => {
  cloud = cleanup.use(await startSimulator({ seed: 'small', speed: 20 }))
  machines = cleanup.use(await startMachines(cloud))
  here = createApiClient(machines.first.url)
  there = createApiClient(machines.second.url)
  await here.signIn({
    user: 'reachnovadevops',
    password: 'aloft-demo',
    project: 'reach-production',
  })
  there.cookie = here.cookie
  const reply = await there.fetch('/api/cloud/dfw/compute/servers')
  const { servers } = (await reply.json()) as { servers: { id: string }[] } // Nova's own shape.
  targets = servers.map(({ id }) => ({ region: 'dfw', id }))
})
afterAll(() => cleanup.disposeAsync())

/** Begins an act on all servers, each call of which takes a while. */
async function begin(act: string, input: Record<string, unknown>) {
  await cloud.dial({ region: 'dfw', service: 'compute', latencyMs: 700 })
  const body = { act, key: crypto.randomUUID(), targets, input }
  return { body, reply: here.call(gateway)('POST /acts', { body }) }
}

const lastEntry = async () => {
  const { entries } = await there.call(activity)('GET /entries', { query: { limit: 1 } })
  return entries[0]
}

/** Waits until one part of the act has ended; some others are under way then, some not begun. */
const untilSomeEnded = (act: string) =>
  expect
    .poll(
      async () => {
        const entry = await lastEntry()
        return entry?.act === act ? entry.outcomes.length : 0
      },
      { timeout: 20_000, interval: 20 },
    )
    .toBeGreaterThan(0)

async function tokenNow(): Promise<string> {
  const cookie = /aloft_session=([^;]+)/.exec(there.cookie)?.[1] ?? ''
  const sessionId = createHash('sha256').update(cookie).digest('hex')
  const signer = createCallerSigner(createTestConfig().callerKeys, systemClock)
  const reply = await fetch(`${machines.second.url}/api/gateway/cloud-access`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-aloft-caller': signer.sign({ kind: 'block', block: 'inventory' }),
    },
    body: JSON.stringify({ sessionId, purpose: 'a test' }),
  })
  const { token } = (await reply.json()) as { token: string } // As its contract says.
  return token
}

const isGood = async (token: string) => {
  const headers = { 'x-auth-token': token }
  return (await fetch(`${cloud.keystone}/auth/projects`, { headers })).ok
}

test('an act under way goes on when its person works in another project by another machine', async () => {
  const token = await tokenNow()
  const { reply } = await begin('server.lock', { reason: 'audit' })
  await untilSomeEnded('server.lock')
  const { projects, project } = await there.call(gateway)('GET /session')
  const other = projects.find(({ id }) => id !== project.id)?.id ?? ''
  await there.call(gateway)('PUT /session/project', { body: { project: other } })
  expect(await isGood(token), 'while the act is under way').toBe(true)
  const { outcomes } = await reply
  expect(outcomes.map(({ state }) => state)).toEqual(targets.map(() => 'done'))
  await expect.poll(() => isGood(token), { timeout: 10_000 }).toBe(false)
  await there.call(gateway)('PUT /session/project', { body: { project: project.id } })
  await cloud.resetDials()
}, 60_000)

test('an act whose machine dies leaves what it has done, and is not done again', async () => {
  const { body, reply } = await begin('server.unlock', {})
  reply.catch(() => undefined)
  await untilSomeEnded('server.unlock')
  machines.first.process.kill('SIGKILL')
  await expect(reply).rejects.toThrow()
  await cloud.resetDials()
  // Rather than wait for it.
  await machines.database.pool.query(
    'update activity.entries set deadline_at = now() where finished_at is null',
  )
  const entry = await lastEntry()
  const states = Map.groupBy(entry?.outcomes ?? [], ({ state }) => state)
  const [done = [], unknown = []] = [states.get('done'), states.get('unknown')]
  expect(entry?.state).toBe('unknown')
  expect(done.length).toBeGreaterThan(0)
  expect(unknown.length).toBeLessThanOrEqual(8)
  expect(done.length + unknown.length).toBe(entry?.outcomes.length)
  const begun = new Set(entry?.outcomes.map(({ target }) => target?.id))
  const lockedNow = await locked()
  for (const { target } of done) expect(lockedNow).not.toContain(target?.id)
  const notBegun = targets.map(({ id }) => id).filter((id) => !begun.has(id))
  expect(lockedNow).toEqual(expect.arrayContaining(notBegun))
  expect(notBegun.length).toBeGreaterThan(0)

  const again = await there.call(gateway)('POST /acts', { body })
  expect(again).toMatchObject({ repeated: true, activityId: entry?.id })
  expect(again.outcomes.map(({ target }) => target)).toEqual(targets)
  expect(again.outcomes.filter(({ state }) => state === 'failed')).toHaveLength(
    notBegun.length,
  )
  expect(await locked()).toEqual(lockedNow)
}, 60_000)

async function locked(): Promise<string[]> {
  const reply = await there.fetch('/api/cloud/dfw/compute/servers/detail', {
    headers: { 'openstack-api-version': 'compute 2.79' },
  })
  // Nova's own shape.
  const { servers } = (await reply.json()) as { servers: { id: string; locked: boolean }[] }
  return servers.filter((server) => server.locked).map(({ id }) => id)
}
