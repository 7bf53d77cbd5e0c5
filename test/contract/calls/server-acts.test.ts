import { available } from '@aloft/openstack/availability'
import type { Server } from '@aloft/openstack/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { carryOut } from '../act-calls.ts'
import { type ContractCloud, startContractCloud } from '../cloud.ts'
import type { CloudApi } from '../cloud-api.ts'
import { makeServer, readServer, untilGone, untilStatus } from '../made-server.ts'

const actor = { roles: ['member'] }
let cloud: ContractCloud
let api: CloudApi
let id = ''

beforeAll(async () => {
  cloud = await startContractCloud()
  api = await cloud.api('empty')
})
afterAll(() => cloud?.[Symbol.asyncDispose]())

/** Carries out an act on the server when its state allows it, and waits until it has come to rest. */
async function act(name: string, input: Record<string, unknown> = {}): Promise<Server> {
  const before = await readServer(api, id)
  if (before === undefined) throw new Error('There is no server')
  const done = await carryOut(api, `server.${name}`, before, input)
  expect(done.act.available(before, actor), name).toEqual(available)
  const rest = done.act.settles?.done ?? []
  return untilStatus(api, id, ...(rest.length > 0 ? rest : [before.status]))
}

test('a server is made with all that can be asked for, and is read back', async () => {
  const network = await cloud.ownNetwork('empty')
  const { region, image, flavors } = cloud.facts
  const key = await carryOut(
    api,
    'key-pair.create',
    { region, id: '', name: '' },
    {
      region,
      name: 'contract-calls-key',
    },
  )
  expect(key.act.output?.(key.bodies, {})).toEqual({
    name: 'contract-calls-key',
    fingerprint: expect.stringMatching(/^([0-9a-f]{2}:){15}[0-9a-f]{2}$/),
    privateKey: expect.stringContaining('PRIVATE KEY'),
  })
  const server = await makeServer(cloud, api, {
    names: ['contract-calls'],
    networks: [network.id],
    keyPair: 'contract-calls-key',
    securityGroups: ['default'],
    userData: '#cloud-config',
    tags: ['blue', 'old'],
    metadata: { role: 'web' },
  })
  id = server.id
  expect(server).toMatchObject({
    region,
    name: 'contract-calls',
    status: 'ACTIVE',
    vmState: 'active',
    powerState: 1,
    locked: false,
    imageId: image.id,
    flavor: {
      name: flavors[0].name,
      memoryMegabytes: flavors[0].memoryMegabytes,
      vcpus: flavors[0].vcpus,
      diskGigabytes: flavors[0].diskGigabytes,
    },
    addresses: [
      {
        network: network.name,
        address: expect.stringMatching(/^10\.77\./),
        version: 4,
        kind: 'fixed',
        mac: expect.stringMatching(/^fa:16:3e:/),
      },
    ],
    tags: ['blue', 'old'],
    metadata: { role: 'web' },
    securityGroups: ['default'],
    keyName: 'contract-calls-key',
    zone: expect.any(String),
    hostId: expect.stringMatching(/^[0-9a-f]{56}$/),
    userId: expect.stringMatching(/^[0-9a-f]{32}$/),
    projectId: api.projectId,
    createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    updatedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    launchedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/),
    neverLaunched: false,
  })
})

test('its name, tags and metadata are changed', async () => {
  expect(await act('rename', { name: 'contract-named' })).toMatchObject({
    name: 'contract-named',
  })
  expect(await act('edit-tags', { tags: ['blue', 'new'] })).toMatchObject({
    tags: ['blue', 'new'],
  })
  expect(await act('edit-metadata', { metadata: { a: 'b' } })).toMatchObject({
    metadata: { a: 'b' },
  })
})

test.each([
  ['reboot', { type: 'soft' }, { powerState: 1 }],
  ['reboot', { type: 'hard' }, { powerState: 1 }],
  ['stop', {}, { status: 'SHUTOFF', vmState: 'stopped', powerState: 4 }],
  ['start', {}, { status: 'ACTIVE', vmState: 'active', powerState: 1 }],
  ['pause', {}, { status: 'PAUSED', vmState: 'paused', powerState: 3 }],
  ['unpause', {}, { status: 'ACTIVE', powerState: 1 }],
  ['suspend', {}, { status: 'SUSPENDED', vmState: 'suspended' }],
  ['resume', {}, { status: 'ACTIVE', powerState: 1 }],
  ['lock', { reason: 'an audit' }, { locked: true, lockedReason: 'an audit' }],
  ['unlock', {}, { locked: false }],
  ['change-password', { adminPassword: 'a-new-password' }, { status: 'ACTIVE' }],
  ['shelve', {}, { status: 'SHELVED_OFFLOADED', vmState: 'shelved_offloaded' }],
  ['unshelve', {}, { status: 'ACTIVE', vmState: 'active' }],
])('"%s" with %j is carried out', async (name, input, expected) => {
  expect(await act(name, input)).toMatchObject(expected)
})

test('it is rescued with a password that is told, and leaves rescue', async () => {
  const rescued = await carryOut(
    api,
    'server.rescue',
    { region: cloud.facts.region, id, name: '' },
    {},
  )
  expect(rescued.act.output?.(rescued.bodies, {})).toEqual({
    adminPassword: expect.stringMatching(/^\S{8,}$/),
  })
  await untilStatus(api, id, 'RESCUE')
  expect(await act('unrescue', {})).toMatchObject({ status: 'ACTIVE' })
})

test('it is rebuilt from another image, and tells the new password once', async () => {
  const { region, otherImage } = cloud.facts
  const subject = { region, id, name: '' }
  const image = otherImage.id
  const done = await carryOut(api, 'server.rebuild', subject, { image })
  expect(done.act.output?.(done.bodies, {})).toEqual({
    adminPassword: expect.stringMatching(/^\S{8,}$/),
  })
  expect(await untilStatus(api, id, 'ACTIVE')).toMatchObject({ imageId: image })
})

test('a resize waits for a word; that can be no or yes', async () => {
  const [small, larger] = cloud.facts.flavors
  const size = (flavor: { memoryMegabytes: number }) => ({
    status: 'ACTIVE',
    flavor: { memoryMegabytes: flavor.memoryMegabytes },
  })
  expect(await act('resize', { flavor: larger.id })).toMatchObject({
    status: 'VERIFY_RESIZE',
    vmState: 'resized',
  })
  expect(await act('revert-resize')).toMatchObject(size(small))
  await act('resize', { flavor: larger.id })
  expect(await act('confirm-resize')).toMatchObject(size(larger))
})

test('its groups are changed', async () => {
  const group = await api.get({
    service: 'network',
    method: 'POST',
    path: '/security-groups',
    body: { security_group: { name: 'contract-calls-group' } },
  })
  expect(group).toHaveProperty('security_group.id')
  const added = await act('add-security-group', { group: 'contract-calls-group' })
  expect(added.securityGroups.toSorted()).toEqual(['contract-calls-group', 'default'])
  const taken = await act('remove-security-group', { group: 'contract-calls-group' })
  expect(taken.securityGroups).toEqual(['default'])
})

test('its disk is saved as an image, whose id is told', async () => {
  const { region } = cloud.facts
  const subject = { region, id, name: '' }
  const saved = await carryOut(api, 'server.snapshot', subject, { name: 'contract-saved' })
  await untilStatus(api, id, 'ACTIVE')
  const image = saved.act.output?.(saved.bodies, {})
  expect(image).toEqual({ imageId: expect.stringMatching(/^[0-9a-f-]{36}$/) })
  const path = `/images/${String(image?.['imageId'])}`
  await expect
    .poll(() => api.get({ service: 'image', path }), { timeout: 60_000 })
    .toMatchObject({ name: 'contract-saved', status: 'active', visibility: 'private' })
  await api.get({ service: 'image', method: 'DELETE', path })
})

test('it is deleted though it is locked', async () => {
  await act('lock', {})
  const locked = await readServer(api, id)
  if (locked === undefined) throw new Error('There is no server')
  await carryOut(api, 'server.delete', locked, { unlock: true })
  await expect(untilGone(api, id)).resolves.toBeUndefined()
  const key = { region: cloud.facts.region, id: 'contract-calls-key', name: '' }
  await carryOut(api, 'key-pair.delete', key)
})
