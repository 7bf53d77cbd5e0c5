import { expect, test } from 'vitest'
import { paths } from './paths.ts'

test('addresses stay as people have bookmarked them', () => {
  expect(paths.home()).toBe('/')
  expect(paths.servers()).toBe('/servers')
  expect(paths.keyPairs()).toBe('/key-pairs')
  expect(paths.serverGroups()).toBe('/server-groups')
  expect(paths.serverGroup('dfw', 'a', 'activity')).toBe('/server-groups/dfw/a/activity')
  expect(paths.quotas()).toBe('/quotas')
  expect(paths.usage()).toBe('/usage')
  expect(paths.access()).toBe('/access')
  expect(paths.credentials()).toBe('/access/credentials')
  expect(paths.zones()).toBe('/dns/zones')
  expect(paths.zone('dfw', 'a', 'file')).toBe('/dns/zones/dfw/a/file')
  expect(paths.createServer()).toBe('/servers/create')
  expect(paths.volumes()).toBe('/volumes')
  expect(paths.createVolume()).toBe('/volumes/create')
  expect(paths.volume('dfw', '9f0c', 'copies')).toBe('/volumes/dfw/9f0c/copies')
  expect(paths.snapshots()).toBe('/snapshots')
  expect(paths.backups()).toBe('/backups')
  expect(paths.server('dfw', '9f0c')).toBe('/servers/dfw/9f0c')
  expect(paths.server('dfw', '9f0c', 'console')).toBe('/servers/dfw/9f0c/console')
})

test('a parameter cannot leave its place', () => {
  expect(paths.server('a/b', '../x?y')).toBe('/servers/a%2Fb/..%2Fx%3Fy')
})
