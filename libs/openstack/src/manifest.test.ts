import { expect, it } from 'vitest'
import { manifestSegments, parseManifest, segmentName, segmentPrefix } from './manifest.ts'

const row = {
  name: '/c_segments/a b/slo/id/00000000',
  bytes: 12,
  hash: 'abc',
  content_type: 'application/octet-stream',
  last_modified: '2013-08-18T15:47:46.123450',
}

it('tells where each part of a large object lies, whatever slashes its name has', () => {
  expect(parseManifest([row, { ...row, range: '0-3', sub_slo: true }])).toEqual([
    {
      container: 'c_segments',
      name: 'a b/slo/id/00000000',
      bytes: 12,
      etag: 'abc',
      isLarge: false,
    },
    {
      container: 'c_segments',
      name: 'a b/slo/id/00000000',
      bytes: 12,
      etag: 'abc',
      range: '0-3',
      isLarge: true,
    },
  ])
})

it('keeps bytes that stand in the manifest itself, which are no object', () => {
  expect(parseManifest([{ data: 'aGk=' }, row])[0]).toEqual({ data: 'aGk=' })
  expect(manifestSegments([{ data: 'aGk=' }, row])).toHaveLength(1)
})

it('reads nothing out of what is no manifest', () => {
  expect(parseManifest('text')).toEqual([])
  expect(parseManifest([null, { name: 'x' }, { name: 1 }])).toEqual([])
})

it('names segments in the order of their places, by the upload that they are of', () => {
  expect(segmentName(segmentPrefix('a/b', 'one'), 2)).toBe('a/b/slo/one/00000002')
})
