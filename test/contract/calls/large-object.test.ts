import { createHash } from 'node:crypto'
import { objectReader } from '@aloft/acts/files/object-reader'
import { segmentContainer } from '@aloft/openstack/manifest'
import {
  objectId,
  objectPath,
  parseBulkDeletion,
  parseListing,
} from '@aloft/openstack/stored-object'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { carryOut, wordsOf } from '../act-calls.ts'
import { actOn, readSubject } from '../act-subject.ts'
import { type ContractCloud, startContractCloud } from '../cloud.ts'
import type { Call, CloudApi } from '../cloud-api.ts'

const container = 'contract-calls-large'
const segments = 'contract-calls-large-parts'
const copies = segmentContainer(container)
const md5 = (text: string): string => createHash('md5').update(text).digest('hex')
let cloud: ContractCloud
let api: CloudApi
let region = ''

beforeAll(async () => {
  cloud = await startContractCloud()
  api = await cloud.api('empty')
  region = cloud.facts.region
  await clear()
  const nothing = { region, id: '', name: '' }
  for (const name of [container, segments])
    await carryOut(api, 'container.create', nothing, { region, name, access: 'private' })
  await ask(objectPath(container, 'plain.txt'), { method: 'PUT', text: 'plain' })
})
afterAll(async () => {
  if (api !== undefined) await clear()
  await cloud?.[Symbol.asyncDispose]()
})

const ask = (path: string, more: Partial<Call> = {}) =>
  api.ask({ service: 'object-store', path, ...more })
const status = async (answer: Promise<{ readonly status: number }>) => (await answer).status
const objectAct = (name: string, of: string, input: Record<string, unknown> = {}) =>
  actOn(api, objectReader, [`object.${name}`, objectId(container, of)], input)
const object = (name: string) => readSubject(api, objectReader, objectId(container, name))

async function listed(name: string, prefix = '') {
  const answer = await ask(`/${name}?format=json&prefix=${prefix}`)
  return parseListing(answer.body, { region, container: name })
}

/** Takes away the containers of this file, and what is in them. */
async function clear(): Promise<void> {
  for (const each of [container, segments, copies]) {
    for (const row of await listed(each))
      if ('name' in row) await ask(objectPath(each, row.name), { method: 'DELETE' })
    await ask(`/${each}`, { method: 'DELETE' })
  }
}

test('a large object is checked segment by segment, copied whole, and deleted whole', async () => {
  const parts = ['first ', 'second']
  for (const [index, text] of parts.entries())
    await ask(`/${segments}/large/${index}`, { method: 'PUT', text })
  const manifest = parts.map((text, index) => ({
    path: `/${segments}/large/${index}`,
    etag: md5(text),
    size_bytes: text.length,
  }))
  const putManifest = (body: unknown) =>
    ask(`/${container}/large?multipart-manifest=put`, {
      method: 'PUT',
      text: JSON.stringify(body),
      contentType: 'video/mp4',
      headers: { 'if-none-match': '*' },
    })
  const wrong = await putManifest([
    { ...manifest[0], etag: md5('other') },
    { ...manifest[1], size_bytes: 1 },
    { path: `/${segments}/none`, etag: md5('x'), size_bytes: 1 },
  ])
  expect(wrong.status).toBe(400)
  expect(wrong.body).toMatchObject({
    Errors: expect.arrayContaining([
      [expect.stringContaining(`/${segments}/large/0`), 'Etag Mismatch'],
      [expect.stringContaining(`/${segments}/large/1`), 'Size Mismatch'],
      [expect.stringContaining(`/${segments}/none`), '404 Not Found'],
    ]),
  })
  const odd = await putManifest([{ ...manifest[0], name: 'x' }])
  expect(odd.status).toBe(400)
  expect(wordsOf(odd)).toBe('Index 0: extraneous keys "name".')
  expect(await status(putManifest(manifest))).toBe(201)
  expect(await status(putManifest(manifest))).toBe(412)
  const whole = md5(parts.map(md5).join(''))
  expect(await object('large')).toMatchObject({
    bytes: 12,
    contentType: 'video/mp4',
    etag: whole,
    isLarge: true,
  })
  expect(await listed(container, 'large')).toMatchObject([
    { name: 'large', bytes: 12, etag: whole, isLarge: true, contentType: 'video/mp4' },
  ])
  await objectAct('copy', 'large', { container, name: 'large-copy' })
  expect(await object('large-copy')).toMatchObject({
    bytes: 12,
    contentType: 'video/mp4',
    etag: md5('first second'),
    isLarge: false,
  })
  expect(await listed(container, 'large-copy')).toMatchObject([
    { name: 'large-copy', bytes: 12, etag: md5('first second'), isLarge: false },
  ])
  const segmentsToo = async (name: string) =>
    parseBulkDeletion(
      (await ask(`/${container}/${name}?multipart-manifest=delete`, { method: 'DELETE' }))
        .body,
    )
  expect(await segmentsToo('none')).toEqual({ deleted: 0, notFound: 1, errors: [] })
  expect(await segmentsToo('plain.txt')).toEqual({
    deleted: 0,
    notFound: 0,
    errors: [`/${container}/plain.txt: Not an SLO manifest`],
  })
  await objectAct('rename', 'large', { name: 'large-renamed' })
  expect(await object('large')).toBeUndefined()
  expect((await ask(`/${container}/large-renamed`)).body).toBe('first second')
  await objectAct('delete', 'large-renamed')
  expect(await object('large-renamed')).toBeUndefined()
  expect(await status(ask(`/${segments}/large/0`))).toBe(404)
  expect((await ask(`/${container}/large-copy`)).body).toBe('first second')
})

test('a large object above what Swift copies at once is copied with its segments', async () => {
  const text = 'x'.repeat(32 * 1024 ** 2)
  await ask(`/${segments}/huge/0`, { method: 'PUT', text })
  await ask(`/${segments}/huge/1`, { method: 'PUT', text: 'the end' })
  // So often the same one is more than may be copied by its bytes.
  const again = { path: `/${segments}/huge/0`, etag: md5(text), size_bytes: text.length }
  const manifest = [
    ...Array.from({ length: 161 }, () => again),
    { path: `/${segments}/huge/1`, etag: md5('the end'), size_bytes: 7, range: '4-6' },
  ]
  const made = await ask(`/${container}/huge?multipart-manifest=put`, {
    method: 'PUT',
    text: JSON.stringify(manifest),
    contentType: 'video/mp4',
    headers: { 'x-object-meta-kind': 'test' },
  })
  expect(made.status).toBe(201)
  const whole = await object('huge')
  const refused = await ask(`/${container}/huge-whole`, {
    method: 'PUT',
    text: '',
    headers: { 'x-copy-from': `/${container}/huge` },
  })
  expect(refused.status).toBe(413)
  await objectAct('copy', 'huge', { container, name: 'huge-copy' })
  await objectAct('delete', 'huge')
  expect(await status(ask(`/${segments}/huge/0`))).toBe(404)
  expect(await object('huge-copy')).toMatchObject({
    bytes: 161 * text.length + 3,
    etag: whole?.etag,
    contentType: 'video/mp4',
    metadata: { kind: 'test' },
    isLarge: true,
  })
  const end = await ask(`/${container}/huge-copy`, { headers: { range: 'bytes=-4' } })
  expect([end.status, end.body]).toEqual([206, 'xend'])
  await objectAct('delete', 'huge-copy')
  await expect.poll(() => listed(copies), { timeout: 60_000 }).toEqual([])
})
