import { createHash, createHmac } from 'node:crypto'
import { request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '@aloft/testkit/postgres'
import { loadManyObjects } from '../seed/load-objects.ts'
import { startTestCloud, type TestCloud } from '../test-cloud.ts'

let cloud: TestCloud
let token = ''
let account = ''
const disposal = new AsyncDisposableStack()

beforeAll(async () => {
  const database = disposal.use(await testDatabase())
  cloud = disposal.use(await startTestCloud(database.url))
  token = await cloud.signIn('reachnovadevops', 'reach-production')
  const { projectId } = cloud.simulator.cloud.callerOfToken(token) ?? {}
  account = `/object-store/v1/AUTH_${projectId}`
})
afterAll(() => disposal.disposeAsync())

interface Call {
  readonly token?: string | undefined
  readonly headers?: Record<string, string>
  readonly body?: string | Buffer
}

/** A plain request; `path` begins at the account. */
function ask(method: string, path: string, call: Call = {}): Promise<Response> {
  const region = cloud.simulator.cloud.regions[0]
  const sent = 'token' in call ? call.token : token
  return fetch(`${region?.url}${account}${path}`, {
    method,
    redirect: 'manual',
    headers: { ...(sent && { 'x-auth-token': sent }), ...call.headers },
    ...(call.body === undefined ? {} : { body: new Blob([Buffer.from(call.body)]) }),
  })
}
const put = (path: string, body: string | Buffer, headers: Record<string, string> = {}) =>
  ask('PUT', path, { body, headers })
const listed = async (path: string): Promise<string[]> => {
  const answer = await ask('GET', path, { headers: { accept: 'application/json' } })
  // What a listing answers: names, or folders.
  const rows = (await answer.json()) as { name?: string; subdir?: string }[]
  return rows.map(({ name, subdir }) => name ?? subdir ?? '')
}
const md5 = (bytes: string | Buffer): string =>
  createHash('md5').update(bytes).digest('hex')

test('an account tells its containers, and each what it holds', async () => {
  expect(await listed('')).toEqual([
    'assets',
    'backups',
    'logs',
    'machine-images',
    'machine-images_segments',
    'status-page',
  ])
  const head = await ask('HEAD', '/backups')
  expect(head.headers.get('x-container-object-count')).toBe('84')
  expect(head.headers.get('x-container-meta-owner')).toBe('database team')
  expect(await listed('?prefix=ma&limit=1')).toEqual(['machine-images'])
})

test('a container is made, changed and only deleted when it is empty', async () => {
  const headers = { 'x-container-meta-colour': 'grün', 'x-container-read': '.r:*' }
  // The wire has bytes.
  const wire = { ...headers, 'x-container-meta-colour': 'gr\u00c3\u00bcn' }
  expect((await ask('PUT', '/made', { headers: wire })).status).toBe(201)
  expect((await ask('PUT', '/made')).status).toBe(202)
  const head = await ask('HEAD', '/made')
  expect(head.headers.get('x-container-meta-colour')).toBe('gr\u00c3\u00bcn')
  await ask('POST', '/made', { headers: { 'x-remove-container-meta-colour': 'x' } })
  expect((await ask('HEAD', '/made')).headers.has('x-container-meta-colour')).toBe(false)
  await put('/made/one', 'text')
  expect((await ask('DELETE', '/made')).status).toBe(409)
  expect((await ask('DELETE', '/made/one')).status).toBe(204)
  expect((await ask('DELETE', '/made')).status).toBe(204)
  expect((await ask('HEAD', '/made')).status).toBe(404)
})

test('bytes come back as they were sent, whole or in part', async () => {
  await ask('PUT', '/bytes')
  const bytes = Buffer.from(Array.from({ length: 2_500_000 }, (_, index) => index % 251))
  const made = await put('/bytes/folder/a%20file', bytes, { 'x-object-meta-kind': 'test' })
  expect(made.status).toBe(201)
  expect(made.headers.get('etag')).toBe(md5(bytes))
  const whole = await ask('GET', '/bytes/folder/a%20file')
  expect(Buffer.from(await whole.arrayBuffer()).equals(bytes)).toBe(true)
  expect(whole.headers.get('x-object-meta-kind')).toBe('test')
  const part = await ask('GET', '/bytes/folder/a%20file', {
    headers: { range: 'bytes=1048570-1048590' },
  })
  expect(part.status).toBe(206)
  expect(part.headers.get('content-range')).toBe('bytes 1048570-1048590/2500000')
  expect(Buffer.from(await part.arrayBuffer())).toEqual(bytes.subarray(1048570, 1048591))
  const beyond = await ask('GET', '/bytes/folder/a%20file', {
    headers: { range: 'bytes=9999999-' },
  })
  expect(beyond.status).toBe(416)
  const same = await ask('GET', '/bytes/folder/a%20file', {
    headers: { 'if-none-match': md5(bytes) },
  })
  expect(same.status).toBe(304)
})

test('what does not match its checksum, or is there already, is not kept', async () => {
  await ask('PUT', '/checked')
  expect((await put('/checked/a', 'text', { etag: md5('other') })).status).toBe(422)
  expect((await ask('HEAD', '/checked/a')).status).toBe(404)
  expect((await put('/checked/a', 'text', { etag: md5('text') })).status).toBe(201)
  expect((await put('/checked/a', 'more', { 'if-none-match': '*' })).status).toBe(412)
  // A condition of a copy is one on its source.
  const copied = { 'x-copy-from': '/checked/a', 'if-none-match': '*' }
  expect((await put('/checked/free', '', copied)).status).toBe(304)
  expect((await put('/none-such/a', 'text')).status).toBe(404)
  const head = await ask('HEAD', '/checked')
  expect(head.headers.get('x-container-object-count')).toBe('1')
  expect(head.headers.get('x-container-bytes-used')).toBe('4')
})

test('an upload that is cut off leaves nothing', async () => {
  await ask('PUT', '/cut')
  const region = cloud.simulator.cloud.regions[0]
  const upload = request(`${region?.url}${account}/cut/a`, {
    method: 'PUT',
    headers: { 'x-auth-token': token, 'content-length': 5_000_000 },
  })
  const { promise: ended, resolve } = Promise.withResolvers<void>()
  upload.on('close', resolve)
  upload.on('error', () => undefined)
  await new Promise((written) => upload.write(Buffer.alloc(3_000_000), written))
  upload.destroy()
  await ended
  await expect.poll(async () => (await ask('HEAD', '/cut/a')).status).toBe(404)
})

test('a POST replaces what an object says of itself, and it vanishes when it is due', async () => {
  await ask('PUT', '/about')
  await put('/about/a', 'text', { 'x-object-meta-one': '1' })
  const past = await ask('POST', '/about/a', { headers: { 'x-delete-at': '1000' } })
  expect(past.status).toBe(400)
  await ask('POST', '/about/a', { headers: { 'x-object-meta-two': '2' } })
  const head = await ask('HEAD', '/about/a')
  expect(head.headers.get('x-object-meta-one')).toBeNull()
  expect(head.headers.get('x-object-meta-two')).toBe('2')
  await ask('POST', '/about/a', { headers: { 'x-delete-after': '1' } })
  await expect
    .poll(async () => (await ask('HEAD', '/about/a')).status, { timeout: 5_000 })
    .toBe(404)
  expect(await listed('/about')).toEqual([])
  expect((await ask('DELETE', '/about')).status).toBe(204)
})

test('folders stand for what lies in them, forwards and backwards, page by page', async () => {
  await ask('PUT', '/folders')
  for (const name of ['a', 'b/1', 'b/2', 'b/c/3', 'd', 'e/4', 'ü/5'])
    await put(`/folders/${encodeURIComponent(name)}`, name)
  expect(await listed('/folders?delimiter=/')).toEqual(['a', 'b/', 'd', 'e/', 'ü/'])
  expect(await listed('/folders?delimiter=/&reverse=true')).toEqual([
    'ü/',
    'e/',
    'd',
    'b/',
    'a',
  ])
  expect(await listed('/folders?delimiter=/&prefix=b/')).toEqual(['b/1', 'b/2', 'b/c/'])
  expect(await listed('/folders?path=b')).toEqual(['b/1', 'b/2'])
  expect(await listed('/folders?delimiter=/&limit=2')).toEqual(['a', 'b/'])
  expect(await listed('/folders?delimiter=/&limit=2&marker=b/')).toEqual(['d', 'e/'])
  expect(await listed('/folders?marker=b/1&end_marker=d')).toEqual(['b/2', 'b/c/3'])
  expect((await ask('GET', '/folders?limit=10001')).status).toBe(412)
})

test('of a hundred thousand objects the first page comes at once', async () => {
  await loadManyObjects(cloud.simulator.cloud, {
    regionId: 'dfw',
    project: 'reach-production',
    name: 'many',
    count: 100_000,
  })
  const before = performance.now()
  expect(await listed('/many?delimiter=/&limit=100')).toEqual(['2020/'])
  expect(await listed('/many?delimiter=/&prefix=2020/&limit=100')).toHaveLength(8)
  expect(performance.now() - before).toBeLessThan(1_000)
  expect(await listed('/many')).toHaveLength(10_000)
  const head = await ask('HEAD', '/many')
  expect(head.headers.get('x-container-object-count')).toBe('100000')
})

test('a large object is of its segments, each checked, and is deleted with them', async () => {
  await ask('PUT', '/large')
  await ask('PUT', '/parts')
  for (const [index, text] of ['first ', 'second ', 'third'].entries())
    await put(`/parts/${index}`, text)
  const segments = ['first ', 'second ', 'third'].map((text, index) => ({
    path: `/parts/${index}`,
    etag: md5(text),
    size_bytes: text.length,
  }))
  const wrong = [{ ...segments[0], etag: md5('other') }, { path: '/parts/9' }]
  const refused = await ask('PUT', '/large/whole?multipart-manifest=put', {
    body: JSON.stringify(wrong),
    headers: { accept: 'application/json' },
  })
  expect(refused.status).toBe(400)
  expect(await refused.json()).toEqual({
    Errors: [
      ['/parts/0', 'Etag Mismatch'],
      ['/parts/9', '404 Not Found'],
    ],
  })
  const made = await put('/large/whole?multipart-manifest=put', JSON.stringify(segments))
  expect(made.status).toBe(201)
  const whole = await ask('GET', '/large/whole')
  expect(await whole.text()).toBe('first second third')
  expect(whole.headers.get('x-static-large-object')).toBe('True')
  expect(whole.headers.get('etag')).toBe(
    `"${md5(segments.map(({ etag }) => etag).join(''))}"`,
  )
  const part = await ask('GET', '/large/whole', { headers: { range: 'bytes=4-9' } })
  expect(await part.text()).toBe('t seco')
  await ask('COPY', '/large/whole?multipart-manifest=get', {
    headers: { destination: 'large/twin' },
  })
  const twin = await ask('HEAD', '/large/twin')
  expect(twin.headers.get('x-static-large-object')).toBe('True')
  await ask('COPY', '/large/whole', { headers: { destination: 'large/plain' } })
  const plain = await ask('GET', '/large/plain')
  expect(plain.headers.get('x-static-large-object')).toBeNull()
  expect(await plain.text()).toBe('first second third')
  const deleted = await ask('DELETE', '/large/whole?multipart-manifest=delete', {
    headers: { accept: 'application/json' },
  })
  expect(await deleted.json()).toMatchObject({ 'Number Deleted': 4, Errors: [] })
  expect((await ask('GET', '/large/twin')).status).toBe(409)
})

test('a dynamic large object is all whose names begin as it says', async () => {
  await ask('PUT', '/dynamic')
  await put('/dynamic/part/1', 'one ')
  await put('/dynamic/part/2', 'two')
  await put('/dynamic/whole', '', { 'x-object-manifest': 'dynamic/part/' })
  expect(await (await ask('GET', '/dynamic/whole')).text()).toBe('one two')
})

test('many are deleted by one request, and what was not there is told', async () => {
  await ask('PUT', '/bulk')
  for (const name of ['a', 'b c']) await put(`/bulk/${encodeURIComponent(name)}`, 'text')
  const answer = await ask('POST', '?bulk-delete', {
    body: 'bulk/a\nbulk/b%20c\nbulk/gone\nassets\nbulk\n',
    headers: { accept: 'application/json', 'content-type': 'text/plain' },
  })
  expect(await answer.json()).toEqual({
    'Response Status': '400 Bad Request',
    'Response Body': '',
    'Number Deleted': 3,
    'Number Not Found': 1,
    Errors: [['assets', '409 Conflict']],
  })
})

test('a temporary URL opens one object until its time, by the account’s key', async () => {
  await ask('POST', '', { headers: { 'x-account-meta-temp-url-key': 'secret' } })
  await ask('PUT', '/lent')
  await put('/lent/a', 'text')
  const path = `${account.replace('/object-store', '')}/lent/a`
  const expires = Math.floor(Date.now() / 1000) + 60
  const urlOf = (method: string, digest: string, until = expires): string => {
    const signature = createHmac(digest, 'secret')
      .update(`${method}\n${until}\n${path}`)
      .digest('hex')
    return `/lent/a?temp_url_sig=${signature}&temp_url_expires=${until}`
  }
  const guest = { token: undefined }
  const got = await ask('GET', urlOf('GET', 'sha256'), guest)
  expect(await got.text()).toBe('text')
  expect(got.headers.get('content-disposition')).toContain('filename="a"')
  expect((await ask('HEAD', urlOf('GET', 'sha512'), guest)).status).toBe(200)
  expect((await ask('GET', urlOf('GET', 'sha1'), guest)).status).toBe(401)
  expect((await ask('GET', urlOf('PUT', 'sha256'), guest)).status).toBe(401)
  expect((await ask('GET', urlOf('GET', 'sha256', expires - 120), guest)).status).toBe(401)
  const body = 'new text'
  expect((await ask('PUT', urlOf('PUT', 'sha256'), { ...guest, body })).status).toBe(201)
})

test('a reader may look but neither write nor see keys; a stranger may not look', async () => {
  const reader = await cloud.signIn('auditor', 'reach-production')
  expect((await ask('GET', '/backups', { token: reader })).status).toBe(200)
  const refused = await ask('PUT', '/backups/x', { token: reader, body: 'x' })
  expect(refused.status).toBe(403)
  expect(await refused.text()).toContain('Access was denied')
  const bounds = { 'x-account-meta-quota-bytes': '1000' }
  expect((await ask('POST', '', { headers: bounds })).status).toBe(403)
  const seen = await ask('HEAD', '', { token: reader })
  expect(seen.headers.has('x-account-meta-temp-url-key')).toBe(false)
  const stranger = await cloud.signIn('newcomer', 'blank-slate')
  expect((await ask('GET', '/backups', { token: stranger })).status).toBe(403)
  expect((await ask('GET', '/backups', { token: undefined })).status).toBe(401)
  expect((await ask('GET', '/assets', { token: undefined })).status).toBe(200)
})

test('a website shows its pages to anybody, and its own page for what is not there', async () => {
  const guest = { token: undefined }
  const bare = await ask('GET', '/status-page', guest)
  expect(bare.status).toBe(301)
  const index = await ask('GET', '/status-page/', guest)
  expect(await index.text()).toContain('All regions are working.')
  const missing = await ask('GET', '/status-page/no-such.html', guest)
  expect(missing.status).toBe(404)
  expect(await missing.text()).toContain('There is no such page.')
})
