import { Meter } from '@aloft/ui/Meter'
import { useQueries } from '@tanstack/react-query'
import { useSession } from '../../session/session.ts'
import { networkQuotaQuery } from './network-quota.ts'
import styles from './QuotaNote.module.css'

/** What is used of what is allowed in every region, above a form that asks for the region itself. */
export function QuotaNote({ name, label }: { name: string; label: string }) {
  const { regions, project } = useSession()
  const offering = regions.filter(({ services }) => services.includes('network'))
  const limits = useQueries({
    queries: offering.map(({ id }) => networkQuotaQuery(id, project.id)),
  })
  return (
    <section className={styles.quota} aria-label={`Quota of ${label.toLowerCase()}`}>
      {offering.map((region, index) => {
        const limit = limits[index]?.data?.[name]
        return (
          limit !== undefined && (
            <Meter
              key={region.id}
              label={`${label} in ${region.name}`}
              used={limit.used}
              limit={limit.limit}
            />
          )
        )
      })}
    </section>
  )
}
