import { Meter } from '@aloft/ui/Meter'
import { useQueries } from '@tanstack/react-query'
import { useSession } from '../session/session.ts'
import { networkQuotaQuery } from './network-queries.ts'
import styles from './NetworkQuota.module.css'

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
  const known = offering.flatMap((region, at) => {
    const limit = quotas[at]?.data?.[name]
    return limit ? [{ region, limit }] : []
  })
  if (known.length === 0) return null
  return (
    <section className={styles.quota} aria-label={`${label} used of what is allowed`}>
      {known.map(({ region, limit }) => (
        <Meter
          key={region.id}
          label={`${label} in ${region.name}`}
          used={limit.used}
          limit={limit.limit}
        />
      ))}
    </section>
  )
}
