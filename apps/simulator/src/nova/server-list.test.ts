import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '@aloft/testkit/postgres'
import { stringAt, valueAt } from '../core/json.ts'
import type { Answer } from '../test-cloud.ts'
import { messageOf, startTestNova, type TestNova } from './test-nova.ts'

const disposal = new AsyncDisposableStack()
let nova: TestNova
beforeAll(async () => {
  const database = disposal.use(await testDatabase())
  nova = disposal.use(
    await startTestNova(database.url, 'reachnovadevops', 'reach-production'),
  )
})
afterAll(() => disposal.disposeAsync())

interface Shown {
  id: string
  name: string
  status: string
  tags: string[]
  created: string
}

function servers({ body }: Answer): Shown[] {
  // The tests below look at each member that they use.
  return valueAt(body, 'servers') as Shown[]
}

test('walking the pages by the next link gives every server once', async () => {
  const whole = servers(await nova.ask('/servers/detail')).map(({ id }) => id)
  const walked: string[] = []
  let path: string | undefined = '/servers/detail?limit=5'
  while (path !== undefined) {
    const page: Answer = await nova.ask(path)
    walked.push(...servers(page).map(({ id }) => id))
    path = stringAt(valueAt(page.body, 'servers_links', 0), 'href')?.split('/v2.1')[1]
  }
  expect(walked).toEqual(whole)
  expect(whole.length).toBeGreaterThan(10)
})

test('a limit above 1000 is taken as 1000, and one that is no number is refused', async () => {
  expect((await nova.ask('/servers?limit=5000')).status).toBe(200)
  const answer = await nova.ask('/servers?limit=many')
  expect([answer.status, messageOf(answer)]).toEqual([
    400,
    "Invalid input for query parameters limit. Value: many. 'many' does not match '^[0-9]*$'",
  ])
})

test('a marker that names no server is refused', async () => {
  const answer = await nova.ask('/servers?marker=gone')
  expect([answer.status, messageOf(answer)]).toEqual([400, 'marker [gone] not found'])
})

test('names are matched by regular expression, and other filters combine with it', async () => {
  const found = servers(await nova.ask('/servers/detail?name=^panel-web&status=ACTIVE'))
  expect(found.map(({ name }) => name)).toEqual(['panel-web-1'])
})

test('tags are filtered by all, by any and by none', async () => {
  const all = servers(await nova.ask('/servers/detail?tags=production,web'))
  expect(all.length).toBeGreaterThan(0)
  expect(all.every(({ tags }) => tags.includes('production') && tags.includes('web'))).toBe(
    true,
  )
  const none = servers(await nova.ask('/servers/detail?not-tags-any=production,web'))
  expect(none.some(({ tags }) => tags.includes('production'))).toBe(false)
})

test('servers are sorted by the key and in the direction that are asked for', async () => {
  const found = servers(
    await nova.ask('/servers/detail?sort_key=display_name&sort_dir=asc'),
  )
  const names = found.map(({ name }) => name)
  expect(names).toEqual([...names].sort((a, b) => (a < b ? -1 : 1)))
})

test('an unknown parameter is refused from 2.75 on and ignored before', async () => {
  expect((await nova.ask('/servers?colour=red')).status).toBe(400)
  expect((await nova.ask('/servers?colour=red', { version: '2.60' })).status).toBe(200)
})

test('changes-since tells of servers that were deleted', async () => {
  const [{ id }] = servers(await nova.ask('/servers/detail?name=^wiki|adfadf')) as [Shown]
  const since = new Date(Date.now() - 1000).toISOString()
  await nova.ask(`/servers/${id}`, { method: 'DELETE' })
  await expect
    .poll(async () => (await nova.ask(`/servers/${id}`)).status, { timeout: 5_000 })
    .toBe(404)
  const changed = servers(await nova.ask(`/servers/detail?changes-since=${since}`))
  expect(changed).toMatchObject([{ id, status: 'DELETED' }])
})

test('only an administrator sees the servers of all projects', async () => {
  const refused = await nova.ask('/servers/detail?all_tenants=1')
  expect([refused.status, messageOf(refused)]).toEqual([
    403,
    "Policy doesn't allow os_compute_api:servers:detail:get_all_tenants to be performed.",
  ])
  const token = await nova.cloud.signIn('operator', 'crew')
  const all = await nova.ask('/servers/detail?all_tenants=1', {
    headers: { 'x-auth-token': token },
  })
  expect(
    new Set(servers(all).map((server) => valueAt(server, 'tenant_id'))).size,
  ).toBeGreaterThan(1)
})
