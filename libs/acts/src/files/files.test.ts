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
