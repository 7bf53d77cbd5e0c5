import type { Server } from '@aloft/openstack/server'
import { DetailTabs } from '../../../details/DetailTabs.tsx'
import { paths } from '../../../paths.ts'

const tabs = [
  { id: 'overview', label: 'Overview' },
  { id: 'volumes', label: 'Volumes' },
  { id: 'network', label: 'Network' },
  { id: 'reach', label: 'Who can reach it' },
  { id: 'console', label: 'Console log' },
  { id: 'actions', label: 'Actions' },
  { id: 'activity', label: 'Activity' },
] as const

export type ServerTab = (typeof tabs)[number]['id']

/** The tab that an address names; the overview for anything else. */
export function tabOf(name: string | undefined): ServerTab {
  return tabs.find(({ id }) => id === name)?.id ?? 'overview'
}

/** The parts of the server's page. */
export function ServerTabs({ server, selected }: { server: Server; selected: ServerTab }) {
  return (
    <DetailTabs
      label={`Parts of ${server.name}`}
      selected={selected}
      tabs={tabs.map(({ id, label }) => ({
        id,
        label,
        href: paths.server(server.region, server.id, id === 'overview' ? undefined : id),
      }))}
    />
  )
}
