import { Time } from '@aloft/ui/Time'
import type { RegionState } from '@aloft/contracts/inventory'
import { isRemembered } from './region-age.ts'

export interface FreshnessProps {
  /** When the newest answer came, in epoch milliseconds. */
  answeredAtMs: number
  regions: readonly RegionState[]
  /** The last try failed; what was known before is shown. */
  failed: boolean
}

/** How true the list is: "live · updated just now", what is still read, or since when it is not. */
export function Freshness({ answeredAtMs, regions, failed }: FreshnessProps) {
  const loading = regions.filter(({ state }) => state === 'loading')
  if (failed) {
    return (
      <>
        not live · as of <Time at={answeredAtMs} />
      </>
    )
  }
  if (loading.length > 0) return <>loading {namesOf(loading)}…</>
  const remembered = regions.filter(isRemembered)
  if (remembered.length > 0) {
    return (
      <>
        reading {namesOf(remembered)}… · shown as of{' '}
        <Time at={answeredAtMs - oldestOf(remembered)} />
      </>
    )
  }
  const failing = regions.filter(({ state }) => state === 'failed' || state === 'stale')
  return (
    <>
      {failing.length === 0 ? 'live' : `live but for ${namesOf(failing)}`} · updated{' '}
      <Time at={answeredAtMs - oldestOf(regions)} />
    </>
  )
}

function namesOf(regions: readonly RegionState[]): string {
  return regions.map(({ name }) => name).join(', ')
}

function oldestOf(regions: readonly RegionState[]): number {
  return Math.max(0, ...regions.map(({ ageMs }) => ageMs ?? 0))
}
