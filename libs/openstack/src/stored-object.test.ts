import { expect, it } from 'vitest'
import { accessOf, parseContainer, parseListedContainer } from './container.ts'
import {
  objectPath,
  parseBulkDeletion,
  parseListing,
  parseObject,
} from './stored-object.ts'

it('tells who may read a container from its list', () => {
  expect(accessOf(undefined)).toBe('private')
  expect(accessOf('.r:*')).toBe('public')
  expect(accessOf('.rlistings,.r:*')).toBe('listed')
  expect(accessOf('.r:*,-.example.com')).toBe('custom')
  expect(accessOf('project:user')).toBe('custom')
})

it('reads a container from its headers, without what Swift’s own parts read', () => {
  const headers = {
    'x-container-object-count': '12',
    'x-container-bytes-used': '4096',
    'x-container-read': '.r:*',
    'x-container-meta-web-index': 'index.html',
    'x-container-meta-colour': 'gr\u00c3\u00bcn',
    'last-modified': 'Sat, 28 Nov 2026 01:00:00 GMT',
  }
  expect(parseContainer(headers, { region: 'dfw', name: 'site' })).toEqual({
    region: 'dfw',
    id: 'site',
    name: 'site',
    objects: 12,
    bytes: 4096,
    changedAtMs: Date.UTC(2026, 10, 28, 1),
    access: 'public',
    readAcl: '.r:*',
    website: { index: 'index.html', listings: false },
    metadata: { colour: 'grün' },
  })
})

it('reads listings, and leaves out what has no name', () => {
  expect(parseListedContainer({ count: 1 }, 'dfw')).toBeUndefined()
  const place = { region: 'dfw', container: 'c' }
  const rows = [
    { subdir: 'a/' },
    { name: 'b', bytes: 3, hash: 'x', last_modified: '2026-11-28T01:00:00.000000' },
    { name: 'l', bytes: 9, hash: 'x', slo_etag: '"y"', content_type: 'video/mp4' },
    { bytes: 1 },
  ]
  expect(parseListing(rows, place)).toEqual([
    { ...place, prefix: 'a/' },
    {
      ...place,
      id: 'c/b',
      name: 'b',
      bytes: 3,
      contentType: 'application/octet-stream',
      etag: 'x',
      changedAtMs: Date.UTC(2026, 10, 28, 1),
      isLarge: false,
    },
    {
      ...place,
      id: 'c/l',
      name: 'l',
      bytes: 9,
      contentType: 'video/mp4',
      etag: 'y',
      isLarge: true,
    },
  ])
  expect(parseListing('oops', place)).toEqual([])
})

it('reads an object from its headers, with those that a change must send again', () => {
  const headers = {
    'content-length': '5',
    'content-type': 'text/plain',
    'content-disposition': 'attachment',
    etag: '"abc"',
    'x-delete-at': '1800000000',
    'x-static-large-object': 'True',
    'x-object-meta-one': '1',
  }
  const place = { region: 'dfw', container: 'c', name: 'a b/ü' }
  expect(parseObject(headers, place)).toEqual({
    region: 'dfw',
    container: 'c',
    name: 'a b/ü',
    id: 'c/a%20b%2F%C3%BC',
    bytes: 5,
    contentType: 'text/plain',
    etag: 'abc',
    isLarge: true,
    expiresAtMs: 1_800_000_000_000,
    metadata: { one: '1' },
    kept: { 'content-disposition': 'attachment' },
  })
  expect(objectPath('c', 'a b/ü')).toBe('/c/a%20b/%C3%BC')
})

it('tells what a bulk deletion could not delete', () => {
  const answer = {
    'Number Deleted': 2,
    'Number Not Found': 1,
    'Response Status': '400 Bad Request',
    'Response Body': '',
    Errors: [
      ['c/x%20%C3%BC', '403 Forbidden'],
      ['c/%FF', '412 Precondition Failed'],
    ],
  }
  expect(parseBulkDeletion(answer)).toEqual({
    deleted: 2,
    notFound: 1,
    errors: ['c/x ü: 403 Forbidden', 'c/%FF: 412 Precondition Failed'],
  })
  expect(parseBulkDeletion(undefined)).toEqual({ deleted: 0, notFound: 0, errors: [] })
})

it.each([
  [{ 'Response Status': '200 OK', 'Response Body': '' }, undefined],
  [{ 'Response Status': '502 Bad Gateway', 'Response Body': '' }, '502 Bad Gateway'],
  [
    { 'Response Status': '400 Bad Request', 'Response Body': 'Invalid bulk delete.' },
    'Invalid bulk delete.',
  ],
])('tells what went wrong with the whole of a bulk deletion: %o', (answer, problem) => {
  expect(parseBulkDeletion({ ...answer, Errors: [] }).problem).toBe(problem)
})
