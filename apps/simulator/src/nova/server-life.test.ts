import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '@aloft/testkit/postgres'
import { valueAt } from '../core/json.ts'
import {
  messageOf,
  newServer,
  serverOf,
  startTestNova,
  type TestNova,
} from './test-nova.ts'

const disposal = new AsyncDisposableStack()
let nova: TestNova
beforeAll(async () => {
  const database = disposal.use(await testDatabase())
  nova = disposal.use(await startTestNova(database.url, 'newcomer', 'blank-slate'))
})
afterAll(() => disposal.disposeAsync())

test('a new server is built in steps and has its address once it is active', async () => {
  const body = await newServer(nova.ask, 'web', { metadata: { a: 'b' }, tags: ['one'] })
  const answer = await nova.ask('/servers', { body: { server: body } })
  expect(answer.status).toBe(202)
  expect(serverOf(answer)).toHaveProperty('adminPass')
  expect(answer.headers.get('location')).toContain('/compute/v2.1/servers/')
  const server = await nova.untilStatus(String(serverOf(answer)['id']), 'ACTIVE')
  expect(server).toMatchObject({
    name: 'web',
    metadata: { a: 'b' },
    tags: ['one'],
    flavor: { original_name: '512MB Standard', ram: 512 },
    'OS-EXT-STS:vm_state': 'active',
    'OS-EXT-STS:power_state': 1,
    addresses: { 'blank-net': [{ version: 4, 'OS-EXT-IPS:type': 'fixed' }] },
    security_groups: [{ name: 'default' }],
  })
})

test('a name that begins with fail-build ends in ERROR and says why', async () => {
  const body = await newServer(nova.ask, 'fail-build-1')
  const id = String(serverOf(await nova.ask('/servers', { body: { server: body } }))['id'])
  const server = await nova.untilStatus(id, 'ERROR')
  expect(server['fault']).toMatchObject({
    code: 500,
    message: expect.stringContaining('aborted') as unknown,
  })
})

test('a resize waits for a word, and is confirmed', async () => {
  const id = await nova.makeServer('grows')
  expect((await nova.act(id, { resize: { flavorRef: '3' } })).status).toBe(202)
  const waiting = await nova.untilStatus(id, 'VERIFY_RESIZE')
  expect(waiting['flavor']).toMatchObject({ original_name: '1GB Standard' })
  expect((await nova.act(id, { confirmResize: null })).status).toBe(204)
  await nova.untilStatus(id, 'ACTIVE')
})

test('a resize that is reverted gives the old flavor back', async () => {
  const id = await nova.makeServer('grows-not')
  await nova.act(id, { resize: { flavorRef: '3' } })
  await nova.untilStatus(id, 'VERIFY_RESIZE')
  await nova.act(id, { revertResize: null })
  const server = await nova.untilStatus(id, 'ACTIVE')
  expect(server['flavor']).toMatchObject({ original_name: '512MB Standard' })
})

test.each([
  ['pause', 'PAUSED', 'unpause'],
  ['suspend', 'SUSPENDED', 'resume'],
  ['os-stop', 'SHUTOFF', 'os-start'],
  ['rescue', 'RESCUE', 'unrescue'],
  ['shelve', 'SHELVED_OFFLOADED', 'unshelve'],
])('%s leads to %s, and %s back', async (there, status, back) => {
  const id = await nova.makeServer(`to-${there}`)
  await nova.act(id, { [there]: null })
  await nova.untilStatus(id, status)
  await nova.act(id, { [back]: null })
  expect(await nova.untilStatus(id, 'ACTIVE')).toHaveProperty('id', id)
  await nova.ask(`/servers/${id}`, { method: 'DELETE' })
})

test('an action that the state forbids is refused in the words of Nova', async () => {
  const id = await nova.makeServer('stopped')
  await nova.act(id, { 'os-stop': null })
  await nova.untilStatus(id, 'SHUTOFF')
  const answer = await nova.act(id, { reboot: { type: 'SOFT' } })
  expect(answer.status).toBe(409)
  expect(answer.body).toEqual({
    conflictingRequest: {
      code: 409,
      message: `Cannot 'reboot' instance ${id} while it is in vm_state stopped`,
    },
  })
})

test('a lock keeps a member from deleting until it is taken off', async () => {
  const id = await nova.makeServer('locked')
  await nova.act(id, { lock: { locked_reason: 'mine' } })
  const refused = await nova.ask(`/servers/${id}`, { method: 'DELETE' })
  expect([refused.status, messageOf(refused)]).toEqual([409, `Instance ${id} is locked`])
  await nova.act(id, { unlock: null })
  expect((await nova.ask(`/servers/${id}`, { method: 'DELETE' })).status).toBe(204)
})

test('an image of a server appears in Glance and becomes active', async () => {
  const id = await nova.makeServer('model')
  const answer = await nova.act(id, { createImage: { name: 'kept' } })
  expect(answer.body).toEqual({ image_id: expect.any(String) as unknown })
  await nova.untilStatus(id, 'ACTIVE')
  const images = await nova.ask('/../../image/v2/images?name=kept')
  expect(images.body).toMatchObject({
    images: [{ name: 'kept', status: 'active', visibility: 'private', instance_uuid: id }],
  })
})

test('what was asked of a server is listed with its events', async () => {
  const id = await nova.makeServer('asked')
  await nova.act(id, { reboot: { type: 'HARD' } })
  await nova.untilStatus(id, 'ACTIVE')
  const list = await nova.ask(`/servers/${id}/os-instance-actions`)
  expect(list.body).toMatchObject({
    instanceActions: [{ action: 'reboot' }, { action: 'create' }],
  })
  const reboot = await nova.ask(
    `/servers/${id}/os-instance-actions/${String(valueAt(list.body, 'instanceActions', 0, 'request_id'))}`,
  )
  expect(reboot.body).toMatchObject({
    instanceAction: { events: [{ event: 'compute_reboot_instance', result: 'Success' }] },
  })
})
