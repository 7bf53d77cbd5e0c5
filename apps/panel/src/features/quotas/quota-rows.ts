import { formatFileSize } from '@aloft/list/format-size'
import type { AccountUsage } from '@aloft/openstack/account-usage'
import type { DnsQuota } from '@aloft/openstack/dns-quota'
import type { ImageUsage } from '@aloft/openstack/image-usage'
import type { ComputeLimits, Limit } from '@aloft/openstack/limits'
import type { VolumeLimits } from '@aloft/openstack/volume-limits'
import { formatCount } from '@aloft/ui/format-number'
import { formatMemory } from '@aloft/ui/format-bytes'

/** What a region told of what the project uses and may use; absent while or where it did not. */
export interface RegionQuotas {
  readonly compute: ComputeLimits | undefined
  readonly volumes: VolumeLimits | undefined
  readonly network: Readonly<Record<string, Limit>> | undefined
  readonly images: ImageUsage | undefined
  readonly dns: DnsQuota | undefined
  readonly files: AccountUsage | undefined
  /** Of the person, who has them in every project. */
  readonly keyPairs: Limit | undefined
}

export interface QuotaRow {
  readonly id: string
  readonly label: string
  format(amount: number): string
  limit(quotas: RegionQuotas): Limit | undefined
  /** Where the bound is not of all of them together. */
  words?(quotas: RegionQuotas): string | undefined
}

export interface QuotaSection {
  readonly id: string
  readonly label: string
  /** Left out where no region offers it. */
  readonly service: string
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
    service: 'compute',
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
      {
        id: 'keyPairs',
        label: 'Your key pairs',
        format: formatCount,
        limit: ({ keyPairs }) => keyPairs,
      },
    ],
  },
  {
    id: 'images',
    label: 'Images',
    service: 'image',
    rows: [
      {
        id: 'images',
        label: 'Images',
        format: formatCount,
        limit: ({ images }) => images?.images,
      },
      {
        id: 'imageMegabytes',
        label: 'Size of images',
        format: formatMemory,
        limit: ({ images }) => images?.megabytes,
      },
    ],
  },
  {
    id: 'storage',
    label: 'Storage',
    service: 'volumev3',
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
    service: 'network',
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
  {
    id: 'dns',
    label: 'DNS',
    service: 'dns',
    rows: [
      {
        id: 'zones',
        label: 'Zones',
        format: formatCount,
        limit: ({ dns }) => dns?.zones,
      },
      {
        id: 'recordSets',
        label: 'Record sets',
        format: formatCount,
        limit: ({ dns }) =>
          dns?.recordSets === undefined ? undefined : { used: dns.recordSets },
        words: ({ dns }) =>
          dns?.recordSets === undefined || dns.mostRecordSetsInZone === undefined
            ? undefined
            : `${formatCount(dns.recordSets)}, at most ${formatCount(dns.mostRecordSetsInZone)} in a zone`,
      },
    ],
  },
  {
    id: 'files',
    label: 'Object storage',
    service: 'object-store',
    rows: [
      {
        id: 'fileBytes',
        label: 'Size of files',
        format: formatFileSize,
        limit: ({ files }) => files?.bytes,
      },
      {
        id: 'containers',
        label: 'Containers',
        format: formatCount,
        limit: ({ files }) => files?.containers,
      },
      {
        id: 'objects',
        label: 'Objects',
        format: formatCount,
        limit: ({ files }) => files?.objects,
      },
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
