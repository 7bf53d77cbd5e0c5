import type { StoredObject } from '@aloft/openstack/stored-object'
import { expect, it } from 'vitest'
import { loadAct } from '../registry.ts'
import { folderPrefix, mayGoInto, placeInto } from './into-folder.ts'

const object: StoredObject = {
  region: 'dfw',
  id: 'c/photos%2Fsummer%2F1.jpg',
  container: 'c',
  name: 'photos/summer/1.jpg',
  bytes: 6,
  contentType: 'image/jpeg',
  isLarge: false,
}

it('takes a folder with or without slashes at its ends', () => {
  expect(['', '/', 'a', '/a/b/', ' a '].map(folderPrefix)).toEqual([
    '',
    '',
    'a/',
    'a/b/',
    'a/',
  ])
})

it('keeps what lies below the folder that objects are taken out of', () => {
  const into = { container: 'd', folder: 'old', below: 'photos/' }
  expect(placeInto(object, into)).toEqual({ container: 'd', name: 'old/summer/1.jpg' })
  // The mark of a folder that is renamed.
  expect(
    placeInto({ name: 'photos/' }, { container: 'c', folder: 'pics', below: 'photos/' }),
  ).toEqual({ container: 'c', name: 'pics/' })
})

it.each([
  [{ container: 'c', folder: 'photos', below: 'photos/' }, 'It is there already.'],
  [{ container: 'c', below: 'films/' }, 'It does not lie in films/.'],
  [{ container: 'd', below: object.name }, 'It would have no name there: give a folder.'],
  [
    { container: 'd', folder: 'ö'.repeat(511) },
    'Its name would be longer than 1024 bytes.',
  ],
])('does not go into %j', (into, reason) => {
  expect(mayGoInto(object, into)).toEqual({ can: false, reason })
})

it('moves by copies that replace nothing, and tells what is left of one that failed', async () => {
  const act = await loadAct('object.move-into')
  const into = { container: 'd', folder: 'old', below: 'photos/' }
  const calls = act?.request(object, into) ?? []
  expect(calls.map(({ method, path, headers }) => [method, path, headers])).toEqual([
    ['PUT', '/d/old/summer/1.jpg', { 'If-None-Match': '*' }],
    ['PUT', '/d/old/summer/1.jpg', { 'X-Copy-From': '/c/photos/summer/1.jpg' }],
    ['DELETE', '/c/photos/summer/1.jpg', undefined],
  ])
  expect(act?.takeBack?.(object, into, [{}])?.worked).toBe('Nothing was changed.')
  expect(act?.takeBack?.(object, into, [{}, {}])?.stays).toBe(
    'The copy d/old/summer/1.jpg is there, and so is what was copied.',
  )
})
