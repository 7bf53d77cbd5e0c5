import type { Region } from '@aloft/contracts/region'
import { useQueries, type UseQueryResult } from '@tanstack/react-query'
import { keyPairsQuery, limitsQuery, volumeLimitsQuery } from '../../acts/cloud-queries.ts'
import { networkQuotaQuery } from '../../acts/network-queries.ts'
import {
  accountUsageQuery,
  dnsQuotaQuery,
  imageUsageQuery,
} from '../../acts/quota-queries.ts'
import { useSession } from '../../session/session.ts'
import type { RegionQuotas } from './quota-rows.ts'

/** What is known of one region, and why not more is. */
export interface QuotasOfRegion extends RegionQuotas {
  readonly isLoading: boolean
  /** By the section that is missing: `storage`. */
  readonly failures: Readonly<Record<string, string>>
}

/** The quotas of every region, each part as it comes; in the order of the regions. */
export function useQuotas(regions: readonly Region[]): readonly QuotasOfRegion[] {
  const { project } = useSession()
  const has = ({ services }: Region, service: string) => services.includes(service)
  const options = { refetchInterval: 30_000 }
  const compute = useQueries({
    queries: regions.map((region) => ({
      ...limitsQuery(region.id),
      ...options,
      enabled: has(region, 'compute'),
    })),
  })
  const volumes = useQueries({
    queries: regions.map((region) => ({
      ...volumeLimitsQuery(region.id),
      ...options,
      enabled: has(region, 'volumev3'),
    })),
  })
  const network = useQueries({
    queries: regions.map((region) => ({
      ...networkQuotaQuery(region.id, project.id),
      ...options,
      enabled: has(region, 'network'),
    })),
  })
  const images = useQueries({
    queries: regions.map((region) => ({
      ...imageUsageQuery(region.id),
      ...options,
      enabled: has(region, 'image'),
    })),
  })
  const dns = useQueries({
    queries: regions.map((region) => ({
      ...dnsQuotaQuery(region.id, project.id),
      ...options,
      enabled: has(region, 'dns'),
    })),
  })
  const files = useQueries({
    queries: regions.map((region) => ({
      ...accountUsageQuery(region.id),
      ...options,
      enabled: has(region, 'object-store'),
    })),
  })
  const keyPairs = useQueries({
    queries: regions.map((region) => ({
      ...keyPairsQuery(region.id),
      ...options,
      enabled: has(region, 'compute'),
    })),
  })
  return regions.map((_, at) => {
    const parts = {
      compute: compute[at],
      storage: volumes[at],
      network: network[at],
      images: images[at],
      dns: dns[at],
      files: files[at],
    }
    const pairs = keyPairs[at]?.data
    const pairLimit = compute[at]?.data?.keyPairs
    return {
      images: images[at]?.data,
      dns: dns[at]?.data,
      files: files[at]?.data,
      keyPairs: pairs && pairLimit && { ...pairLimit, used: pairs.length },
      compute: compute[at]?.data,
      volumes: volumes[at]?.data,
      network: network[at]?.data,
      isLoading: Object.values(parts).some((part) => part?.isLoading === true),
      failures: Object.fromEntries(
        Object.entries(parts).flatMap(([section, part]) => failureOf(section, part)),
      ),
    }
  })
}

function failureOf(
  section: string,
  part: UseQueryResult | undefined,
): readonly (readonly [string, string])[] {
  return part?.error == null || part.data !== undefined
    ? []
    : [[section, part.error.message]]
}
