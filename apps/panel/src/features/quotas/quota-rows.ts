import type { ComputeLimits, Limit } from '@aloft/openstack/limits'
import type { VolumeLimits } from '@aloft/openstack/volume-limits'
import { formatCount } from '@aloft/ui/format-number'
import { formatMemory } from '@aloft/ui/format-bytes'

/** What a region told of what the project uses and may use; absent while or where it did not. */
export interface RegionQuotas {
  readonly compute: ComputeLimits | undefined
  readonly volumes: VolumeLimits | undefined
  readonly network: Readonly<Record<string, Limit>> | undefined
}

export interface QuotaRow {
  readonly id: string
  readonly label: string
  format(amount: number): string
  limit(quotas: RegionQuotas): Limit | undefined
}

export interface QuotaSection {
  readonly id: string
  readonly label: string
  readonly rows: readonly QuotaRow[]
}

const gigabytes = (amount: number) => `${formatCount(amount)} GB`

const compute = (
  id: keyof ComputeLimits,
  label: string,
  read: (limits: ComputeLimits) => Limit,
  format: QuotaRow['format'] = formatCount,
): QuotaRow => ({
  id,
  label,
  format,
  limit: (quotas) => quotas.compute && read(quotas.compute),
})

const volume = (
  id: keyof VolumeLimits,
  label: string,
  format: QuotaRow['format'] = formatCount,
): QuotaRow => ({ id, label, format, limit: ({ volumes }) => volumes?.[id] })

/** By Neutron's name of the resource. */
const network = (id: string, label: string): QuotaRow => ({
  id,
  label,
  format: formatCount,
  limit: (quotas) => quotas.network?.[id],
})

/** Every quota that the pages of the panel meet, in the order of its navigation. */
export const quotaSections: readonly QuotaSection[] = [
  {
    id: 'compute',
    label: 'Compute',
    rows: [
      compute('servers', 'Servers', ({ servers }) => servers),
      compute('vcpus', 'vCPUs', ({ vcpus }) => vcpus),
      compute(
        'memoryMegabytes',
        'Memory',
        (limits) => limits.memoryMegabytes,
        formatMemory,
      ),
      compute('serverGroups', 'Server groups', ({ serverGroups }) => serverGroups),
    ],
  },
  {
    id: 'storage',
    label: 'Storage',
    rows: [
      volume('volumes', 'Volumes'),
      volume('gigabytes', 'Size of volumes and snapshots', gigabytes),
      volume('snapshots', 'Snapshots'),
      volume('backups', 'Backups'),
      volume('backupGigabytes', 'Size of backups', gigabytes),
    ],
  },
  {
    id: 'network',
    label: 'Network',
    rows: [
      network('network', 'Networks'),
      network('subnet', 'Subnets'),
      network('router', 'Routers'),
      network('port', 'Ports'),
      network('floatingip', 'Floating IPs'),
      network('security_group', 'Security groups'),
      network('security_group_rule', 'Rules'),
    ],
  },
]

/** How near the bound it is: from four fifths on it is worth a warning, at the bound nothing more fits. */
export function fullness({ used, limit }: Limit): 'free' | 'near' | 'full' | 'over' {
  if (limit === undefined) return 'free'
  if (used > limit) return 'over'
  if (used === limit) return 'full'
  return used >= 0.8 * limit ? 'near' : 'free'
}

/** `12 of 40`, or `12` where nothing bounds it. */
export function limitWords({ used, limit }: Limit, format: QuotaRow['format']): string {
  return limit === undefined
    ? `${format(used)}, no limit`
    : `${format(used)} of ${format(limit)}`
}

/** What stands out behind it: `full`, or `3 over its limit`, as after a quota was made smaller. */
export function alarmWords(amount: Limit, format: QuotaRow['format']): string | undefined {
  const state = fullness(amount)
  if (state === 'over') return `${format(amount.used - (amount.limit ?? 0))} over its limit`
  return state === 'full' ? 'full' : undefined
}
