import type { Subject } from '@aloft/acts/act'
import { subjectNouns } from '@aloft/acts/subject-kind'
import { select } from '@aloft/list/filter'
import { createIndex } from '@aloft/list/list-index'
import { toggleFacet } from '@aloft/list/view'
import { Banner } from '@aloft/ui/Banner'
import { lazyPart } from '@aloft/ui/lazy-part'
import type { ListColumn, ListState } from '@aloft/ui/list-props'
import { ListView } from '@aloft/ui/list/ListView'
import { Part } from '@aloft/ui/Part'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo, useSyncExternalStore, type ReactNode } from 'react'
import { hasCode } from '../api/api-error.ts'
import { presentError } from '../api/present-error.ts'
import { reachability, subscribeReachability } from '../api/reachability.ts'
import { useSession } from '../session/session.ts'
import { ExportMenu } from './ExportMenu.tsx'
import { Freshness } from './Freshness.tsx'
import styles from './ListPage.module.css'
import { useLayout } from './layout-preference.ts'
import { layoutAtFirst, listColumns, shownColumns } from './list-columns.ts'
import { facetsOrNone, listFacets } from './list-facets.ts'
import type { ResourceKind } from './resource-kind.ts'
import type { Resources } from './resource-queries.ts'
import { resourceRows, type ResourceRow } from './resource-rows.ts'
import { useSelection } from './use-selection.ts'
import { useView } from './view-in-url.ts'

// What acts need is loaded after the rows are seen.
const RowActs = lazyPart(async () => (await import('./ResourceActs.tsx')).RowActs)
const BulkActs = lazyPart(async () => (await import('./ResourceActs.tsx')).BulkActs)

export interface ResourceListProps<Item extends Subject> {
  kind: ResourceKind<Item>
  /** The address of the page, whose parameters are the view. */
  path: string
  resources: Resources<Item>
  /** Shown when there are none at all. */
  empty: ReactNode
  /** Before the export, at the right of the toolbar. */
  tools?: ReactNode
}

/** The list of things of one kind: filters, search, sort, columns, choice, acts, export. */
export function ResourceList<Item extends Subject>({
  kind,
  path,
  resources,
  empty,
  tools,
}: ResourceListProps<Item>) {
  const { user, regions } = useSession()
  const navigate = useNavigate()
  const list = useMemo(() => {
    const names = new Map(regions.map(({ id, name }) => [id, name]))
    return kind.list({
      regionName: (id) => names.get(id) ?? id,
      regions: [...names.keys()],
    })
  }, [kind, regions])
  const columns = useMemo(
    () => [
      ...listColumns<ResourceRow<Item>>(list, kind.grows).map((column) =>
        drawnColumn(kind, column),
      ),
      ...(kind.acts.length === 0 ? [] : [actsColumn(kind)]),
    ],
    [kind, list],
  )
  const defaultLayout = useMemo(() => layoutAtFirst(list), [list])
  const [layout, setLayout] = useLayout(
    kind.key?.split(' ', 1)[0] ?? kind.id,
    user.id,
    defaultLayout,
  )
  const { view, problems, change } = useView(list, path)
  const reach = useSyncExternalStore(subscribeReachability, reachability)
  const { items } = resources
  const { table, rows: all } = useMemo(
    () => resourceRows(list, items, (item) => kind.cells(item)),
    [items, kind, list],
  )
  const index = useMemo(() => createIndex(list, table), [list, table])
  const order = useMemo(() => select(index, view), [index, view])
  const rows = useMemo(
    () => Array.from(order.rows, (row) => all[row]).filter((row) => row !== undefined),
    [all, order],
  )
  const facets = useMemo(
    () => listFacets(list, facetsOrNone(index, order.facets), view, kind.facetOrder),
    [index, kind, list, order, view],
  )
  const keys = useMemo(() => all.map(({ key }) => key), [all])
  const [selection, setSelection] = useSelection(keys)
  const chosen = useMemo(
    () => all.filter(({ key }) => selection.has(key)).map(({ item }) => item),
    [all, selection],
  )
  // The same for all renders, so that the facets are drawn anew only when they change.
  const onFacetChange = useCallback(
    (facet: string, value: string) =>
      change((before) => toggleFacet(before, facet, value), 'choice'),
    [change],
  )
  const noun = kind.noun ?? subjectNouns[kind.id]
  const { answeredAtMs } = resources
  const hrefOf = ({ item }: ResourceRow<Item>) => kind.href?.(item)
  return (
    <>
      {problems.map(({ parameter, message }) => (
        <div key={parameter} className={styles.banner}>
          <Banner tone="warn">
            The address of this page has a part that was left out: {message}
          </Banner>
        </div>
      ))}
      <ListView
        label={kind.title}
        noun={noun}
        state={stateOf(resources, `The ${noun.many} could not be read`)}
        rows={rows}
        rowKey={({ key }) => key}
        rowName={({ item }) => item.name}
        columns={columns}
        layout={layout}
        onLayoutChange={setLayout}
        defaultLayout={defaultLayout}
        sort={view.sort}
        onSortChange={(sort) => change({ ...view, sort }, 'choice')}
        query={view.q}
        onQueryChange={(q) => change({ ...view, q }, 'typing')}
        facets={facets}
        onFacetChange={onFacetChange}
        onClearFilters={() => change({ ...view, q: '', facets: {} }, 'choice')}
        total={items.length}
        selection={selection}
        onSelectionChange={setSelection}
        rowHref={hrefOf}
        onOpen={(row) => {
          const href = hrefOf(row)
          if (kind.open !== undefined) kind.open(row.item)
          else if (href !== undefined) void navigate({ to: href })
        }}
        regions={resources.regions}
        onRetry={() => resources.retry()}
        freshness={
          answeredAtMs !== undefined && (
            <Freshness
              answeredAtMs={answeredAtMs}
              regions={resources.regions}
              failed={reach !== 'reachable'}
            />
          )
        }
        bulkBar={
          <Part inPlace>
            <BulkActs kind={kind} items={chosen} />
          </Part>
        }
        empty={empty}
        tools={
          <>
            {tools}
            <ExportMenu
              name={noun.many.replaceAll(' ', '-')}
              columns={shownColumns(list, layout)}
              read={() => Promise.resolve({ table, rows: order.rows })}
            />
          </>
        }
      />
    </>
  )
}

/** The column with what its kind draws in it. */
function drawnColumn<Item extends Subject>(
  kind: ResourceKind<Item>,
  column: ListColumn<ResourceRow<Item>>,
): ListColumn<ResourceRow<Item>> {
  if (column.kind === 'name')
    return kind.icon === undefined
      ? column
      : { ...column, icon: ({ item }) => kind.icon?.(item) }
  if (kind.drawn?.includes(column.id) !== true) return column
  const { id, label, width, grow = 0, sortable = true } = column
  return {
    ...{ id, label, width, grow, sortable },
    kind: 'custom',
    render: ({ item }) => kind.draw?.(id, item),
  }
}

/** The last column: a menu of what can be done to the row's thing. */
function actsColumn<Item extends Subject>(
  kind: ResourceKind<Item>,
): ListColumn<ResourceRow<Item>> {
  return {
    id: 'acts',
    label: 'Acts',
    width: 52,
    sortable: false,
    required: true,
    pinned: 'end',
    kind: 'custom',
    render: ({ item }, tabIndex) => (
      <Part>
        <RowActs kind={kind} item={item} tabIndex={tabIndex} />
      </Part>
    ),
  }
}

function stateOf<Item>(
  { error, regions, items }: Resources<Item>,
  title: string,
): ListState {
  if (error !== undefined) {
    return hasCode(error, 'forbidden')
      ? { kind: 'forbidden', message: error.message }
      : { kind: 'failed', ...presentError(error, title) }
  }
  const isWaiting = items.length === 0 && regions.some(({ state }) => state === 'loading')
  return isWaiting ? { kind: 'loading' } : { kind: 'ready' }
}
