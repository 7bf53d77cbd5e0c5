import { folderEntry } from '@aloft/openstack/folder-entry'
import { expect, it } from 'vitest'
import { folderCells, folderList } from './folder.ts'

const nowMs = Date.parse('2026-11-30T12:00:00Z')
const object = {
  region: 'dfw',
  id: 'c/photos%2Fa.jpg',
  container: 'c',
  name: 'photos/a.jpg',
  bytes: 2_000_000,
  contentType: 'image/jpeg',
  isLarge: false,
  changedAtMs: nowMs - 3 * 86_400_000,
}
const cellsOf = (more: object) =>
  folderCells(folderEntry({ ...object, ...more }), { folder: 'photos/', nowMs })

it('names objects without the folder, and sorts them into facets', () => {
  expect(cellsOf({})).toMatchObject({
    name: 'a.jpg',
    type: 'image/jpeg',
    entry: 'object',
    family: 'image',
    sizes: 'to-100MB',
    age: 'week',
  })
})

it('has a class for every size and every age, at their bounds too', () => {
  const sizes = [0, 1, 9_999, 10_000, 1e9].map((bytes) => cellsOf({ bytes })['sizes'])
  expect(sizes).toEqual(['empty', 'to-10kB', 'to-10kB', 'to-1MB', 'from-1GB'])
  // A clock that is ahead of ours is no reason to show none.
  const ages = [-5, 86_400_000, 400 * 86_400_000].map(
    (agoMs) => cellsOf({ changedAtMs: nowMs - agoMs })['age'],
  )
  expect(ages).toEqual(['day', 'week', 'older'])
})

it('knows of a folder that it is one, and nothing of files', () => {
  const folder = folderEntry({ region: 'dfw', container: 'c', prefix: 'photos/old/' })
  const cells = folderCells(folder, { folder: 'photos/', nowMs })
  expect(cells).toMatchObject({ name: 'old/', type: 'Folder', entry: 'folder' })
  expect([cells['size'], cells['family'], cells['sizes'], cells['age']]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})

it('has words for every value of a facet', () => {
  for (const { facet } of folderList().columns)
    for (const value of facet?.values ?? []) expect(facet?.labelOf?.(value)).not.toBe(value)
})

it('is searched by names alone', () => {
  const searched = folderList().columns.filter(({ search }) => search === true)
  expect(searched.map(({ id }) => id)).toEqual(['name'])
})
