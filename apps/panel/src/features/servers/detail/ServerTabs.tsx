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

/** The parts of the server's page; they can be gone to before the server is read. */
export function ServerTabs({
  region,
  id: server,
  name = 'the server',
  selected,
}: {
  region: string
  id: string
  name: string | undefined
  selected: ServerTab
}) {
  return (
    <DetailTabs
      label={`Parts of ${name}`}
      selected={selected}
      tabs={tabs.map(({ id, label }) => ({
        id,
        label,
        href: paths.server(region, server, id === 'overview' ? undefined : id),
      }))}
    />
  )
}
