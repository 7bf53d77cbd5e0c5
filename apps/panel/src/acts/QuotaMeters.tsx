import type { Region } from '@aloft/contracts/region'
import type { Limit } from '@aloft/openstack/limits'
import { Meter } from '@aloft/ui/Meter'
import styles from './QuotaMeters.module.css'

/** What is used of what is allowed, by region; nothing where no cloud tells a limit. */
export function QuotaMeters({
  label,
  limits,
  format,
}: {
  /** `Floating IPs` */
  label: string
  limits: readonly {
    readonly region: Pick<Region, 'id' | 'name'>
    readonly limit: Limit | undefined
  }[]
  format?: (amount: number) => string
}) {
  const known = limits.flatMap(({ region, limit }) => (limit ? [{ region, limit }] : []))
  if (known.length === 0) return null
  return (
    <section className={styles.quota} aria-label={`${label} used of what is allowed`}>
      {known.map(({ region, limit }) => (
        <Meter
          key={region.id}
          label={`${label} in ${region.name}`}
          used={limit.used}
          limit={limit.limit}
          {...(format !== undefined && { format })}
        />
      ))}
    </section>
  )
}
