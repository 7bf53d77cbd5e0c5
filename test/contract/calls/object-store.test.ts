import { createHash, randomBytes } from 'node:crypto'
import { containerReader } from '@aloft/acts/files/container-reader'
import { objectReader } from '@aloft/acts/files/object-reader'
import { type Container, parseListedContainer } from '@aloft/openstack/container'
import {
  type Folder,
  folderType,
  objectId,
  objectPath,
  parseBulkDeletion,
  parseListing,
  type StoredObject,
} from '@aloft/openstack/stored-object'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { askForAct, carryOut, wordsOf } from '../act-calls.ts'
import { actOn, readPresent, readSubject } from '../act-subject.ts'
import { type ContractCloud, startContractCloud } from '../cloud.ts'
import { type Call, type CloudApi, send } from '../cloud-api.ts'
import { askLent } from '../temporary-url.ts'

const container = 'contract-calls-files'
// Follows the other in the order of names, whatever another suite left.
const segments = `${container}-segments`
const md5 = (text: string): string => createHash('md5').update(text).digest('hex')
let cloud: ContractCloud
let api: CloudApi
let region = ''

beforeAll(async () => {
  cloud = await startContractCloud()
  api = await cloud.api('empty')
  region = cloud.facts.region
  await clear()
  for (const name of [container, segments])
    await carryOut(api, 'container.create', none(), { region, name, access: 'private' })
})
afterAll(async () => {
  if (api !== undefined) await clear()
  await cloud?.[Symbol.asyncDispose]()
})

const none = () => ({ region, id: '', name: '' })
const ask = (path: string, more: Partial<Call> = {}) =>
  api.ask({ service: 'object-store', path, ...more })
const put = (name: string, text: string, headers: Record<string, string> = {}) =>
  ask(objectPath(container, name), {
    method: 'PUT',
    text,
    headers,
    contentType: 'text/plain',
  })
const status = async (answer: Promise<{ readonly status: number }>) => (await answer).status
const act = (name: string, input: Record<string, unknown> = {}) =>
  actOn(api, containerReader, [`container.${name}`, container], input)
const objectAct = (name: string, of: string, input: Record<string, unknown> = {}) =>
  actOn(api, objectReader, [`object.${name}`, objectId(container, of)], input)
const object = (name: string) => readSubject(api, objectReader, objectId(container, name))

/** One page of the container, as the panel reads it. */
async function page(query: Record<string, string>): Promise<(StoredObject | Folder)[]> {
  const path = `/${container}?${new URLSearchParams({ format: 'json', ...query })}`
  return parseListing((await ask(path)).body, { region, container })
}
const names = async (query: Record<string, string>) =>
  (await page(query)).map((row) => ('prefix' in row ? row.prefix : row.name))

/** Takes away the containers of this file, and what is in them. */
async function clear(): Promise<void> {
  for (const each of [container, segments]) {
    const listed = await ask(`/${each}?format=json`)
    if (listed.status === 404) continue
    for (const row of parseListing(listed.body, { region, container: each }))
      if ('name' in row) await ask(objectPath(each, row.name), { method: 'DELETE' })
    await ask(`/${each}`, { method: 'DELETE' })
  }
}

test('containers are listed in pages by name, and told by their headers', async () => {
  await put('first.txt', 'twelve bytes')
  const { body } = await ask('/?format=json&limit=1000')
  const rows = (Array.isArray(body) ? body : []) as readonly unknown[]
  const listed = rows.flatMap((row) => parseListedContainer(row, region) ?? [])
  expect(listed.map(({ name }) => name)).toEqual(
    expect.arrayContaining([container, segments]),
  )
  const after = await ask(`/?format=json&limit=1&marker=${container}`)
  expect(after.body).toEqual([
    {
      name: segments,
      count: 0,
      bytes: 0,
      last_modified: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}$/),
    },
  ])
  await expect
    .poll(() => readPresent(api, containerReader, container), { timeout: 60_000 })
    .toEqual({
      region,
      id: container,
      name: container,
      objects: 1,
      bytes: 12,
      changedAtMs: expect.any(Number),
      access: 'private',
      metadata: {},
    } satisfies Container)
  expect(await readSubject(api, containerReader, 'contract-calls-none')).toBeUndefined()
})

test('who may read, a website and metadata are changed, each beside the others', async () => {
  await act('access', { access: 'listed' })
  await act('website', { index: 'index.html', error: 'error.html', listings: true })
  await act('metadata', { metadata: { owner: 'Jürgen Ω', kind: 'test' } })
  expect(await readPresent(api, containerReader, container)).toMatchObject({
    access: 'listed',
    readAcl: '.r:*,.rlistings',
    website: { index: 'index.html', error: 'error.html', listings: true },
    metadata: { owner: 'Jürgen Ω', kind: 'test' },
  })
  const url = `${api.url('object-store')}/${container}/first.txt`
  const open = await send(url, { method: 'GET' })
  expect([open.status, open.body]).toEqual([200, 'twelve bytes'])
  await act('access', { access: 'private' })
  await act('website', { index: '', error: '', listings: false })
  await act('metadata', { metadata: { kind: 'other' } })
  const changed = await readPresent(api, containerReader, container)
  expect(changed).toMatchObject({ access: 'private', metadata: { kind: 'other' } })
  expect(changed).not.toHaveProperty('website')
  const closed = await send(url, { method: 'GET' })
  expect(closed.status).toBe(401)
})

test('an upload is checked, and replaces nothing unless it is asked to', async () => {
  const made = await put('checked.txt', 'text', {
    etag: md5('text'),
    'x-object-meta-mtime': '1700000000.5',
  })
  expect(made.status).toBe(201)
  expect(made.headers.get('etag')).toBe(md5('text'))
  expect(await object('checked.txt')).toEqual({
    region,
    id: `${container}/checked.txt`,
    container,
    name: 'checked.txt',
    bytes: 4,
    contentType: 'text/plain',
    etag: md5('text'),
    changedAtMs: expect.any(Number),
    isLarge: false,
    metadata: { mtime: '1700000000.5' },
    kept: {},
  } satisfies StoredObject)
  const wrong = await put('checked.txt', 'other', { etag: md5('text') })
  expect(wrong.status).toBe(422)
  expect(wordsOf(wrong)).toBe(
    'Unprocessable Entity Unable to process the contained instructions.',
  )
  expect(await status(put('checked.txt', 'other', { 'if-none-match': '*' }))).toBe(412)
  expect(await object('checked.txt')).toMatchObject({ bytes: 4 })
  expect(await status(ask('/contract-calls-none/x', { method: 'PUT', text: 'x' }))).toBe(
    404,
  )
  const part = await ask(objectPath(container, 'checked.txt'), {
    headers: { range: 'bytes=1-2' },
  })
  expect([part.status, part.body]).toEqual([206, 'ex'])
  expect(part.headers.get('content-range')).toBe('bytes 1-2/4')
})

test('a listing is folded by folders, and goes on after a marker', async () => {
  for (const name of ['list/a/1', 'list/a/2', 'list/b', 'list/ü & %.txt'])
    expect(await status(put(name, name))).toBe(201)
  await act('create-folder', { name: 'list/empty' })
  expect((await object('list/empty/'))?.contentType).toBe(folderType)
  const taken = await askForAct(
    api,
    'container.create-folder',
    await readPresent(api, containerReader, container),
    { name: 'list/empty' },
  )
  expect(taken.answers[0]?.status).toBe(412)
  const all = ['list/a/1', 'list/a/2', 'list/b', 'list/empty/', 'list/ü & %.txt']
  expect(await names({ prefix: 'list/' })).toEqual(all)
  const folded = { prefix: 'list/', delimiter: '/' }
  expect(await names(folded)).toEqual(['list/a/', 'list/b', 'list/empty/', all[4]])
  expect(await names({ ...folded, limit: '1' })).toEqual(['list/a/'])
  expect(await names({ ...folded, limit: '2', marker: 'list/a/' })).toEqual([
    'list/b',
    'list/empty/',
  ])
  expect(await names({ prefix: 'list/', marker: all[4] ?? '' })).toEqual([])
  expect(await page({ prefix: 'list/b' })).toMatchObject([
    { name: 'list/b', bytes: 6, contentType: 'text/plain', etag: md5('list/b') },
  ])
  const most = await ask(`/${container}?format=json&limit=10001`)
  expect(most.status).toBe(412)
})

test('metadata, type and expiry are changed without losing one another', async () => {
  await put('about.txt', 'about', { 'content-disposition': 'inline' })
  await objectAct('metadata', 'about.txt', {
    contentType: 'text/css',
    metadata: { colour: 'blue' },
  })
  await objectAct('expiry', 'about.txt', { after: '3600' })
  const about = await object('about.txt')
  expect(about).toMatchObject({
    contentType: 'text/css',
    metadata: { colour: 'blue' },
    kept: { 'content-disposition': 'inline' },
    expiresAtMs: expect.any(Number),
  })
  await objectAct('metadata', 'about.txt', { contentType: 'text/css', metadata: {} })
  expect(await object('about.txt')).toMatchObject({
    metadata: {},
    expiresAtMs: about?.expiresAtMs,
  })
  await objectAct('expiry', 'about.txt', { after: '0' })
  expect(await object('about.txt')).not.toHaveProperty('expiresAtMs')
})

test('an object is copied, moved and renamed, and nothing is written over', async () => {
  await put('from/one & two.txt', 'copied', { 'x-object-meta-kind': 'test' })
  await objectAct('copy', 'from/one & two.txt', { container, name: 'to/ü.txt' })
  expect(await object('to/ü.txt')).toMatchObject({
    etag: md5('copied'),
    contentType: 'text/plain',
    metadata: { kind: 'test' },
  })
  const taken = await askForAct(
    api,
    'object.copy',
    await readPresent(api, objectReader, objectId(container, 'to/ü.txt')),
    { container, name: 'first.txt' },
  )
  expect(taken.answers.map((answer) => answer.status)).toEqual([412])
  // A condition of a copy is one on its source: what the acts may not ask for.
  const conditional = await ask(`/${container}/free`, {
    method: 'PUT',
    text: '',
    headers: { 'x-copy-from': `/${container}/first.txt`, 'if-none-match': '*' },
  })
  expect(conditional.status).toBe(304)
  expect(await object('free')).toBeUndefined()
  await objectAct('move', 'to/ü.txt', { container: segments, name: 'moved' })
  expect(await object('to/ü.txt')).toBeUndefined()
  await actOn(api, objectReader, ['object.rename', objectId(segments, 'moved')], {
    name: 'new',
  })
  await actOn(api, objectReader, ['object.delete', objectId(segments, 'new')])
  expect(await readSubject(api, objectReader, objectId(segments, 'new'))).toBeUndefined()
})

test('one object is lent by a key of the account', async () => {
  const header = 'x-account-meta-temp-url-key'
  const before = await ask('/', { method: 'HEAD' })
  expect(before.status).toBe(204)
  const known = before.headers.get(header)
  const key = known ?? randomBytes(32).toString('hex')
  const set = await ask('/', { method: 'POST', headers: { [header]: key } })
  expect(set.status).toBe(204)
  expect((await ask('/', { method: 'HEAD' })).headers.get(header)).toBe(key)
  const reader = await cloud.api('reader')
  const strange = await reader.ask({ service: 'object-store', path: '/', method: 'HEAD' })
  expect(strange.headers.get(header)).not.toBe(key)

  const path = `/${container}/first.txt`
  const lent = (method: string, signed: string, seconds: number) =>
    askLent(api, key, { path, method, signed, seconds })
  const got = await lent('GET', 'GET', 300)
  expect([got.status, got.body]).toEqual([200, 'twelve bytes'])
  expect(got.headers.get('content-disposition')).toContain(
    'attachment; filename="first.txt"',
  )
  expect((await lent('HEAD', 'GET', 300)).status).toBe(200)
  expect((await lent('PUT', 'GET', 300)).status).toBe(401)
  expect((await lent('GET', 'GET', -1)).status).toBe(401)
  expect((await lent('PUT', 'PUT', 300)).status).toBe(201)
  expect(await object('first.txt')).toMatchObject({ bytes: 7 })
})

test('what is not there is 404, a container that is not empty 409', async () => {
  const gone = await ask(`/${container}/none`)
  expect(gone.status).toBe(404)
  expect(wordsOf(gone)).toBe('Not Found The resource could not be found.')
  expect(await status(ask(`/${container}/none`, { method: 'DELETE' }))).toBe(404)
  expect(await status(ask('/contract-calls-none?format=json'))).toBe(404)
  expect(await status(ask('/contract-calls-none', { method: 'DELETE' }))).toBe(404)
  const full = await ask(`/${container}`, { method: 'DELETE' })
  expect(full.status).toBe(409)
  expect(wordsOf(full)).toBe(
    'Conflict There was a conflict when trying to complete your request.',
  )
  const long = 'x'.repeat(257)
  expect(await status(ask(`/${long}`, { method: 'PUT' }))).toBe(400)
  expect(await status(put('y'.repeat(1025), ''))).toBe(400)
})

test('a stranger to the account is refused', async () => {
  const reader = await cloud.api('reader')
  const url = `${api.url('object-store')}/${container}`
  const headers = { 'x-auth-token': reader.token }
  for (const method of ['GET', 'HEAD', 'PUT', 'DELETE'])
    expect((await send(url, { method, headers })).status, method).toBe(403)
  expect((await send(url, { method: 'GET' })).status).toBe(401)
})

test('many are deleted at once, and then the containers', async () => {
  const all = await names({})
  const full = await ask('/?bulk-delete', {
    method: 'POST',
    text: `${container}\n`,
    contentType: 'text/plain',
  })
  expect(full.status).toBe(200)
  expect(parseBulkDeletion(full.body)).toEqual({
    deleted: 0,
    notFound: 0,
    errors: [`${container}: 409 Conflict`],
  })
  const told = await act('delete-objects', { names: [...all, 'none'] })
  expect(told).toEqual({ deleted: all.length, errors: [] })
  await expect.poll(() => names({}), { timeout: 60_000 }).toEqual([])
  for (const each of [container, segments]) {
    await expect
      .poll(() => readPresent(api, containerReader, each), { timeout: 60_000 })
      .toMatchObject({ objects: 0 })
    await actOn(api, containerReader, ['container.delete', each])
    expect(await readSubject(api, containerReader, each)).toBeUndefined()
  }
})
