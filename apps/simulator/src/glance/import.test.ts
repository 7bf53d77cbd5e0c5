import { once } from 'node:events'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '@aloft/testkit/postgres'
import { valueAt } from '../core/json.ts'
import { type Answer, type Call, startTestCloud, type TestCloud } from '../test-cloud.ts'
import type { StoredImageQuota } from './quota.ts'

let cloud: TestCloud
let token = ''
/** The machine may have other things to do. */
const patience = { timeout: 20_000 }
const disposal = new AsyncDisposableStack()

beforeAll(async () => {
  const database = disposal.use(await testDatabase())
  cloud = disposal.use(await startTestCloud(database.url))
  token = await cloud.signIn('newcomer', 'blank-slate')
})
afterAll(() => disposal.disposeAsync())

const glance = (path: string, call: Call = {}): Promise<Answer> =>
  cloud.call('dfw', `/image${path}`, { token, ...call })

async function createImage(fields: Record<string, unknown> = {}): Promise<string> {
  const made = await glance('/v2/images', {
    body: { name: 'made', disk_format: 'raw', container_format: 'bare', ...fields },
  })
  expect(made.status).toBe(201)
  return String(valueAt(made.body, 'id'))
}
const importFrom = (id: string, uri: string): Promise<Answer> =>
  glance(`/v2/images/${id}/import`, { body: { method: { name: 'web-download', uri } } })
const newestTask = async (id: string): Promise<unknown> =>
  valueAt((await glance(`/v2/images/${id}/tasks`)).body, 'tasks', 0)
const show = async (id: string): Promise<unknown> => (await glance(`/v2/images/${id}`)).body

/** A web server that has one file. */
async function serveFile(bytes: Buffer): Promise<string> {
  const server = createServer((asked, answer) => {
    if (asked.url === '/disk.raw') answer.end(bytes)
    else answer.writeHead(404).end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  disposal.defer(() => void server.close())
  // A TCP server has an address of this form.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

test('an image is fetched from an address, and its task tells how it went', async () => {
  const origin = await serveFile(Buffer.alloc(2_500_000, 'x'))
  const id = await createImage()
  expect((await importFrom(id, `${origin}/disk.raw`)).status).toBe(202)
  await expect
    .poll(() => show(id), patience)
    .toMatchObject({ status: 'active', size: 2_500_000 })
  expect(await show(id)).not.toHaveProperty('os_glance_import_task')
  expect(await newestTask(id)).toMatchObject({
    type: 'api_image_import',
    status: 'success',
    image_id: id,
    message: 'Copied 2 MiB',
  })
})

test('what can not be fetched leaves the image queued and a task that failed', async () => {
  const origin = await serveFile(Buffer.alloc(1))
  const id = await createImage()
  await importFrom(id, `${origin}/nothing-here.raw`)
  await expect
    .poll(() => newestTask(id))
    .toMatchObject({
      status: 'failure',
      message: 'Task failed due to Internal Error',
    })
  expect(await show(id)).toMatchObject({ status: 'queued', size: null })
  expect((await importFrom(id, `${origin}/disk.raw`)).status).toBe(202)
})

test('only addresses that pass the filter are fetched, and only by known methods', async () => {
  const id = await createImage()
  const refused = await importFrom(id, 'http://example.com/disk.raw')
  expect(refused.status).toBe(400)
  expect(valueAt(refused.body, 'message')).toContain('does not pass filtering')
  const unknown = await glance(`/v2/images/${id}/import`, {
    body: { method: { name: 'by-post' } },
  })
  expect(unknown.status).toBe(400)
  const methods = await glance('/v2/info/import')
  expect(valueAt(methods.body, 'import-methods', 'value')).toEqual([
    'glance-direct',
    'web-download',
  ])
})

test('staged bytes become the image when they are imported, and not before', async () => {
  const id = await createImage()
  const direct = { body: { method: { name: 'glance-direct' } } }
  expect((await glance(`/v2/images/${id}/import`, direct)).status).toBe(409)
  const bytes = Buffer.from('the bytes of a disk')
  const staged = await glance(`/v2/images/${id}/stage`, { method: 'PUT', body: bytes })
  expect(staged.status).toBe(204)
  expect(await show(id)).toMatchObject({ status: 'uploading', size: bytes.length })
  expect((await glance(`/v2/images/${id}/file`)).status).toBe(204)
  expect((await glance(`/v2/images/${id}/import`, direct)).status).toBe(202)
  await expect.poll(() => show(id), patience).toMatchObject({ status: 'active' })
  expect((await glance(`/v2/images/${id}/file`)).body).toBe(bytes.toString())
})

test('a line that is cut in the middle leaves the image queued, and it can be sent again', async () => {
  const id = await createImage()
  const url = `${cloud.simulator.cloud.regions[0]?.url}/image/v2/images/${id}/file`
  const upload = request(url, {
    method: 'PUT',
    headers: { 'x-auth-token': token, 'content-type': 'application/octet-stream' },
  })
  const broken = once(upload, 'error')
  upload.write(Buffer.alloc(300_000))
  await expect.poll(() => show(id), patience).toMatchObject({ status: 'saving' })
  upload.destroy(new Error('cut'))
  await broken
  await expect
    .poll(() => show(id), patience)
    .toMatchObject({ status: 'queued', size: null })
  const again = await glance(`/v2/images/${id}/file`, {
    method: 'PUT',
    body: Buffer.from('whole'),
  })
  expect(again.status).toBe(204)
})

test('more images than the quota allows are refused with 413 in the words of oslo.limit', async () => {
  const { cloud: inside } = cloud.simulator
  const { projectId = '' } = inside.callerOfToken(token) ?? {}
  const quotas = inside.store.collection<StoredImageQuota>('iad', 'image-quota')
  quotas.put({ id: projectId, limits: { image_count_total: 1 } })
  const create = () =>
    cloud.call('iad', '/image/v2/images', { token, body: { name: 'one more' } })
  expect((await create()).status).toBe(201)
  const refused = await create()
  expect(refused.status).toBe(413)
  expect(valueAt(refused.body, 'message')).toContain(
    'image_count_total is over limit of 1 due to current usage 1 and delta 1',
  )
  const usage = await cloud.call('iad', '/image/v2/info/usage', { token })
  expect(valueAt(usage.body, 'usage', 'image_count_total')).toEqual({ limit: 1, usage: 1 })
})

test('an image that volumes are clones of is not deleted', async () => {
  const id = await createImage({ name: 'in-use-by-a-volume' })
  const refused = await glance(`/v2/images/${id}`, { method: 'DELETE' })
  expect(refused.status).toBe(409)
  expect(valueAt(refused.body, 'message')).toContain('because it is in use')
})

test('whoever prefers no JSON is answered with a page', async () => {
  const refused = await glance(`/v2/images/${await createImage()}/import`, {
    body: { method: { name: 'glance-direct' } },
    headers: { accept: '*/*' },
  })
  expect(refused.status).toBe(409)
  expect(refused.headers.get('content-type')).toContain('text/html')
  expect(refused.body).toContain('<h1>409 Conflict</h1>')
})

test('tasks of all projects are for administrators', async () => {
  expect((await glance('/v2/tasks')).status).toBe(403)
  expect((await glance('/v2/tasks', { body: {} })).status).toBe(403)
})
