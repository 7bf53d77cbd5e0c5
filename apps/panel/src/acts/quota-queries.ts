import { parseAccountUsage } from '@aloft/openstack/account-usage'
import { parseDnsQuota, type DnsQuota } from '@aloft/openstack/dns-quota'
import { parseImageUsage, type ImageUsage } from '@aloft/openstack/image-usage'
import { queryOptions } from '@tanstack/react-query'
import { ApiError } from '../api/api-error.ts'
import { readCloud } from '../api/cloud.ts'
import { request } from '../api/request.ts'

/** What it answers, or nothing where the cloud does not tell this person. */
async function ifTold<Answer>(
  read: Promise<Answer>,
  statuses: readonly number[],
): Promise<Answer | undefined> {
  try {
    return await read
  } catch (error) {
    if (error instanceof ApiError && statuses.includes(error.details.status ?? 0))
      return undefined
    throw error
  }
}

/** What the project may use of a region's image service; a cloud that does not tell sets no bounds. */
export const imageUsageQuery = (region: string) =>
  queryOptions({
    queryKey: ['cloud', region, 'image-usage'],
    enabled: region !== '',
    queryFn: async ({ signal }): Promise<ImageUsage> => {
      const read = readCloud({ region, service: 'image', path: '/info/usage', signal })
      return parseImageUsage(await ifTold(read, [404]))
    },
  })

/** What the project has in a region's DNS, and may have. Some clouds tell quotas to administrators only. */
export const dnsQuotaQuery = (region: string, project: string) =>
  queryOptions({
    queryKey: ['cloud', region, 'dns-quota', project],
    retry: false,
    queryFn: async ({ signal }): Promise<DnsQuota> => {
      const read = (path: string) => readCloud({ region, service: 'dns', path, signal })
      const [quotas, zones, recordSets] = await Promise.all([
        ifTold(read(`/quotas/${encodeURIComponent(project)}`), [403, 404]),
        read('/zones?limit=1'),
        ifTold(read('/recordsets?limit=1'), [403, 404]),
      ])
      return parseDnsQuota(quotas, zones, recordSets)
    },
  })

/** What the project's account of a region's object storage holds. */
export const accountUsageQuery = (region: string) =>
  queryOptions({
    queryKey: ['cloud', region, 'account-usage'],
    retry: false,
    queryFn: async ({ signal }) => {
      const url = `/api/cloud/${encodeURIComponent(region)}/object-store`
      // An account comes to be with its first container.
      const answer = await ifTold(request(url, { method: 'HEAD', signal }), [404])
      return parseAccountUsage(Object.fromEntries(answer?.headers ?? []))
    },
  })
