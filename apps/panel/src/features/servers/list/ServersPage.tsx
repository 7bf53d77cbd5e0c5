import { toggleFacet } from '@aloft/list/view'
import { Banner } from '@aloft/ui/Banner'
import { PageHeader } from '@aloft/ui/Page'
import { Part } from '@aloft/ui/Part'
import type { ListState } from '@aloft/ui/list-props'
import { ListView } from '@aloft/ui/list/ListView'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo, useSyncExternalStore } from 'react'
import { hasCode } from '../../../api/api-error.ts'
import { presentError } from '../../../api/present-error.ts'
import { reachability, subscribeReachability } from '../../../api/reachability.ts'
import { paths } from '../../../paths.ts'
import { useSession } from '../../../session/session.ts'
import { usePageTitle } from '../../../shell/page-title.ts'
import { ExportMenu } from '../../../lists/ExportMenu.tsx'
import { Freshness } from '../../../lists/Freshness.tsx'
import styles from '../../../lists/ListPage.module.css'
import { useLayout } from '../../../lists/layout-preference.ts'
import { layoutAtFirst, listColumns, shownColumns } from '../../../lists/list-columns.ts'
import { useSelection } from '../../../lists/use-selection.ts'
import { useView } from '../../../lists/view-in-url.ts'
import { actsColumn, BulkActs } from './acts-column.tsx'
import { CreateServerLink } from './CreateServerLink.tsx'
import { FirstServer } from './FirstServer.tsx'
import { refKey, refName, refRegion, serversOf, subjectOf } from './server-list.ts'
import type { ServerRef } from './server-list.ts'
import { loadNote } from './load-note.ts'
import { useServers } from './servers-query.ts'
import { useShownServers } from './use-shown-servers.ts'

/** Share of the room that is left over. */
const grows = { name: 2.2, tags: 1.2, image: 1 }
const noun = { one: 'server', many: 'servers' }
const hrefOf = (server: ServerRef) => paths.server(refRegion(server), server.id)

/** Every server of every region. */
export function ServersPage() {
  usePageTitle('Servers')
  const { user, project, regions } = useSession()
  const navigate = useNavigate()
  const list = useMemo(() => serversOf(regions), [regions])
  const columns = useMemo(
    () => [...listColumns<ServerRef>(list, grows), actsColumn],
    [list],
  )
  const defaultLayout = useMemo(() => layoutAtFirst(list), [list])
  const [layout, setLayout] = useLayout('servers', user.id, defaultLayout)
  const { view, problems, change } = useView(list, paths.servers())
  const reach = useSyncExternalStore(subscribeReachability, reachability)
  const servers = useServers(project.id)
  const shown = useShownServers(project.id, list, servers.data, view)
  const keys = useMemo(() => shown.refs.map(({ id }) => id), [shown.refs])
  const [selection, setSelection] = useSelection(keys)
  const chosen = useMemo(
    () => shown.refs.filter(({ id }) => selection.has(id)).map(subjectOf),
    [selection, shown.refs],
  )
  // The same for all renders, so that the facets are drawn anew only when they change.
  const onFacetChange = useCallback(
    (facet: string, value: string) =>
      change((before) => toggleFacet(before, facet, value), 'choice'),
    [change],
  )
  const exported = shownColumns(list, layout)

  return (
    <div className={styles.page}>
      <PageHeader
        title="Servers"
        count={servers.data?.total}
        actions={<CreateServerLink />}
      />
      {problems.map(({ parameter, message }) => (
        <div key={parameter} className={styles.banner}>
          <Banner tone="warn">
            The address of this page has a part that was left out: {message}
          </Banner>
        </div>
      ))}
      <ListView
        label="Servers"
        noun={noun}
        state={stateOf(servers)}
        rows={shown.rows}
        matched={shown.matched}
        onNearEnd={shown.more}
        rowKey={refKey}
        rowName={refName}
        columns={columns}
        layout={layout}
        onLayoutChange={setLayout}
        defaultLayout={defaultLayout}
        sort={view.sort}
        onSortChange={(sort) => change({ ...view, sort }, 'choice')}
        query={view.q}
        onQueryChange={(q) => change({ ...view, q }, 'typing')}
        facets={shown.facets}
        onFacetChange={onFacetChange}
        onClearFilters={() => change({ ...view, q: '', facets: {} }, 'choice')}
        total={shown.total}
        selection={selection}
        onSelectionChange={setSelection}
        rowHref={hrefOf}
        onOpen={(server) => void navigate({ to: hrefOf(server) })}
        regions={servers.data?.regions ?? []}
        onRetry={() => void servers.refetch()}
        freshness={
          servers.data !== undefined && (
            <Freshness
              answeredAtMs={servers.dataUpdatedAt}
              regions={servers.data.regions}
              failed={servers.isError || reach !== 'reachable'}
            />
          )
        }
        loadNote={servers.data !== undefined && loadNote(servers.data)}
        bulkBar={
          <Part inPlace>
            <BulkActs subjects={chosen} />
          </Part>
        }
        empty={<FirstServer />}
        tools={<ExportMenu name="servers" columns={exported} read={shown.whole} />}
      />
    </div>
  )
}

function stateOf(servers: ReturnType<typeof useServers>): ListState {
  const { data, error } = servers
  if (data !== undefined) {
    const isWaiting =
      data.total === 0 && data.regions.some(({ state }) => state === 'loading')
    if (isWaiting) return { kind: 'loading' }
    const failed = data.regions.filter(({ state }) => state === 'failed')
    if (failed.length === 0 || failed.length < data.regions.length) return { kind: 'ready' }
    return {
      kind: 'failed',
      title: 'No region could be read',
      message: failed[0]?.message ?? 'The cloud does not answer.',
    }
  }
  if (error === null) return { kind: 'loading' }
  if (hasCode(error, 'forbidden')) return { kind: 'forbidden', message: error.message }
  return { kind: 'failed', ...presentError(error, 'The servers could not be read') }
}
