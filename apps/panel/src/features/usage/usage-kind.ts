import { serverReader } from '@aloft/acts/servers/server-reader'
import {
  serverUsageCells,
  serverUsageList,
  type UsageWords,
} from '@aloft/list/server-usages'
import { computeVersions } from '@aloft/openstack/microversions'
import { parseServerUsages, type ServerUsage } from '@aloft/openstack/server-usage'
import { formatPrice } from '@aloft/ui/format-number'
import { hourlyMicros, type Prices } from '../../acts/prices.ts'
import type { RegionCloud, ResourceKind } from '../../lists/resource-kind.ts'
import { usageQuery, type Period } from './period.ts'

const pageSize = 500

/** Pages by `limit` and `marker`, the id of the last server. */
async function* pages(
  { region, get }: RegionCloud,
  project: string,
  period: Period,
): AsyncIterable<readonly ServerUsage[]> {
  let marker = ''
  for (;;) {
    const after = marker === '' ? '' : `&marker=${encodeURIComponent(marker)}`
    const answer = await get(
      `/os-simple-tenant-usage/${encodeURIComponent(project)}?${usageQuery(period)}&limit=${pageSize}${after}`,
      { microversion: computeVersions.usagePages },
    )
    const page = parseServerUsages(answer, region)
    yield page
    const last = page.at(-1)?.id ?? ''
    if (page.length < pageSize || last === marker) return
    marker = last
  }
}

/** What the servers of a project took in a period, as a list; with costs where there are prices. */
export function usageKind(
  project: string,
  period: Period,
  prices: Prices | undefined,
): ResourceKind<ServerUsage> {
  const hasPrices = prices !== undefined && Object.keys(prices.hourlyPriceMicros).length > 0
  const priceMicros: UsageWords['priceMicros'] = hasPrices
    ? (region, flavor) => hourlyMicros(prices, region, flavor)
    : undefined
  return {
    id: 'server',
    key: `usage ${period.from} ${period.to}`,
    title: 'Usage',
    service: 'compute',
    read: (cloud) => pages(cloud, project, period),
    list: (words) =>
      serverUsageList({
        ...words,
        ...(priceMicros !== undefined && { priceMicros }),
        costLabel: (micros) => formatPrice(micros, prices?.currency ?? '', 2),
      }),
    cells: (usage) => serverUsageCells(usage, priceMicros),
    grows: { name: 2, flavor: 1 },
    facetOrder: ['state', 'region', 'flavor'],
    acts: [],
    bulkActs: [],
    // The server itself may be gone: its row leads nowhere.
    reader: { ...serverReader, parse: () => undefined },
  }
}
