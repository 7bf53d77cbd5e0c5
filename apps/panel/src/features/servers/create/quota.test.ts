import { expect, it } from 'vitest'
import { parseFlavor } from '@aloft/openstack/flavor'
import { quotaReason } from './quota.ts'

const flavor = parseFlavor({ id: '3', name: '1GB', ram: 1024, vcpus: 2, disk: 40 })
const limits = {
  servers: { used: 8, limit: 10 },
  vcpus: { used: 0, limit: 3 },
  memoryMegabytes: { used: 0 },
  keyPairs: { used: 0 },
  serverGroups: { used: 0 },
}

it('says which quota is too small, before anything is created', () => {
  expect(quotaReason(limits, flavor, 1)).toBeUndefined()
  expect(quotaReason(limits, flavor, 2)).toBe(
    'Your quota has 3 CPUs left here; this needs 4.',
  )
  expect(quotaReason(limits, flavor, 3)).toBe(
    'Your quota has room for 2 more servers here.',
  )
  expect(
    quotaReason({ ...limits, memoryMegabytes: { used: 0, limit: 512 } }, flavor, 1),
  ).toBe('Your quota has 512 MB of memory left here; this needs 1 GB.')
})

it('says of a quota that is over its limit that nothing is left', () => {
  const over = { used: 13, limit: 10 }
  expect(quotaReason({ ...limits, servers: over }, flavor, 1)).toBe(
    'Your quota has no room for another server here.',
  )
  expect(quotaReason({ ...limits, vcpus: over }, flavor, 1)).toBe(
    'Your quota has no CPUs left here; this needs 2.',
  )
  expect(quotaReason({ ...limits, memoryMegabytes: over }, flavor, 1)).toBe(
    'Your quota has no memory left here; this needs 1 GB.',
  )
})

it('knows no limit before the limits are read', () => {
  expect(quotaReason(undefined, flavor, 100)).toBeUndefined()
})
