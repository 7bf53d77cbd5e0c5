import { parseFlavors } from '@aloft/openstack/flavor'
import { parseInstanceAction, parseInstanceActions } from '@aloft/openstack/instance-action'
import { readList, readRecord, readText } from '@aloft/openstack/json-reader'
import { parseKeyPairs } from '@aloft/openstack/key-pair'
import { parseComputeLimits } from '@aloft/openstack/limits'
import { computeVersions } from '@aloft/openstack/microversions'
import { parseServers, type Server } from '@aloft/openstack/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { carryOut, wordsOf } from '../act-calls.ts'
import { type ContractCloud, startContractCloud } from '../cloud.ts'
import type { Answer, CloudApi } from '../cloud-api.ts'
import { makeServer, untilGone } from '../made-server.ts'

const names = ['contract-list-1', 'contract-list-2', 'contract-list-3']
const limits = { used: expect.any(Number), limit: expect.any(Number) }
let cloud: ContractCloud
let api: CloudApi
let servers: readonly Server[]

beforeAll(async () => {
  cloud = await startContractCloud()
  api = await cloud.api('empty')
  const { id } = await cloud.ownNetwork('empty')
  servers = await Promise.all(
    names.map((name) => makeServer(cloud, api, { names: [name], networks: [id] })),
  )
})
afterAll(() => cloud?.[Symbol.asyncDispose]())

const detail = (query: string): Promise<Answer> =>
  api.ask({
    service: 'compute',
    path: `/servers/detail?${query}`,
    microversion: computeVersions.read,
  })

const ids = (answer: Answer) => parseServers(answer.body, '').map(({ id }) => id)

/** As the inventory finds out whether there is more. */
const hasNext = ({ body }: Answer) =>
  readList(readRecord(body).servers_links).some((link) => readRecord(link).rel === 'next')

test('the list is read in pages, newest first, and the last page names no other', async () => {
  const first = await detail('limit=2')
  expect(first.status).toBe(200)
  expect(ids(first)).toHaveLength(2)
  expect(hasNext(first)).toBe(true)
  const second = await detail(`limit=2&marker=${ids(first).at(-1)}`)
  expect(ids(second)).toHaveLength(1)
  expect(hasNext(second)).toBe(false)
  expect([...ids(first), ...ids(second)].toSorted()).toEqual(
    servers.map(({ id }) => id).toSorted(),
  )
  expect(ids(await detail('limit=1000'))).toEqual([...ids(first), ...ids(second)])
})

test('a full last page is followed by an empty one', async () => {
  const all = await detail('limit=3')
  expect(ids(all)).toHaveLength(3)
  const after = await detail(`limit=3&marker=${ids(all).at(-1)}`)
  expect(ids(after)).toEqual([])
  expect(hasNext(after)).toBe(false)
})

test('a marker that is gone is 400, and so is a limit that is none', async () => {
  const marker = await detail('limit=2&marker=11111111-2222-3333-4444-555555555555')
  expect(marker.status).toBe(400)
  expect(wordsOf(marker)).toMatch(/^[Mm]arker \[?11111111-.* not found/)
  expect((await detail('limit=-1')).status).toBe(400)
})

test('the answer tells its version and the time by the clock of the cloud', async () => {
  const { headers } = await detail('limit=1')
  expect(headers.get('openstack-api-version')).toBe(`compute ${computeVersions.read}`)
  expect(headers.get('vary')).toContain('OpenStack-API-Version')
  expect(headers.get('x-openstack-request-id')).toMatch(/^req-[0-9a-f-]{36}$/)
  expect(headers.get('content-type')).toMatch(/^application\/json/)
  const list = await api.ask({ service: 'compute', path: '/servers?limit=1' })
  expect(list.headers.get('openstack-api-version')).toBe('compute 2.1')
})

test.each([
  ['2.999', 406, /2\.999 is not supported/],
  ['1.9', 406, /1\.9 is not supported/],
  ['nonsense', 400, /[Vv]ersion .*nonsense/],
])('version %s is refused with %i', async (microversion, status, words) => {
  const answer = await api.ask({ service: 'compute', path: '/servers', microversion })
  expect(answer.status).toBe(status)
  expect(wordsOf(answer)).toMatch(words)
})

test('what changed since a time is told, the deleted too', async () => {
  const [gone, kept] = servers
  if (gone === undefined || kept === undefined) throw new Error('There are no servers')
  const since = new Date(Date.parse(kept.updatedAt ?? '') - 5000)
  await carryOut(api, 'server.delete', gone, {})
  await untilGone(api, gone.id)
  const query = `limit=1000&changes-since=${since.toISOString().replace(/\.\d+Z$/, 'Z')}`
  const changed = parseServers((await detail(query)).body, '')
  expect(changed.find(({ id }) => id === gone.id)).toMatchObject({ status: 'DELETED' })
  expect(changed.find(({ id }) => id === kept.id)).toMatchObject({ status: 'ACTIVE' })
  const later = new Date(Date.now() + 3_600_000).toISOString().replace(/\.\d+Z$/, 'Z')
  expect(ids(await detail(`changes-since=${later}`))).toEqual([])
})

test('what was done to a server is told, with its steps', async () => {
  const [, server] = servers
  const path = `/servers/${server?.id}/os-instance-actions`
  const microversion = computeVersions.actionEvents
  const list = await api.get({ service: 'compute', path, microversion })
  expect(parseInstanceActions(list)).toEqual([
    {
      requestId: expect.stringMatching(/^req-/),
      action: 'create',
      startedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/),
      userId: expect.any(String),
      events: [],
    },
  ])
  const [action] = parseInstanceActions(list)
  const one = await api.get({
    service: 'compute',
    path: `${path}/${action?.requestId}`,
    microversion,
  })
  expect(parseInstanceAction(readRecord(one).instanceAction)?.events).toContainEqual({
    name: 'compute__do_build_and_run_instance',
    startedAt: expect.stringMatching(/^\d{4}-/),
    finishedAt: expect.stringMatching(/^\d{4}-/),
    result: 'Success',
  })
})

test('the end of the console is read', async () => {
  const [, server] = servers
  const path = `/servers/${server?.id}/action`
  const console = (length: object) =>
    api.get({
      service: 'compute',
      method: 'POST',
      path,
      body: { 'os-getConsoleOutput': length },
    })
  for (const length of [{ length: 50 }, {}])
    expect(readText(readRecord(await console(length)).output)).toMatch(/\S/)
})

test('sizes, zones, key pairs and limits are told as the forms need them', async () => {
  const flavors = parseFlavors(
    await api.get({ service: 'compute', path: '/flavors/detail?limit=1000' }),
  )
  expect(flavors).toContainEqual({
    id: expect.any(String),
    name: cloud.facts.flavors[0].name,
    memoryMegabytes: expect.any(Number),
    vcpus: expect.any(Number),
    diskGigabytes: expect.any(Number),
    ephemeralGigabytes: 0,
    swapMegabytes: 0,
    isPublic: true,
    disabled: false,
    extraSpecs: {},
  })
  const zones = await api.list('compute', '/os-availability-zone', 'availabilityZoneInfo')
  expect(zones.map(readRecord)).toContainEqual({
    zoneName: expect.any(String),
    zoneState: { available: true },
    hosts: null,
  })
  expect(
    parseKeyPairs(await api.get({ service: 'compute', path: '/os-keypairs' }), 'dfw'),
  ).toEqual([])
  const own = parseComputeLimits(await api.get({ service: 'compute', path: '/limits' }))
  expect(own).toEqual({
    servers: limits,
    vcpus: limits,
    memoryMegabytes: limits,
    keyPairs: limits,
    serverGroups: limits,
    metadataItems: expect.any(Number),
  })
  expect(own.servers.used).toBe(2)
  expect(own.memoryMegabytes.used).toBe(2 * cloud.facts.flavors[0].memoryMegabytes)
})
