import type { RegionState } from '@aloft/contracts/inventory'

/** Lists are read anew every ten seconds or so: what is much older is only remembered. */
const rememberedMs = 30_000

/** Only remembered rows of the region are shown, while it is being read anew. */
export function isRemembered({ state, reading, ageMs = 0 }: RegionState): boolean {
  return state === 'fresh' && reading === true && ageMs > rememberedMs
}

/** The region has not yet said what it has now. */
export function isAwaited(region: RegionState): boolean {
  return region.state === 'loading' || isRemembered(region)
}
