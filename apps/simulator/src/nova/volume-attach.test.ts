import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '@aloft/testkit/postgres'
import { startTestCinder, type TestCinder, thingIn } from '../cinder/test-cinder.ts'
import { valueAt } from '../core/json.ts'
import { messageOf, newServer, serverOf } from './test-nova.ts'

const disposal = new AsyncDisposableStack()
let cinder: TestCinder
beforeAll(async () => {
  const database = disposal.use(await testDatabase())
  cinder = disposal.use(await startTestCinder(database.url, 'newcomer', 'blank-slate'))
})
afterAll(() => disposal.disposeAsync())

const attach = (serverId: string, volumeId: string, more: object = {}) =>
  cinder.nova.ask(`/servers/${serverId}/os-volume_attachments`, {
    body: { volumeAttachment: { volumeId, ...more } },
  })

test('a volume is attached and detached, and both sides say so', async () => {
  const server = await cinder.nova.makeServer('with volume')
  const id = await cinder.makeVolume('disk')
  const answer = await attach(server, id, { tag: 'data' })
  expect(answer.body).toMatchObject({
    volumeAttachment: { volumeId: id, serverId: server, device: '/dev/vdb', tag: 'data' },
  })
  expect(await cinder.untilStatus(`/volumes/${id}`, 'in-use')).toMatchObject({
    attachments: [{ server_id: server, device: '/dev/vdb' }],
  })
  const shown = serverOf(await cinder.nova.ask(`/servers/${server}`))
  expect(shown['os-extended-volumes:volumes_attached']).toEqual([
    { id, delete_on_termination: false },
  ])
  const refusal = await cinder.ask(`/volumes/${id}`, { method: 'DELETE' })
  expect(refusal.status).toBe(400)
  const place = `/servers/${server}/os-volume_attachments/${id}`
  await cinder.held(async () => {
    expect((await cinder.nova.ask(place, { method: 'DELETE' })).status).toBe(202)
    expect(thingIn(await cinder.ask(`/volumes/${id}`))['status']).toBe('detaching')
  })
  await cinder.untilStatus(`/volumes/${id}`, 'available')
  expect((await cinder.nova.ask(place)).status).toBe(404)
})

test('a volume that another server has is refused, a shared one is not', async () => {
  const first = await cinder.nova.makeServer('first')
  const second = await cinder.nova.makeServer('second')
  const id = await cinder.makeVolume('alone')
  await attach(first, id)
  await cinder.untilStatus(`/volumes/${id}`, 'in-use')
  const refusal = await attach(second, id)
  expect(refusal.status).toBe(400)
  expect(messageOf(refusal)).toContain(
    `Invalid input received: Invalid volume: Volume ${id} status must be available or downloading to reserve, but the current status is in-use. (HTTP 400)`,
  )
  const shared = await cinder.makeVolume('together', { volume_type: 'shared' })
  await attach(first, shared)
  await cinder.untilStatus(`/volumes/${shared}`, 'in-use')
  expect((await attach(second, shared)).status).toBe(200)
})

test('a server boots from a volume made of an image, which goes with it', async () => {
  const template = Object(await newServer(cinder.nova.ask, 'from volume'))
  const device = {
    source_type: 'image',
    uuid: Reflect.get(template, 'imageRef'),
    destination_type: 'volume',
    volume_size: 10,
    boot_index: 0,
    delete_on_termination: true,
  }
  const server = { ...template, imageRef: '', block_device_mapping_v2: [device] }
  const made = await cinder.nova.ask('/servers', { body: { server } })
  const id = String(serverOf(made)['id'])
  const active = await cinder.nova.untilStatus(id, 'ACTIVE')
  expect(active['image']).toBe('')
  const volumeId = String(valueAt(active['os-extended-volumes:volumes_attached'], 0, 'id'))
  expect(thingIn(await cinder.ask(`/volumes/${volumeId}`))).toMatchObject({
    status: 'in-use',
    bootable: 'true',
    attachments: [{ server_id: id, device: '/dev/vda' }],
  })
  const root = `/servers/${id}/os-volume_attachments/${volumeId}`
  expect(messageOf(await cinder.nova.ask(root, { method: 'DELETE' }))).toBe(
    'Cannot detach a root device volume',
  )
  await cinder.nova.ask(`/servers/${id}`, { method: 'DELETE' })
  await cinder.untilGone(`/volumes/${volumeId}`)
})

test('a volume that was attached outlives its server', async () => {
  const server = await cinder.nova.makeServer('short-lived')
  const id = await cinder.makeVolume('long-lived')
  await attach(server, id)
  await cinder.untilStatus(`/volumes/${id}`, 'in-use')
  await cinder.nova.ask(`/servers/${server}`, { method: 'DELETE' })
  expect(await cinder.untilStatus(`/volumes/${id}`, 'available')).toMatchObject({
    attachments: [],
  })
})

test('a server whose volume exceeds the quota ends in error, and leaves none behind', async () => {
  const template = Object(await newServer(cinder.nova.ask, 'too large'))
  const blank = { source_type: 'blank', destination_type: 'volume', volume_size: 2000 }
  const server = { ...template, block_device_mapping_v2: [blank] }
  const made = await cinder.nova.ask('/servers', { body: { server } })
  const failed = await cinder.nova.untilStatus(String(serverOf(made)['id']), 'ERROR')
  expect(valueAt(failed, 'fault', 'message')).toContain('VolumeSizeExceedsAvailableQuota')
  expect(failed['os-extended-volumes:volumes_attached']).toEqual([])
})

test('a volume that cannot be connected becomes free again, and a message says why', async () => {
  const server = await cinder.nova.makeServer('no path')
  const id = await cinder.makeVolume('fail-attach-disk')
  await attach(server, id)
  await cinder.untilStatus(`/volumes/${id}`, 'available')
  const { body } = await cinder.ask(`/messages?resource_uuid=${id}`)
  expect(valueAt(body, 'messages', 0, 'user_message')).toBe(
    'attach volume: Failed to attach volume.',
  )
})
