import { expect, test } from 'vitest'
import { enterpriseShare, scaleShares } from './fleet-plan.ts'
import { fleetServers } from './fleet.ts'

const plan = { key: 'enterprise', projectId: 'p', userId: 'u', ...enterpriseShare }
const servers = [...fleetServers(plan)]
const count = (
  key: (server: (typeof servers)[number]) => string,
): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const server of servers) counts[key(server)] = (counts[key(server)] ?? 0) + 1
  return counts
}

test('the enterprise has its ten thousand servers, exactly as planned', () => {
  expect(servers).toHaveLength(10_000)
  expect(count((server) => server.regionId)).toEqual(enterpriseShare.regions)
  expect(count((server) => server.status)).toEqual(
    Object.fromEntries(enterpriseShare.statuses),
  )
  expect(count((server) => server.imageName)).toEqual(
    Object.fromEntries(enterpriseShare.images),
  )
  expect(count((server) => server.flavorId)).toEqual(
    Object.fromEntries(enterpriseShare.flavors),
  )
})

test('its tags come from a vocabulary of six', () => {
  expect([...new Set(servers.flatMap((server) => server.tags))].sort()).toEqual([
    'cache', 'database', 'production', 'staging', 'web', 'worker',
  ]) // prettier-ignore
})

test('names are unique, and so are addresses within a region', () => {
  expect(new Set(servers.map((server) => server.name)).size).toBe(10_000)
  const addresses = servers.flatMap((server) =>
    server.interfaces.map((port) => `${server.regionId} ${port.address}`),
  )
  expect(new Set(addresses).size).toBe(addresses.length)
})

test('a second run gives the same fleet', () => {
  expect([...fleetServers(plan)].slice(0, 500)).toEqual(servers.slice(0, 500))
})

test('scaled shares add up to the count that was asked for', () => {
  const shares = scaleShares(100_000)
  const sum = (entries: readonly (readonly [string, number])[]): number =>
    entries.reduce((total, [, number]) => total + number, 0)
  expect(sum(Object.entries(shares.regions))).toBe(100_000)
  expect(sum(shares.statuses)).toBe(100_000)
  expect(sum(scaleShares(7).images)).toBe(7)
})
