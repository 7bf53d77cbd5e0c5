import { expect, it } from 'vitest'
import { contentFamily, folderEntry } from './folder-entry.ts'

it('makes a row of a pseudo-folder, with an id of its own', () => {
  const entry = folderEntry({ region: 'dfw', container: 'c', prefix: 'a b/' })
  expect(entry).toMatchObject({ id: 'c/a%20b%2F', name: 'a b/', isFolder: true, bytes: 0 })
})

it.each([
  ['image/svg+xml', 'image'],
  ['text/plain; charset=utf-8', 'text'],
  ['text/csv', 'data'],
  ['application/json', 'data'],
  ['application/vnd.api+json', 'data'],
  ['application/pdf', 'document'],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'document'],
  ['application/gzip', 'archive'],
  ['application/x-tar', 'archive'],
  ['Video/MP4', 'video'],
  ['application/octet-stream', 'other'],
  ['', 'other'],
])('takes %s for %s', (type, family) => {
  expect(contentFamily(type)).toBe(family)
})
