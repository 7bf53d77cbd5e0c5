import type { StoredObject } from '@aloft/openstack/stored-object'
import { expect, it } from 'vitest'
import { loadAct } from '../registry.ts'
import { containerExamples } from '../testing/file-examples.ts'

const object: StoredObject = {
  region: 'dfw',
  id: 'c/film',
  container: 'c',
  name: 'film',
  bytes: 6,
  contentType: 'video/mp4',
  isLarge: true,
  expiresAtMs: 1_800_000_000_000,
  metadata: { colour: 'blue' },
  kept: { 'content-disposition': 'attachment' },
}

async function requestOf(id: string, subject: object, input: object) {
  const act = await loadAct(id)
  if (act === undefined) throw new Error(`no act ${id}`)
  // Subjects and inputs are what each act's schema says.
  return act.request(subject as StoredObject, { ...input })
}

it('sends again what Swift would forget when one thing is changed', async () => {
  const [call] = await requestOf('object.metadata', object, {
    contentType: 'video/mp4',
    metadata: { director: 'Ö' },
  })
  expect(call?.headers).toEqual({
    'content-disposition': 'attachment',
    'X-Object-Meta-director': 'Ö',
    'X-Delete-At': '1800000000',
    'Content-Type': 'video/mp4',
  })
  const [kept] = await requestOf('object.expiry', object, { after: '0' })
  expect(kept?.headers).toEqual({
    'content-disposition': 'attachment',
    'X-Object-Meta-colour': 'blue',
    'Content-Type': 'video/mp4',
  })
})

it('moves a large object by its manifest, keeps its expiry and replaces nothing', async () => {
  const calls = await requestOf('object.move', object, { container: 'd', name: 'a b' })
  expect(calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'PUT /d/a%20b',
    'PUT /d/a%20b?multipart-manifest=get',
    'DELETE /c/film',
  ])
  expect(calls[0]?.headers).toEqual({ 'If-None-Match': '*' })
  // A condition beside it would be one on what is copied.
  expect(calls[1]?.headers).toEqual({
    'X-Copy-From': '/c/film',
    'X-Delete-At': '1800000000',
  })
})

it('copies the bytes of a large object, so that neither needs the segments of the other', async () => {
  const calls = await requestOf('object.copy', object, { container: 'd', name: 'a b' })
  expect(calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'PUT /d/a%20b',
    'PUT /d/a%20b',
  ])
})

it('copies what Swift can not copy at once segment by segment, to a place of its own', async () => {
  const act = await loadAct('object.copy')
  const huge = { ...object, bytes: 6 * 1024 ** 3 }
  const to = { container: 'd', name: 'a b' }
  const calls = act?.request(huge, to) ?? []
  expect(calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'PUT /d/a%20b',
    'GET /c/film?multipart-manifest=get',
  ])
  const segment = { name: '/s/one', bytes: 4 * 1024 ** 3, hash: 'abc' }
  const manifest = [segment, { name: '/s/two', bytes: 9, sub_slo: true, hash: 'x' }]
  const answers = [
    { headers: { 'x-trans-id': 'tx1' }, body: '' },
    [...manifest, { ...segment, range: '0-1' }, { data: 'aGk=' }],
  ]
  const later = act?.followUp?.(huge, to, answers) ?? []
  expect(later.map(({ path, headers }) => [path, headers?.['X-Copy-From']])).toEqual([
    ['/d_segments', undefined],
    ['/d_segments/a%20b/slo/tx1/00000000', '/s/one'],
    ['/d_segments/a%20b/slo/tx1/00000001', '/s/two'],
    ['/d/a%20b?multipart-manifest=put', undefined],
  ])
  expect(JSON.parse(later[3]?.text ?? '')).toEqual([
    { path: '/d_segments/a b/slo/tx1/00000000', size_bytes: 4 * 1024 ** 3, etag: 'abc' },
    { path: '/d_segments/a b/slo/tx1/00000001', size_bytes: 9 },
    {
      path: '/d_segments/a b/slo/tx1/00000000',
      size_bytes: 4 * 1024 ** 3,
      etag: 'abc',
      range: '0-1',
    },
    { data: 'aGk=' },
  ])
  expect(later[3]?.headers).toEqual({
    'content-disposition': 'attachment',
    'X-Object-Meta-colour': 'blue',
    'X-Delete-At': '1800000000',
  })
  const back = act?.takeBack?.(huge, to, [...answers, '', ''])
  expect(back?.call.text).toBe('d/a%20b\nd_segments/a%20b/slo/tx1/00000000\n')
  const Errors = [['/d/a%20b', '403 Forbidden']]
  expect(back?.isDone?.({ Errors, 'Response Status': '400 Bad Request' })).toBe(false)
  expect(back?.isDone?.({ Errors: [], 'Response Status': '200 OK' })).toBe(true)
})

it('deletes many by one request, and large ones with their segments', async () => {
  const { subject } = containerExamples
  const calls = await requestOf('container.delete-objects', subject, {
    names: ['a/b', 'film', 'c d'],
    large: ['film'],
  })
  expect(calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'DELETE /my%20files/film?multipart-manifest=delete',
    'POST /?bulk-delete',
  ])
  expect(calls[1]?.text).toBe('my%20files/a/b\nmy%20files/c%20d\n')
})

it('takes away the metadata that are no longer there', async () => {
  const { subject } = containerExamples
  const [call] = await requestOf('container.metadata', subject, { metadata: { size: '1' } })
  expect(call?.headers).toEqual({
    'X-Container-Meta-size': '1',
    'X-Remove-Container-Meta-colour': 'x',
  })
})

it('does not delete a container that holds something', async () => {
  const act = await loadAct('container.delete')
  expect(act?.available(containerExamples.subject, { roles: ['member'] })).toEqual({
    can: false,
    reason: 'It holds 2 objects: empty it first.',
  })
})

it('says of what is made of segments what becomes of them', async () => {
  const warningOf = async (id: string, input: object, of: StoredObject = object) =>
    (await loadAct(id))?.warning?.([of], { ...input })
  expect(await warningOf('object.expiry', { after: '3600' })).toContain(
    'Segments of large ones **stay** and take up room',
  )
  expect(await warningOf('object.rename', {})).toContain('these **stay where they are**')
  expect(await warningOf('object.copy', {})).toContain('all of its bytes are **copied**')
  const huge = { ...object, bytes: 6 * 1024 ** 3 }
  expect(await warningOf('object.copy', {}, huge)).toContain('each of them is **copied**')
  const plain = { ...object, isLarge: false }
  expect(await warningOf('object.rename', {}, plain)).toBeUndefined()
  expect(await warningOf('object.copy', {}, plain)).toBeUndefined()
})

it('tells of which folder objects are that are deleted part by part', async () => {
  const act = await loadAct('container.delete-objects')
  const { subject } = containerExamples
  const words = (input: object) => act?.describe([subject], { ...input }, String)
  expect(words({ names: ['old/1', 'old/2'], below: 'old/' })).toBe(
    'Delete 2 objects below old/ from my files',
  )
  expect(words({ names: ['1', '2'] })).toBe('Delete 2 objects from my files')
})
