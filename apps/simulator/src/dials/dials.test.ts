import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '@aloft/testkit/postgres'
import { type Answer, startTestCloud, type TestCloud } from '../test-cloud.ts'

let cloud: TestCloud
let databaseUrl = ''
let token = ''
const disposal = new AsyncDisposableStack()

beforeAll(async () => {
  databaseUrl = disposal.use(await testDatabase()).url
  cloud = disposal.use(await startTestCloud(databaseUrl))
  token = await cloud.signIn('reachnovadevops', 'reach-production')
})
afterEach(() => cloud.call('identity', '/_dials', { method: 'DELETE' }))
afterAll(() => disposal.disposeAsync())

const turn = (body: object): Promise<Answer> =>
  cloud.call('identity', '/_dials', { method: 'PUT', body })
const networks = (region: string): Promise<Answer> =>
  cloud.call(region, '/network/v2.0/networks', { token })

test('a region that is down resets connections while the others answer', async () => {
  await turn({ region: 'ord', down: true })
  await expect(networks('ord')).rejects.toThrow('fetch failed')
  expect((await networks('dfw')).status).toBe(200)
  await turn({ region: 'ord', down: false })
  expect((await networks('ord')).status).toBe(200)
})

test('a region going down cuts what is under way', async () => {
  await turn({ region: 'syd', latencyMs: 60_000 })
  const waiting = networks('syd').then(
    () => 'answered',
    (error: Error) => error.message,
  )
  // The request is under way once its dial is the only thing that holds it.
  await networks('dfw')
  await turn({ region: 'syd', down: true })
  expect(await waiting).toBe('fetch failed')
})

test('an answer is lost of what was done all the same, and reads are answered', async () => {
  await turn({ region: 'dfw', service: 'network', losesAnswers: true })
  const made = cloud.call('dfw', '/network/v2.0/networks', {
    token,
    method: 'POST',
    body: { network: { name: 'lost-answer' } },
  })
  await expect(made).rejects.toThrow('fetch failed')
  const known = await cloud.call('dfw', '/network/v2.0/networks?name=lost-answer', {
    token,
  })
  expect(known.body).toMatchObject({ networks: [{ name: 'lost-answer' }] })
})

test('errors come in the form of the service, for that service only', async () => {
  await turn({ region: 'iad', service: 'network', errorRate: 1, errorStatus: 503 })
  const refused = await networks('iad')
  expect(refused.status).toBe(503)
  expect(refused.body).toHaveProperty('NeutronError.type', 'ServiceUnavailable')
  expect((await cloud.call('iad', '/image/v2/images', { token })).status).toBe(200)
})

test('lists alone are slowed', async () => {
  await turn({ region: 'dfw', service: 'network', slowListMs: 300 })
  const before = performance.now()
  await networks('dfw')
  expect(performance.now() - before).toBeGreaterThanOrEqual(290)
})

test('a dial that does not exist or is out of range changes nothing', async () => {
  for (const body of [
    { region: 'mars', down: true },
    { service: 'coffee', down: true },
    { errorRate: 2 },
    { taste: 1 },
    { down: true, tokenSeconds: -1 },
  ]) {
    expect((await turn(body)).status).toBe(400)
  }
  const state = await cloud.call('identity', '/_dials')
  expect(state.body).toMatchObject({ dials: [], tokenSeconds: 3600 })
})

test('tokens live as long as the dial says, and all of them can be revoked', async () => {
  const own = await cloud.signIn('newcomer', 'blank-slate')
  const ask = (): Promise<Answer> =>
    cloud.call('dfw', '/network/v2.0/networks', { token: own })
  expect((await ask()).status).toBe(200)
  await turn({ revokeAll: true })
  expect((await ask()).status).toBe(401)
  token = await cloud.signIn('reachnovadevops', 'reach-production')
  expect((await turn({ tokenSeconds: 120 })).body).toMatchObject({ tokenSeconds: 120 })
})

test('dials survive a restart', async () => {
  await using database = await testDatabase()
  {
    await using first = await startTestCloud(database.url, { seed: 'none' })
    await first.call('identity', '/_dials', {
      method: 'PUT',
      body: { region: 'ord', latencyMs: 5 },
    })
  }
  await using second = await startTestCloud(database.url, { seed: 'none' })
  expect((await second.call('identity', '/_dials')).body).toMatchObject({
    dials: [{ region: 'ord', service: '*', latencyMs: 5 }],
  })
})
