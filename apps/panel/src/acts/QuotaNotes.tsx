import type { Region } from '@aloft/contracts/region'
import { formatFileSize } from '@aloft/list/format-size'
import type { Limit } from '@aloft/openstack/limits'
import { formatDisk } from '@aloft/ui/format-bytes'
import { useQueries } from '@tanstack/react-query'
import { useSession } from '../session/session.ts'
import { keyPairsQuery, limitsQuery, volumeLimitsQuery } from './cloud-queries.ts'
import { accountUsageQuery, dnsQuotaQuery } from './quota-queries.ts'
import { QuotaMeters } from './QuotaMeters.tsx'

/** Where nothing bounds it there is nothing to heed. */
const bounded = (limit: Limit | undefined): Limit | undefined =>
  limit?.limit === undefined ? undefined : limit

const useOffering = (service: string): readonly Region[] =>
  useSession().regions.filter(({ services }) => services.includes(service))

/** For the form that makes a zone: all regions have the same ones. */
export function ZoneQuota() {
  const { project } = useSession()
  const offering = useOffering('dns').slice(0, 1)
  const answers = useQueries({
    queries: offering.map(({ id }) => dnsQuotaQuery(id, project.id)),
  })
  const limits = offering.map((region, at) => ({
    region,
    limit: bounded(answers[at]?.data?.zones),
  }))
  return <QuotaMeters label="Zones" limits={limits} />
}

/** For the form that makes a container: Swift bounds what is in all of them. */
export function FilesQuota() {
  const offering = useOffering('object-store')
  const answers = useQueries({
    queries: offering.map(({ id }) => accountUsageQuery(id)),
  })
  const limits = offering.map((region, at) => ({
    region,
    limit: bounded(answers[at]?.data?.bytes),
  }))
  return <QuotaMeters label="Size of files" limits={limits} format={formatFileSize} />
}

/** For the forms that make a key pair: those of the person are counted. */
export function KeyPairQuota() {
  const offering = useOffering('compute')
  const limits = useQueries({ queries: offering.map(({ id }) => limitsQuery(id)) })
  const pairs = useQueries({ queries: offering.map(({ id }) => keyPairsQuery(id)) })
  const counted = offering.map((region, at) => {
    const limit = bounded(limits[at]?.data?.keyPairs)
    const used = pairs[at]?.data?.length
    return { region, limit: limit && used !== undefined ? { ...limit, used } : undefined }
  })
  return <QuotaMeters label="Key pairs" limits={counted} />
}

/** For the form that makes a server group. */
export function ServerGroupQuota() {
  const offering = useOffering('compute')
  const answers = useQueries({ queries: offering.map(({ id }) => limitsQuery(id)) })
  const limits = offering.map((region, at) => ({
    region,
    limit: bounded(answers[at]?.data?.serverGroups),
  }))
  return <QuotaMeters label="Server groups" limits={limits} />
}

const copies = {
  snapshot: {
    count: { label: 'Snapshots', of: 'snapshots' },
    size: { label: 'Size of volumes and snapshots', of: 'gigabytes' },
  },
  backup: {
    count: { label: 'Backups', of: 'backups' },
    size: { label: 'Size of backups', of: 'backupGigabytes' },
  },
} as const

/** For the forms that keep a copy of volumes, in the regions of those. */
export function CopyQuota({
  kind,
  regions,
}: {
  kind: keyof typeof copies
  /** Ids. */
  regions: readonly string[]
}) {
  const offering = useOffering('volumev3').filter(({ id }) => regions.includes(id))
  const answers = useQueries({ queries: offering.map(({ id }) => volumeLimitsQuery(id)) })
  const limitsOf = (of: (typeof copies)['snapshot' | 'backup']['count' | 'size']['of']) =>
    offering.map((region, at) => ({ region, limit: bounded(answers[at]?.data?.[of]) }))
  const { count, size } = copies[kind]
  return (
    <>
      <QuotaMeters label={count.label} limits={limitsOf(count.of)} />
      <QuotaMeters label={size.label} limits={limitsOf(size.of)} format={formatDisk} />
    </>
  )
}
