import { shownStatus } from '@aloft/openstack/server-status'
import { Status } from '@aloft/ui/Status'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ApiError } from '../../../api/api-error.ts'
import { paths } from '../../../paths.ts'
import { serverQuery } from '../detail/server-queries.ts'
import styles from './CreatePage.module.css'

/** One that was just made, followed until it runs. */
export function CreatedRow({
  region,
  id,
  name,
}: {
  region: string
  id: string
  name: string
}) {
  const { data, error } = useQuery(serverQuery(region, id))
  if (error instanceof ApiError && error.details.status === 404)
    return (
      <li className={styles.madeRow}>
        {name}
        <Status tone="bad">Gone: the cloud no longer has it</Status>
      </li>
    )
  const { tone, label } = shownStatus(data?.status ?? 'BUILD', data?.taskState)
  return (
    <li className={styles.madeRow}>
      <Link to={paths.server(region, id)}>{name}</Link>
      {error === null ? (
        <Status tone={tone}>{label}</Status>
      ) : (
        <Status tone="warn">{`Its state could not be read: ${error.message}`}</Status>
      )}
    </li>
  )
}
