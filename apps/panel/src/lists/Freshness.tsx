import { Time } from '@aloft/ui/Time'
import type { RegionState } from '@aloft/contracts/inventory'

export interface FreshnessProps {
  /** When the newest answer came, in epoch milliseconds. */
  answeredAtMs: number
  regions: readonly RegionState[]
  /** The last try failed; what was known before is shown. */
  failed: boolean
}

/** How true the list is: "live · updated just now", or since when it is not. */
export function Freshness({ answeredAtMs, regions, failed }: FreshnessProps) {
  const loading = regions.filter(({ state }) => state === 'loading')
  if (failed) {
    return (
      <>
        not live · as of <Time at={answeredAtMs} />
      </>
    )
  }
  if (loading.length > 0) return <>loading {loading.map(({ name }) => name).join(', ')}…</>
  const failing = regions.filter(({ state }) => state === 'failed' || state === 'stale')
  const oldest = Math.max(0, ...regions.map(({ ageMs }) => ageMs ?? 0))
  return (
    <>
      {failing.length === 0
        ? 'live'
        : `live but for ${failing.map(({ name }) => name).join(', ')}`}{' '}
      · updated <Time at={answeredAtMs - oldest} />
    </>
  )
}
