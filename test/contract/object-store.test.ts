import { createHash, createHmac } from 'node:crypto'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ContractCloud, startContractCloud } from './cloud.ts'
import type { CloudApi } from './cloud-api.ts'
import type { OpenStackClient } from './openstack-client.ts'

const container = 'contract-files'
const segments = 'contract-files-segments'
const cleanup = new AsyncDisposableStack()
let cloud: ContractCloud
let openstack: OpenStackClient
let api: CloudApi

beforeAll(async () => {
  cloud = cleanup.use(await startContractCloud())
  openstack = cloud.client('member')
  api = await cloud.api('member')
})
afterAll(() => cleanup.disposeAsync())

/** A plain request; `path` begins at the account. */
async function ask(
  method: string,
  path: string,
  {
    headers,
    body,
    token = api.token,
  }: { headers?: object; body?: string; token?: string } = {},
): Promise<Response> {
  return fetch(api.url('object-store') + path, {
    method,
    headers: { ...(token !== '' && { 'x-auth-token': token }), ...headers },
    ...(body !== undefined && { body }),
  })
}
/** They travel as names of headers, which have no upper and lower case: the client prints what came. */
function propertiesOf(shown: unknown): Record<string, unknown> {
  const properties: unknown = Object(shown)['properties']
  return Object.fromEntries(
    Object.entries(Object(properties)).map(([name, value]) => [name.toLowerCase(), value]),
  )
}
const md5 = (text: string): string => createHash('md5').update(text).digest('hex')

test('a container is made, described, listed and shown', async () => {
  await openstack.run(`container create ${container}`)
  await openstack.run(`container set --property owner=contract ${container}`)
  expect(await openstack.json('container list')).toContainEqual({ Name: container })
  const shown = await openstack.json(`container show ${container}`)
  expect(shown).toMatchObject({ container, object_count: '0', bytes_used: '0' })
  expect(propertiesOf(shown)).toEqual({ owner: 'contract' })
  await openstack.run(`container unset --property owner ${container}`)
  const head = await ask('HEAD', `/${container}`)
  expect(head.headers.has('x-container-meta-owner')).toBe(false)
})

test('an object is uploaded, described, saved and deleted', async () => {
  const file = `${cloud.cloudsFile}.txt`
  const copy = `${cloud.cloudsFile}.copy`
  await writeFile(file, 'some text')
  await openstack.run(`object create --name folder/one.txt ${container} ${file}`)
  await openstack.run(`object set --property kind=test ${container} folder/one.txt`)
  expect(await openstack.json(`object list ${container}`)).toEqual([
    { Name: 'folder/one.txt' },
  ])
  const shown = await openstack.json(`object show ${container} folder/one.txt`)
  expect(shown).toMatchObject({
    object: 'folder/one.txt',
    'content-length': '9',
    etag: md5('some text'),
  })
  expect(propertiesOf(shown)).toEqual({ kind: 'test' })
  await openstack.run(`object save --file ${copy} ${container} folder/one.txt`)
  expect(await readFile(copy, 'utf8')).toBe('some text')
  expect(await openstack.refusal(`container delete ${container}`)).toContain('409')
  await openstack.run(`object delete ${container} folder/one.txt`)
  expect((await ask('HEAD', `/${container}/folder/one.txt`)).status).toBe(404)
  await Promise.all([file, copy].map((path) => rm(path)))
})

test('a range, a wrong checksum and a name that is taken are answered as asked', async () => {
  const path = `/${container}/ranged`
  const put = (headers: object) => ask('PUT', path, { headers, body: 'some text' })
  expect((await put({ etag: md5('other') })).status).toBe(422)
  expect((await put({ etag: md5('some text'), 'if-none-match': '*' })).status).toBe(201)
  expect((await put({ 'if-none-match': '*' })).status).toBe(412)
  const part = await ask('GET', path, { headers: { range: 'bytes=5-' } })
  expect([part.status, await part.text()]).toEqual([206, 'text'])
})

test('a listing folds what lies in folders, and gives a page after a marker', async () => {
  for (const name of ['a/1', 'a/2', 'b'])
    await ask('PUT', `/${container}/list/${name}`, { body: name })
  const list = async (query: string) => {
    const answer = await ask('GET', `/${container}?format=json&prefix=list/&${query}`)
    // Names, or folders.
    const rows = (await answer.json()) as { name?: string; subdir?: string }[]
    return rows.map(({ name, subdir }) => name ?? subdir)
  }
  expect(await list('delimiter=/')).toEqual(['list/a/', 'list/b'])
  expect(await list('delimiter=/&limit=1&marker=list/a/')).toEqual(['list/b'])
  expect(await list('limit=2')).toEqual(['list/a/1', 'list/a/2'])
})

test('a large object is made of segments that are checked, and deleted with them', async () => {
  await ask('PUT', `/${segments}`)
  const parts = ['first ', 'second']
  for (const [index, text] of parts.entries())
    await ask('PUT', `/${segments}/${index}`, { body: text })
  const manifest = parts.map((text, index) => ({
    path: `/${segments}/${index}`,
    etag: md5(text),
    size_bytes: text.length,
  }))
  const put = (body: object) =>
    ask('PUT', `/${container}/large?multipart-manifest=put`, {
      headers: { accept: 'application/json' },
      body: JSON.stringify(body),
    })
  const wrong = await put([{ ...manifest[0], etag: md5('other') }])
  expect(wrong.status).toBe(400)
  expect(await wrong.json()).toMatchObject({
    Errors: [[expect.stringContaining(`${segments}/0`), 'Etag Mismatch']],
  })
  expect((await put(manifest)).status).toBe(201)
  const whole = await ask('GET', `/${container}/large`)
  expect(await whole.text()).toBe('first second')
  expect(whole.headers.get('x-static-large-object')).toMatch(/true/i)
  const listed = await ask('GET', `/${container}?format=json&prefix=large`)
  expect(await listed.json()).toMatchObject([
    { name: 'large', bytes: 12, slo_etag: expect.any(String) },
  ])
  const gone = await ask('DELETE', `/${container}/large?multipart-manifest=delete`, {
    headers: { accept: 'application/json' },
  })
  expect(await gone.json()).toMatchObject({ 'Number Deleted': 3, Errors: [] })
})

test('a temporary URL opens one object without a token', async () => {
  const key = 'contract-key'
  await ask('POST', `/${container}`, { headers: { 'x-container-meta-temp-url-key': key } })
  await ask('PUT', `/${container}/lent`, { body: 'lent' })
  const { pathname } = new URL(api.url('object-store'))
  const path = `${pathname.slice(pathname.indexOf('/v1/'))}/${container}/lent`
  const expires = Math.floor(Date.now() / 1000) + 300
  const signature = createHmac('sha256', key)
    .update(`GET\n${expires}\n${path}`)
    .digest('hex')
  const query = `?temp_url_sig=${signature}&temp_url_expires=${expires}`
  const lent = await ask('GET', `/${container}/lent${query}`, { token: '' })
  expect([lent.status, await lent.text()]).toEqual([200, 'lent'])
  const other = await ask('GET', `/${container}/ranged${query}`, { token: '' })
  expect(other.status).toBe(401)
})

test('many are deleted by one request, and then the containers', async () => {
  const listed = await ask('GET', `/${container}`)
  const names = (await listed.text()).split('\n').filter((name) => name !== '')
  const answer = await ask('POST', '?bulk-delete', {
    headers: { accept: 'application/json', 'content-type': 'text/plain' },
    body: [...names.map((name) => `${container}/${name}`), `${container}/gone`].join('\n'),
  })
  expect(await answer.json()).toMatchObject({
    'Response Status': '200 OK',
    'Number Deleted': names.length,
    'Number Not Found': 1,
    Errors: [],
  })
  await openstack.run(`container delete ${container}`)
  await openstack.run(`container delete ${segments}`)
})
