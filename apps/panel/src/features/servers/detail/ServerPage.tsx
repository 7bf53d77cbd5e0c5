import { mayAct } from '@aloft/acts/role'
import { serverActs } from '@aloft/acts/server-acts'
import type { Server } from '@aloft/openstack/server'
import { InlineEdit } from '@aloft/ui/InlineEdit'
import { Breadcrumbs, PageBody, PageHeader } from '@aloft/ui/Page'
import { Part } from '@aloft/ui/Part'
import { SkeletonRows } from '@aloft/ui/Skeleton'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ApiError } from '../../../api/api-error.ts'
import { DetailFailure } from '../../../details/DetailFailure.tsx'
import { HeadToCome } from '../../../details/HeadToCome.tsx'
import { paths } from '../../../paths.ts'
import { useRegionName, useSession } from '../../../session/session.ts'
import { usePageTitle } from '../../../shell/page-title.ts'
import type { ServerHead } from '../acts/server-head.ts'
import { useQuickAct } from '../../../acts/use-quick-act.ts'
import { OnceSecrets } from './OnceSecrets.tsx'
import { Overview } from './Overview.tsx'
import { OverviewToCome } from './OverviewToCome.tsx'
import { ServerActs } from './ServerActs.tsx'
import { ServerBanners } from './ServerBanners.tsx'
import { ServerFacts } from './ServerFacts.tsx'
import { ServerTabs, type ServerTab, tabOf } from './ServerTabs.tsx'
import { serverQuery } from './server-queries.ts'
import { useEndingResize } from './use-ending-resize.ts'
import { lazyPart } from '@aloft/ui/lazy-part'

const VolumesTab = lazyPart(async () => (await import('./VolumesTab.tsx')).VolumesTab)
const NetworkTab = lazyPart(async () => (await import('./NetworkTab.tsx')).NetworkTab)
const ConsoleTab = lazyPart(async () => (await import('./ConsoleTab.tsx')).ConsoleTab)
const ActionsTab = lazyPart(async () => (await import('./ActionsTab.tsx')).ActionsTab)
const ActivityTab = lazyPart(
  async () => (await import('../../../details/ActivityTab.tsx')).ActivityTab,
)

const ReachTab = lazyPart(async () => (await import('../reach/ReachTab.tsx')).ReachTab)

/** The routes are made from text, so the router does not know their parameters' types. */
function readParameters(parameters: object): { region: string; id: string; tab?: string } {
  const { region, id, tab } = parameters as Record<string, string | undefined>
  return { region: region ?? '', id: id ?? '', ...(tab !== undefined && { tab }) }
}

/** One server: what it is, what it says, what was done to it, what can be done. */
export function ServerPage() {
  const { region, id, tab } = readParameters(useParams({ strict: false }))
  const query = useQuery(serverQuery(region, id))
  const { data: server, error } = query
  usePageTitle(server?.name ?? 'Server', 'Servers')
  const { ending, onTaken } = useEndingResize(server?.status)
  const regionName = useRegionName()(region)
  const crumbs = <Crumbs region={region} regionName={regionName} />
  if (error !== null && (server === undefined || isGone(error))) {
    return (
      <>
        <PageHeader title={server?.name ?? 'Server'} breadcrumbs={crumbs} />
        <DetailFailure
          noun="server"
          list={{ href: paths.servers(), title: 'Servers' }}
          error={error}
          regionName={regionName}
          wasSeen={server !== undefined}
          onRetry={() => void query.refetch()}
        />
      </>
    )
  }
  const selected = tabOf(tab)
  return (
    <>
      {server === undefined ? (
        <HeadToCome noun="Server" breadcrumbs={crumbs} />
      ) : (
        <ServerHeader
          server={server}
          breadcrumbs={crumbs}
          isEnding={ending !== undefined}
          onTaken={onTaken}
        />
      )}
      <PageBody>
        {server !== undefined && (
          <>
            <ServerBanners
              server={server}
              ending={ending}
              stale={error}
              onRetry={() => void query.refetch()}
            />
            <OnceSecrets key={server.id} server={server} />
          </>
        )}
        <ServerTabs {...{ region, id, selected }} name={server?.name} />
        {server === undefined ? (
          <TabToCome tab={selected} />
        ) : (
          <Part key={selected} inPlace fallback={<SkeletonRows rows={6} />}>
            <TabContent tab={selected} server={server} />
          </Part>
        )}
      </PageBody>
    </>
  )
}

function TabToCome({ tab }: { tab: ServerTab }) {
  return tab === 'overview' ? (
    <OverviewToCome />
  ) : (
    <SkeletonRows rows={6} label="Loading the server" />
  )
}

function isGone(error: Error): boolean {
  return error instanceof ApiError && error.details.status === 404
}

function TabContent({ tab, server }: { tab: ServerTab; server: Server }) {
  switch (tab) {
    case 'overview':
      return <Overview server={server} />
    case 'volumes':
      return <VolumesTab server={server} />
    case 'network':
      return <NetworkTab server={server} />
    case 'reach':
      return (
        <Part inPlace fallback={<SkeletonRows rows={6} />}>
          <ReachTab server={server} />
        </Part>
      )
    case 'console':
      return <ConsoleTab server={server} />
    case 'actions':
      return <ActionsTab server={server} />
    case 'activity':
      return (
        <ActivityTab
          subject={server}
          elsewhere="What was done elsewhere stands under Actions."
        />
      )
    default:
      return tab satisfies never
  }
}

function Crumbs({ region, regionName }: { region: string; regionName: string }) {
  return (
    <Breadcrumbs>
      {[
        <Link key="servers" to={paths.servers()}>
          Servers
        </Link>,
        <Link key="region" to={paths.servers()} search={{ region }}>
          {regionName}
        </Link>,
      ]}
    </Breadcrumbs>
  )
}

function ServerHeader({
  server,
  breadcrumbs,
  isEnding,
  onTaken,
}: {
  server: Server
  breadcrumbs: ReactNode
  /** A resize was confirmed or reverted, and the cloud still shows that it waits for that. */
  isEnding: boolean
  onTaken: (head: ServerHead) => void
}) {
  const regionName = useRegionName()(server.region)
  const { roles } = useSession()
  const client = useQueryClient()
  const navigate = useNavigate()
  const quickAct = useQuickAct()
  const rename = mayAct(serverActs.rename, server, { roles })

  async function saveName(name: string) {
    await quickAct('server.rename', server, { name })
    const { queryKey } = serverQuery(server.region, server.id)
    client.setQueryData(queryKey, (known) => known && { ...known, name })
  }
  function onDone(head: ServerHead) {
    onTaken(head)
    if (head === serverActs.delete) void navigate({ to: paths.servers() })
  }
  return (
    <PageHeader
      breadcrumbs={breadcrumbs}
      title={
        <InlineEdit
          label="Name"
          value={server.name}
          validate={(name) => (name === '' ? 'It needs a name.' : undefined)}
          disabledReason={rename.can ? undefined : rename.reason}
          onSave={saveName}
        />
      }
      beside={<ServerFacts server={server} regionName={regionName} />}
      actions={<ServerActs server={server} isEnding={isEnding} onDone={onDone} />}
    />
  )
}
