import { expect, test } from 'vitest'
import { seedFlavors } from './flavors.ts'
import { publicImages } from './images.ts'
import { talkServers } from './talk-servers.ts'

const servers = talkServers()
const countBy = (
  key: (server: (typeof servers)[number]) => string,
): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const server of servers) counts[key(server)] = (counts[key(server)] ?? 0) + 1
  return counts
}

test('the talk account has its 38 servers in the states that the slide counts', () => {
  expect(servers).toHaveLength(38)
  expect(countBy((server) => server.status)).toEqual({
    ACTIVE: 34,
    ERROR: 3,
    VERIFY_RESIZE: 1,
  })
})

test('memory is spread as the slide counts it', () => {
  const memory = countBy((server) =>
    String(seedFlavors.find((flavor) => flavor.id === server.flavorId)?.ramMegabytes),
  )
  expect(memory).toEqual({ 512: 26, 1024: 9, 8192: 2, 256: 1 })
})

test('images are spread as the slide counts them, with four more families', () => {
  expect(countBy((server) => server.imageName)).toEqual({
    'Ubuntu 12.04 LTS (Precise Pangolin)': 21,
    'Arch 2013.8': 3,
    'Ubuntu 13.04 (Raring Ringtail)': 3,
    'Arch 2012.08': 2,
    'Ubuntu 10.04 LTS (Lucid Lynx)': 2,
    'Debian 11': 2,
    'FreeBSD 14.3': 2,
    'CentOS 6.0': 2,
    'Windows Server 2012': 1,
  })
  const known = new Set(publicImages.map((image) => image.name))
  expect(servers.filter((server) => !known.has(server.imageName))).toEqual([])
})

test('sorted by name the list begins as on the slide', () => {
  const names = servers.map((server) => server.name).sort((a, b) => a.localeCompare(b))
  expect(names.slice(0, 3)).toEqual([
    'adfadf',
    'aj coppa = enterprise architect',
    'another',
  ])
  expect(names[10]).toBe('ied')
})

test('ids, ports and addresses are unique, and the same each time', () => {
  const again = talkServers()
  expect(again).toEqual(servers)
  const interfaces = servers.flatMap((server) => server.interfaces)
  expect(new Set(servers.map((server) => server.id)).size).toBe(38)
  expect(new Set(interfaces.map((port) => port.portId)).size).toBe(interfaces.length)
  expect(new Set(interfaces.map((port) => port.macAddress)).size).toBe(interfaces.length)
})
