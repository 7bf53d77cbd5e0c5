import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '@aloft/testkit/postgres'
import { valueAt } from '../core/json.ts'
import { cinderOf, startTestCinder, type TestCinder, thingIn } from './test-cinder.ts'

const disposal = new AsyncDisposableStack()
let cinder: TestCinder
beforeAll(async () => {
  const database = disposal.use(await testDatabase())
  cinder = disposal.use(await startTestCinder(database.url, 'newcomer', 'blank-slate'))
})
afterAll(() => disposal.disposeAsync())

test('a volume is created, grows, changes its type and goes', async () => {
  const made = await cinder.ask('/volumes', { body: { volume: { name: 'data', size: 2 } } })
  expect(made.status).toBe(202)
  expect(thingIn(made)).toMatchObject({
    status: 'creating',
    volume_type: 'standard',
    bootable: 'false',
    availability_zone: 'dfw-a',
    attachments: [],
  })
  const path = `/volumes/${String(thingIn(made)['id'])}`
  const id = path.slice('/volumes/'.length)
  await cinder.untilStatus(path, 'available')
  expect((await cinder.act(id, { 'os-extend': { new_size: 3 } })).status).toBe(202)
  expect(await cinder.untilStatus(path, 'available')).toMatchObject({ size: 3 })
  const retype = { new_type: 'ssd', migration_policy: 'on-demand' }
  await cinder.held(async () => {
    expect((await cinder.act(id, { 'os-retype': retype })).status).toBe(202)
    expect(thingIn(await cinder.ask(path))['status']).toBe('retyping')
  })
  expect(await cinder.untilStatus(path, 'available')).toMatchObject({ volume_type: 'ssd' })
  expect((await cinder.ask(path, { method: 'DELETE' })).status).toBe(202)
  await cinder.untilGone(path)
})

test('a volume that no storage takes is in error, and a message says why', async () => {
  const volume = { name: 'fail-create-1', size: 1 }
  const made = thingIn(await cinder.ask('/volumes', { body: { volume } }))
  await cinder.untilStatus(`/volumes/${String(made['id'])}`, 'error')
  const { body } = await cinder.ask(`/messages?resource_uuid=${String(made['id'])}`)
  expect(valueAt(body, 'messages', 0)).toMatchObject({
    user_message:
      'schedule allocate volume: Could not find any available weighted backend.',
    resource_type: 'VOLUME',
    message_level: 'ERROR',
  })
})

test('a volume of an image is bootable and knows its image', async () => {
  const images = await cinder.nova.ask('/../../image/v2/images?name=Debian%2013')
  const imageRef = String(valueAt(images.body, 'images', 0, 'id'))
  const id = await cinder.makeVolume('root', { size: 10, imageRef })
  expect(thingIn(await cinder.ask(`/volumes/${id}`))).toMatchObject({
    bootable: 'true',
    volume_image_metadata: { image_id: imageRef, image_name: 'Debian 13' },
  })
  const small = { volume: { name: 'too small', size: 1, imageRef } }
  expect((await cinder.ask('/volumes', { body: small })).body).toEqual({
    badRequest: {
      code: 400,
      message:
        'Invalid input received: Volume size 1GB cannot be smaller than the image minDisk size 10GB.',
    },
  })
})

test('a snapshot keeps its volume from being deleted, unless both go', async () => {
  const id = await cinder.makeVolume('kept')
  const body = { snapshot: { volume_id: id, name: 'before' } }
  const snapshot = thingIn(await cinder.ask('/snapshots', { body }))
  await cinder.untilStatus(`/snapshots/${String(snapshot['id'])}`, 'available')
  const refusal = await cinder.ask(`/volumes/${id}`, { method: 'DELETE' })
  expect(refusal.status).toBe(400)
  expect(JSON.stringify(refusal.body)).toContain('have snapshots')
  const copy = await cinder.makeVolume('copy', { snapshot_id: snapshot['id'] })
  expect(thingIn(await cinder.ask(`/volumes/${copy}`))['snapshot_id']).toBe(snapshot['id'])
  await cinder.ask(`/volumes/${id}?cascade=true`, { method: 'DELETE' })
  await cinder.untilGone(`/volumes/${id}`)
  await cinder.untilGone(`/snapshots/${String(snapshot['id'])}`)
})

test('an increment holds its full backup, and a backup is restored into a new volume', async () => {
  const id = await cinder.makeVolume('precious')
  const backup = async (more: object) => {
    const body = { backup: { volume_id: id, ...more } }
    const path = `/backups/${String(thingIn(await cinder.ask('/backups', { body }))['id'])}`
    await cinder.untilStatus(path, 'available')
    return path
  }
  const orphan = { backup: { volume_id: id, incremental: true } }
  expect((await cinder.ask('/backups', { body: orphan })).body).toMatchObject({
    badRequest: {
      message: 'Invalid backup: No backups available to do an incremental backup.',
    },
  })
  const full = await backup({ name: 'full' })
  const increment = await backup({ name: 'increment', incremental: true })
  expect(thingIn(await cinder.ask(increment))).toMatchObject({ is_incremental: true })
  const refusal = await cinder.ask(full, { method: 'DELETE' })
  expect(refusal.body).toMatchObject({
    badRequest: { message: 'Invalid backup: Incremental backups exist for this backup.' },
  })
  const volume = await cinder.held(async () => {
    const restore = await cinder.ask(`${full}/restore`, { body: { restore: {} } })
    const path = `/volumes/${String(thingIn(restore)['volume_id'])}`
    expect(thingIn(await cinder.ask(path))['status']).toBe('restoring-backup')
    return path
  })
  await cinder.untilStatus(volume, 'available')
  await cinder.ask(increment, { method: 'DELETE' })
  await cinder.untilGone(increment)
  expect((await cinder.ask(full, { method: 'DELETE' })).status).toBe(202)
})

test('a transfer needs its key, tells it once, and changes the owner', async () => {
  const id = await cinder.makeVolume('given away')
  const body = { transfer: { volume_id: id, name: 'for you' } }
  const transfer = thingIn(await cinder.ask('/os-volume-transfer', { body }))
  const path = `/os-volume-transfer/${String(transfer['id'])}`
  expect(transfer['auth_key']).toMatch(/^[0-9a-f]{16}$/)
  expect(thingIn(await cinder.ask(path))).not.toHaveProperty('auth_key')
  await cinder.untilStatus(`/volumes/${id}`, 'awaiting-transfer')
  const other = await cinderOf(cinder.nova, 'reachnovadevops', 'reach-production')
  const wrong = await other(`${path}/accept`, { body: { accept: { auth_key: 'guess' } } })
  expect(wrong.body).toMatchObject({
    badRequest: {
      message: `Invalid auth key: Attempt to transfer ${String(transfer['id'])} with invalid auth key.`,
    },
  })
  const accept = { accept: { auth_key: transfer['auth_key'] } }
  expect((await other(`${path}/accept`, { body: accept })).status).toBe(202)
  expect((await cinder.ask(`/volumes/${id}`)).status).toBe(404)
  expect(thingIn(await other(`/volumes/${id}`))['status']).toBe('available')
})

test('a volume becomes an image', async () => {
  const id = await cinder.makeVolume('golden')
  const upload = { image_name: 'golden image', disk_format: 'raw' }
  const answer = await cinder.act(id, { 'os-volume_upload_image': upload })
  const imageId = String(valueAt(answer.body, 'os-volume_upload_image', 'image_id'))
  await cinder.untilStatus(`/volumes/${id}`, 'available')
  const image = await cinder.nova.ask(`/../../image/v2/images/${imageId}`)
  expect(image.body).toMatchObject({ status: 'active', name: 'golden image', min_disk: 1 })
})
