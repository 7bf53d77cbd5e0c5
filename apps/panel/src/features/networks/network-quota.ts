import { parseNetworkQuota } from '@aloft/openstack/limits'
import { queryOptions } from '@tanstack/react-query'
import { readCloud } from '../../api/cloud.ts'

/** How much of what the project may have, by Neutron's names: `network`, `router` … */
export const networkQuotaQuery = (region: string, project: string) =>
  queryOptions({
    queryKey: ['cloud', region, 'network-quota', project],
    queryFn: async ({ signal }) => {
      const path = `/quotas/${encodeURIComponent(project)}/details`
      return parseNetworkQuota(
        await readCloud({ region, service: 'network', path, signal }),
      )
    },
  })
