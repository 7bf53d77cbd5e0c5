import { randomUUID } from 'node:crypto'
import { gateway } from '@aloft/contracts/gateway'
import { inventory, type ListReply } from '@aloft/contracts/inventory'
import { startAloft, type TestAloft } from '@aloft/testkit/aloft'
import type { ApiClient } from '@aloft/testkit/api-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ContractCloud, startContractCloud } from './cloud.ts'

const cleanup = new AsyncDisposableStack()
let cloud: ContractCloud
let aloft: TestAloft
let api: ApiClient
let id = ''

beforeAll(async () => {
  cloud = cleanup.use(await startContractCloud())
  aloft = cleanup.use(await startAloft({ cloud: { keystone: account().authUrl } }))
  api = await aloft.signIn(credentials())
})
afterAll(() => cleanup.disposeAsync())

const account = () => cloud.accounts.empty
function credentials() {
  const { user, password, project } = account()
  return { user, password, project }
}

/** Carries out an act as the panel does, and gives its first outcome. */
async function act(name: string, input: Record<string, unknown>, to: string[] = [id]) {
  const { region } = cloud.facts
  const targets = to.map((one) => ({ region, id: one }))
  const body = { act: name, key: randomUUID(), targets, input }
  const { outcomes } = await api.call(gateway)('POST /acts', { body })
  return outcomes[0]
}

const listed = (query: Record<string, string> = {}): Promise<ListReply> =>
  api.call(inventory)('GET /servers', { query: { wait: '1', ...query } })

/** One column of a list. */
function column({ columns, rows }: ListReply, name: string): unknown[] {
  const data = rows[columns.indexOf(name)]
  if (data === undefined) throw new Error(`There is no column ${name}`)
  return 'values' in data
    ? data.values
    : data.indexes.map((index) => data.dictionary[index])
}

test('a sign-in finds person, project, roles and every region', async () => {
  const session = await api.call(gateway)('GET /session')
  expect(session).toMatchObject({
    user: { name: account().user },
    project: { name: account().project },
    roles: expect.arrayContaining(['member']),
    regions: cloud.facts.regions.map((region) =>
      expect.objectContaining({
        id: region,
        services: expect.arrayContaining(['compute', 'image', 'network']),
      }),
    ),
  })
})

test('a wrong password is told from everything else', async () => {
  const guess = aloft.signIn({ ...credentials(), password: 'guessed' })
  await expect(guess).rejects.toMatchObject({ code: 'wrong_credentials' })
})

test('a server is made by an act, listed in every detail, and changed', async () => {
  const { facts } = cloud
  const network = await cloud.ownNetwork('empty')
  const input = {
    region: facts.region,
    names: ['contract-through'],
    image: facts.image.id,
    flavor: facts.flavors[0].id,
    networks: [network.id],
  }
  const made = await act('server.create', input, [])
  expect(made).toMatchObject({ state: 'done', output: { name: 'contract-through' } })
  id = made?.target?.id ?? ''
  await expect
    .poll(async () => column(await listed(), 'status'), { timeout: 120_000 })
    .toEqual(['ACTIVE'])
  const list = await listed()
  expect(list.regions.map((region) => [region.id, region.state])).toEqual(
    facts.regions.map((region) => [region, 'fresh']),
  )
  expect(column(list, 'id')).toEqual([id])
  expect(column(list, 'image')).toEqual([facts.image.name])
  expect(await act('server.rename', { name: 'contract-through-renamed' })).toMatchObject({
    state: 'done',
  })
  await expect
    .poll(async () => column(await listed(), 'name'), { timeout: 60_000 })
    .toEqual(['contract-through-renamed'])
})

test('what the state forbids is refused before the cloud is asked', async () => {
  await expect(act('server.start', {})).rejects.toMatchObject({ code: 'act_refused' })
})

test('what the cloud refuses is told in its words, with the request id', async () => {
  const outcome = await act('server.add-security-group', { group: 'contract-no-group' })
  expect(outcome).toMatchObject({
    state: 'failed',
    message: expect.stringContaining('contract-no-group'),
    upstream: { status: 404, requestId: expect.stringMatching(/^req-/) },
  })
})

test('the proxy passes reads on, with version, refusals and request ids', async () => {
  const { region } = cloud.facts
  const read = (path: string) =>
    api.fetch(`/api/cloud/${region}/compute${path}`, {
      headers: { 'openstack-api-version': 'compute 2.73' },
    })
  const found = await read(`/servers/${id}`)
  expect(found.status).toBe(200)
  expect(found.headers.get('openstack-api-version')).toBe('compute 2.73')
  expect(await found.json()).toMatchObject({ server: { id, locked: false } })
  const gone = await read('/servers/11111111-2222-3333-4444-555555555555')
  expect(gone.status).toBe(404)
})

test('one that was deleted leaves the list', async () => {
  expect(await act('server.delete', {})).toMatchObject({ state: 'done' })
  await expect.poll(async () => (await listed()).total, { timeout: 120_000 }).toBe(0)
})
