import type { Server } from '@aloft/openstack/server'
import { Link } from '@tanstack/react-router'
import { paths } from '../../../paths.ts'
import styles from './ServerPage.module.css'

const tabs = [
  { id: 'overview', label: 'Overview' },
  { id: 'console', label: 'Console log' },
  { id: 'actions', label: 'Actions' },
  { id: 'activity', label: 'Activity' },
] as const

export type ServerTab = (typeof tabs)[number]['id']

/** The tab that an address names; the overview for anything else. */
export function tabOf(name: string | undefined): ServerTab {
  return tabs.find(({ id }) => id === name)?.id ?? 'overview'
}

/** The parts of the server's page: each has an address, so they are links. */
export function ServerTabs({ server, selected }: { server: Server; selected: ServerTab }) {
  return (
    <nav aria-label={`Parts of ${server.name}`} className={styles.tabs}>
      {tabs.map(({ id, label }) => (
        <Link
          key={id}
          to={paths.server(server.region, server.id, id === 'overview' ? undefined : id)}
          className={styles.tab ?? ''}
          aria-current={id === selected ? 'page' : undefined}
          activeOptions={{ exact: true }}
          resetScroll={false}
        >
          {label}
        </Link>
      ))}
    </nav>
  )
}
