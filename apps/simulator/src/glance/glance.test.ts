import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '@aloft/testkit/postgres'
import { type Answer, type Call, startTestCloud, type TestCloud } from '../test-cloud.ts'
import { imageSizeLimitBytes, openImageFiles, TooLarge } from './files.ts'

let cloud: TestCloud
let token = ''
const disposal = new AsyncDisposableStack()

beforeAll(async () => {
  const database = disposal.use(await testDatabase())
  cloud = disposal.use(await startTestCloud(database.url))
  token = await cloud.signIn('reachnovadevops', 'reach-production')
})
afterAll(() => disposal.disposeAsync())

const glance = (path: string, call: Call = {}): Promise<Answer> =>
  cloud.call('dfw', `/image${path}`, { token, ...call })

const at = (value: unknown, ...path: (string | number)[]): unknown =>
  path.reduce<unknown>(
    (inner, key) =>
      inner !== null && typeof inner === 'object' ? Reflect.get(inner, key) : undefined,
    value,
  )
const namesOf = (answer: Answer): unknown[] => {
  const images = at(answer.body, 'images')
  return Array.isArray(images) ? images.map((image) => at(image, 'name')) : []
}
const createImage = async (fields: Record<string, unknown> = {}): Promise<string> => {
  const made = await glance('/v2/images', {
    body: { name: 'made', disk_format: 'raw', container_format: 'bare', ...fields },
  })
  expect(made.status).toBe(201)
  return String(at(made.body, 'id'))
}
const patch = (id: string, operations: unknown): Promise<Answer> =>
  glance(`/v2/images/${id}`, {
    method: 'PATCH',
    body: operations,
    headers: { 'content-type': 'application/openstack-images-v2.1-json-patch' },
  })

test('lists 28 public and 12 saved images, filtered and sorted', async () => {
  const all = await glance('/v2/images?visibility=public&limit=100&sort=name:asc')
  expect(namesOf(all)).toHaveLength(28)
  expect(namesOf(all)[0]).toBe('AlmaLinux 10')
  expect(namesOf(await glance('/v2/images?visibility=private&limit=100'))).toHaveLength(12)
  const arch = await glance(
    '/v2/images?os_distro=arch&sort_key=name&sort_dir=desc&visibility=public',
  )
  expect(namesOf(arch)).toEqual(['Arch 2026.11', 'Arch 2013.8', 'Arch 2012.08'])
  expect(
    namesOf(await glance('/v2/images?name=in:"Debian 12","Debian 13"&sort=name:asc')),
  ).toEqual(['Debian 12', 'Debian 13'])
})

test('a page of images names the next one until the last', async () => {
  const seen: unknown[] = []
  let path: unknown = '/v2/images?visibility=public&limit=10&sort=name:asc'
  let pages = 0
  while (typeof path === 'string') {
    const page = await glance(path)
    seen.push(...namesOf(page))
    path = at(page.body, 'next')
    pages += 1
  }
  expect(pages).toBe(3)
  expect(new Set(seen).size).toBe(28)
})

test('refuses an unknown sort key, visibility and marker', async () => {
  expect((await glance('/v2/images?sort_key=taste')).status).toBe(400)
  expect((await glance('/v2/images?visibility=hidden')).status).toBe(400)
  expect((await glance('/v2/images?marker=none-such')).status).toBe(400)
})

test('bytes come back as they were sent, with their hashes', async () => {
  const id = await createImage()
  const bytes = Buffer.from(Array.from({ length: 3_000_000 }, (_, index) => index % 251))
  expect(
    (await glance(`/v2/images/${id}/file`, { method: 'PUT', body: bytes })).status,
  ).toBe(204)
  const shown = await glance(`/v2/images/${id}`)
  expect(shown.body).toMatchObject({
    status: 'active',
    size: bytes.length,
    os_hash_algo: 'sha512',
  })
  const region = cloud.simulator.cloud.regions[0]
  const download = await fetch(`${region?.url}/image/v2/images/${id}/file`, {
    headers: { 'x-auth-token': token },
  })
  expect(Buffer.from(await download.arrayBuffer()).equals(bytes)).toBe(true)
  expect(download.headers.get('content-md5')).toBe(at(shown.body, 'checksum'))
  const again = await glance(`/v2/images/${id}/file`, { method: 'PUT', body: bytes })
  expect(again.status).toBe(409)
  expect((await glance(`/v2/images/${id}`, { method: 'DELETE' })).status).toBe(204)
})

test('an image that says that it is too large is refused with 413 before it is sent', async () => {
  const id = await createImage()
  const url = `${cloud.simulator.cloud.regions[0]?.url}/image/v2/images/${id}/file`
  const upload = request(url, {
    method: 'PUT',
    headers: {
      'x-auth-token': token,
      'content-type': 'application/octet-stream',
      'content-length': imageSizeLimitBytes + 1,
    },
  })
  upload.on('error', () => undefined).flushHeaders()
  const [answer]: IncomingMessage[] = await once(upload, 'response')
  expect(answer?.statusCode).toBe(413)
  upload.destroy()
  expect(at((await glance(`/v2/images/${id}`)).body, 'status')).toBe('queued')
})

test('a stream that goes on beyond the bound is cut off and nothing of it is kept', async () => {
  const { cloud: inside } = cloud.simulator
  const [region] = inside.regions
  if (!region) throw new Error('a region')
  const files = await openImageFiles({ cloud: inside, region }, 3_000_000)
  async function* endless(): AsyncGenerator<Buffer> {
    for (;;) yield Buffer.alloc(300_000)
  }
  await expect(files.write('too-large', endless())).rejects.toThrow(TooLarge)
  expect(await files.has('too-large')).toBe(false)
})

test('changes by JSON patch, and says what may not change', async () => {
  const id = await createImage()
  const changed = await patch(id, [
    { op: 'replace', path: '/name', value: 'renamed' },
    { op: 'add', path: '/os_distro', value: 'debian' },
    { op: 'replace', path: '/protected', value: true },
  ])
  expect(changed.body).toMatchObject({
    name: 'renamed',
    os_distro: 'debian',
    protected: true,
  })
  expect((await patch(id, [{ op: 'replace', path: '/size', value: 1 }])).status).toBe(403)
  expect((await patch(id, [{ op: 'remove', path: '/none' }])).status).toBe(409)
  expect((await patch(id, [{ op: 'replace', path: '/min_ram', value: -1 }])).status).toBe(
    400,
  )
  expect(
    (await patch(id, [{ op: 'replace', path: '/visibility', value: 'public' }])).status,
  ).toBe(403)
  const plain = await glance(`/v2/images/${id}`, { method: 'PATCH', body: [] })
  expect(plain.status).toBe(415)
  const deleted = await glance(`/v2/images/${id}`, { method: 'DELETE' })
  expect(deleted.status).toBe(403)
  expect(at(deleted.body, 'message')).toContain('is protected and cannot be deleted.')
  await patch(id, [{ op: 'replace', path: '/protected', value: false }])
  expect((await glance(`/v2/images/${id}`, { method: 'DELETE' })).status).toBe(204)
})

test('a deactivated image is not handed out until it is reactivated', async () => {
  const id = await createImage()
  await glance(`/v2/images/${id}/file`, { method: 'PUT', body: Buffer.from('bytes') })
  expect(
    (await glance(`/v2/images/${id}/actions/deactivate`, { method: 'POST' })).status,
  ).toBe(204)
  expect((await glance(`/v2/images/${id}/file`)).status).toBe(403)
  expect(
    (await glance(`/v2/images/${id}/actions/reactivate`, { method: 'POST' })).status,
  ).toBe(204)
  expect((await glance(`/v2/images/${id}/file`)).body).toBe('bytes')
})

test('a shared image is seen by a member, and listed once accepted', async () => {
  const id = await createImage({ name: 'shared one', visibility: 'shared' })
  const other = await cloud.signIn('newcomer', 'blank-slate')
  expect((await glance(`/v2/images/${id}`, { token: other })).status).toBe(404)
  const { projectId } = cloud.simulator.cloud.callerOfToken(other) ?? {}
  await glance(`/v2/images/${id}/members`, { body: { member: projectId } })
  expect((await glance(`/v2/images/${id}`, { token: other })).status).toBe(200)
  const list = '/v2/images?name=shared one'
  expect(namesOf(await glance(list, { token: other }))).toEqual([])
  await glance(`/v2/images/${id}/members/${projectId}`, {
    token: other,
    method: 'PUT',
    body: { status: 'accepted' },
  })
  expect(namesOf(await glance(list, { token: other }))).toEqual(['shared one'])
})

test('a reader may look but not touch', async () => {
  const reader = await cloud.signIn('auditor', 'reach-production')
  expect((await glance('/v2/images', { token: reader })).status).toBe(200)
  const refused = await glance('/v2/images', { token: reader, body: { name: 'x' } })
  expect(refused.status).toBe(403)
  expect(at(refused.body, 'message')).toContain('add_image')
  expect((await glance('/v2/images', { token: 'wrong' })).status).toBe(401)
})

test('tags are put and taken away, and found by', async () => {
  const id = await createImage({ name: 'tagged' })
  expect((await glance(`/v2/images/${id}/tags/golden`, { method: 'PUT' })).status).toBe(204)
  expect(namesOf(await glance('/v2/images?tag=golden'))).toEqual(['tagged'])
  expect((await glance(`/v2/images/${id}/tags/golden`, { method: 'DELETE' })).status).toBe(
    204,
  )
  expect((await glance(`/v2/images/${id}/tags/golden`, { method: 'DELETE' })).status).toBe(
    404,
  )
})
