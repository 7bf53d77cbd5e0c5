import { useQueries } from '@tanstack/react-query'
import { useSession } from '../session/session.ts'
import { networkQuotaQuery } from './network-queries.ts'
import { QuotaMeters } from './QuotaMeters.tsx'

/** What is used of what is allowed, in each region: to be seen before one more is made. */
export function NetworkQuota({
  name,
  label,
}: {
  /** Neutron's: `floatingip`. */
  name: string
  /** `Floating IPs` */
  label: string
}) {
  const { regions, project } = useSession()
  const offering = regions.filter(({ services }) => services.includes('network'))
  const quotas = useQueries({
    queries: offering.map(({ id }) => networkQuotaQuery(id, project.id)),
  })
  return (
    <QuotaMeters
      label={label}
      limits={offering.map((region, at) => ({ region, limit: quotas[at]?.data?.[name] }))}
    />
  )
}
