import { shownStatus } from '@aloft/openstack/server-status'
import { Status } from '@aloft/ui/Status'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
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
  const { data } = useQuery(serverQuery(region, id))
  const { tone, label } = shownStatus(data?.status ?? 'BUILD', data?.taskState)
  return (
    <li className={styles.madeRow}>
      <Link to={paths.server(region, id)}>{name}</Link>
      <Status tone={tone}>{label}</Status>
    </li>
  )
}
