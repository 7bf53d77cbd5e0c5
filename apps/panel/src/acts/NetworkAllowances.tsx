import { allowanceWords, isUsedUp } from '@aloft/openstack/network-quota'
import { useQueries } from '@tanstack/react-query'
import { useSession } from '../session/session.ts'
import styles from './NetworkAllowances.module.css'
import { allowanceQuery } from './network-queries.ts'

/** What is used of what is allowed, in each region: to be seen before one more is made. */
export function NetworkAllowances({
  name,
  what,
}: {
  /** Neutron's: `floatingip`. */
  name: string
  /** `Floating IPs` */
  what: string
}) {
  const { project, regions } = useSession()
  const offering = regions.filter(({ services }) => services.includes('network'))
  const answers = useQueries({
    queries: offering.map(({ id }) => allowanceQuery(id, project.id, name)),
  })
  const known = offering.flatMap((region, at) => {
    const allowance = answers[at]?.data
    return allowance ? [{ region, allowance }] : []
  })
  if (known.length === 0) return null
  return (
    <dl className={styles.allowances} aria-label={`${what} used of what is allowed`}>
      {known.map(({ region, allowance }) => (
        <div key={region.id} data-full={isUsedUp(allowance) || undefined}>
          <dt>{region.name}</dt>
          <dd>{allowanceWords(allowance)}</dd>
        </div>
      ))}
    </dl>
  )
}
