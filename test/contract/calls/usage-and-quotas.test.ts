import { parseAccountUsage } from '@aloft/openstack/account-usage'
import { parseDnsQuota } from '@aloft/openstack/dns-quota'
import { parseImageUsage } from '@aloft/openstack/image-usage'
import { computeVersions } from '@aloft/openstack/microversions'
import { parseServerUsages } from '@aloft/openstack/server-usage'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ContractCloud, startContractCloud } from '../cloud.ts'
import type { CloudApi } from '../cloud-api.ts'
import { makeServer } from '../made-server.ts'

const names = ['contract-used-1', 'contract-used-2', 'contract-used-3']
let cloud: ContractCloud
let api: CloudApi

beforeAll(async () => {
  cloud = await startContractCloud()
  api = await cloud.api('empty')
  const { id } = await cloud.ownNetwork('empty')
  await Promise.all(
    names.map((name) => makeServer(cloud, api, { names: [name], networks: [id] })),
  )
})
afterAll(() => cloud?.[Symbol.asyncDispose]())

const hourMs = 3_600_000
const at = (ms: number) => encodeURIComponent(new Date(ms).toISOString().slice(0, 19))

/** Times are told in seconds: servers of this one are to be among them. */
const soon = () => Date.now() + 60_000

/** Those of this run: Nova tells of deleted ones of an earlier run too. */
const ownOf = (body: unknown) =>
  parseServerUsages(body, '').filter(
    ({ name, state }) => names.includes(name) && state === 'active',
  )

/** As the panel asks. */
const usage = (end: number, more = '') =>
  api.ask({
    service: 'compute',
    path: `/os-simple-tenant-usage/${api.projectId}?start=${at(Date.now() - 24 * hourMs)}&end=${at(end)}&detailed=1${more}`,
    microversion: computeVersions.usagePages,
  })

test('usage is told server by server, in pages by the id of the last one', async () => {
  const whole = await usage(soon())
  expect(whole.status).toBe(200)
  const all = parseServerUsages(whole.body, '').map(({ id }) => id)
  const first = parseServerUsages((await usage(soon(), '&limit=2')).body, '')
  expect(first).toHaveLength(2)
  const own = ownOf(whole.body)
  expect(own).toHaveLength(3)
  for (const server of own) {
    expect(server).toMatchObject({ state: 'active', vcpus: expect.any(Number) })
    expect(server.hours).toBeLessThan(1)
  }
  const ids = first.map(({ id }) => id)
  for (let marker = ids.at(-1); marker !== undefined;) {
    const answer = await usage(soon(), `&limit=2&marker=${marker}`)
    const page = parseServerUsages(answer.body, '').map(({ id }) => id)
    ids.push(...page)
    marker = page.at(-1)
  }
  expect(ids.toSorted()).toEqual(all.toSorted())
})

test('a server that runs is counted up to now, though the end be yet to come', async () => {
  const counted = ownOf((await usage(Date.now() + 10 * hourMs)).body)
  expect(counted).toHaveLength(3)
  for (const { hours } of counted) expect(hours).toBeLessThan(1)
})

test('an end that is not after the start is 400', async () => {
  expect((await usage(Date.now() - 24 * hourMs - 1000)).status).toBe(400)
})

test('the image service tells what is used where it sets bounds', async () => {
  const answer = await api.ask({ service: 'image', path: '/info/usage' })
  expect(answer.status).toBe(200)
  const { images, megabytes } = parseImageUsage(answer.body)
  const used = [images, megabytes].flatMap((limit) => limit?.used ?? [])
  expect(used.every((amount) => amount >= 0)).toBe(true)
})

test('DNS tells bounds, and how many zones and record sets there are', async () => {
  if (!api.has('dns')) return
  const read = (path: string) => api.get({ service: 'dns', path })
  const quotas = await api.ask({ service: 'dns', path: `/quotas/${api.projectId}` })
  expect([200, 403]).toContain(quotas.status)
  const told = parseDnsQuota(
    quotas.status === 200 ? quotas.body : undefined,
    await read('/zones?limit=1'),
    await read('/recordsets?limit=1'),
  )
  expect(told.zones?.used).toBeGreaterThanOrEqual(0)
  expect(told.recordSets).toBeGreaterThanOrEqual(0)
  const most = quotas.status === 200 ? told.mostRecordSetsInZone : 1
  expect(most).toBeGreaterThan(0)
})

test('the object storage tells what an account holds by its headers', async () => {
  if (!api.has('object-store')) return
  const answer = await api.ask({ service: 'object-store', method: 'HEAD', path: '' })
  expect([200, 204]).toContain(answer.status)
  const { bytes, containers, objects } = parseAccountUsage(
    Object.fromEntries(answer.headers),
  )
  for (const { used } of [bytes, containers, objects]) {
    expect(used).toBeGreaterThanOrEqual(0)
  }
  expect(answer.headers.get('x-account-container-count')).toMatch(/^\d+$/)
})
