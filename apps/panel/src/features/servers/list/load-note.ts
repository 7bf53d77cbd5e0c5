import { formatDuration } from '@aloft/ui/format-time'
import { isAwaited } from '../../../lists/region-age.ts'
import type { ServersData } from './servers-query.ts'

/** "loaded in 2 s from 4 regions", of those that have answered; absent until all have, or have failed. */
export function loadNote({
  loadedMs,
  regions,
}: Pick<ServersData, 'loadedMs' | 'regions'>): string | undefined {
  const read = regions.filter((region) => region.state !== 'failed' && !isAwaited(region))
  const asked = `${regions.length} ${regions.length === 1 ? 'region' : 'regions'}`
  if (read.length < regions.length && regions.some(isAwaited)) {
    return read.length === 0 ? undefined : `${read.length} of ${asked} answered`
  }
  if (loadedMs === undefined) return undefined
  const from = read.length === 1 ? 'region' : 'regions'
  return `loaded in ${formatDuration(loadedMs)} from ${read.length} ${from}`
}
