import type { SeedStatus } from './server.ts'

/** How many of each kind the fleet has; the counts that a facet shows are exact. */
export type FleetPlan = {
  /** Names ids; two plans need two keys. */
  key: string
  projectId: string
  userId: string
  regions: Record<string, number>
  statuses: readonly (readonly [SeedStatus, number])[]
  images: readonly (readonly [name: string, count: number])[]
  flavors: readonly (readonly [id: string, count: number])[]
}

export const enterpriseShare = {
  regions: { dfw: 4204, ord: 3120, iad: 1954, syd: 722 },
  statuses: [
    ['ACTIVE', 9833],
    ['SHUTOFF', 103],
    ['ERROR', 23],
    ['VERIFY_RESIZE', 12],
    ['PAUSED', 9],
    ['SUSPENDED', 8],
    ['SHELVED_OFFLOADED', 7],
    ['RESCUE', 5],
  ],
  images: [
    ['Ubuntu 26.04 LTS', 5560],
    ['Debian 13', 2071],
    ['Arch 2026.11', 803],
    ['Rocky Linux 10', 611],
    ['Ubuntu 24.04 LTS', 420],
    ['Debian 12', 210],
    ['Rocky Linux 9', 105],
    ['Fedora 44', 80],
    ['Windows Server 2025', 60],
    ['FreeBSD 15.0', 30],
    ['Ubuntu 22.04 LTS', 25],
    ['Debian 11', 15],
    ['Windows Server 2022', 10],
  ],
  flavors: [
    ['3', 4893],
    ['6', 3609],
    ['2', 1234],
    ['4', 120],
    ['5', 96],
    ['7', 48],
  ],
} satisfies Omit<FleetPlan, 'key' | 'projectId' | 'userId'>

/** The same shares for another total; what rounding leaves goes to the first of each. */
export function scaleShares(
  total: number,
): Omit<FleetPlan, 'key' | 'projectId' | 'userId'> {
  const scale = <T extends string>(
    entries: readonly (readonly [T, number])[],
  ): (readonly [T, number])[] => {
    const whole = entries.reduce((sum, [, count]) => sum + count, 0)
    const scaled = entries.map(([name, count]): [T, number] => [
      name,
      Math.floor((count * total) / whole),
    ])
    const missing = total - scaled.reduce((sum, [, count]) => sum + count, 0)
    if (scaled[0] !== undefined) scaled[0][1] += missing
    return scaled
  }
  return {
    regions: Object.fromEntries(scale(Object.entries(enterpriseShare.regions))),
    statuses: scale(enterpriseShare.statuses),
    images: scale(enterpriseShare.images),
    flavors: scale(enterpriseShare.flavors),
  }
}
