import { useRef, type RefObject } from 'react'
import { Button } from '../Button.tsx'
import { EmptyState, ErrorState } from '../EmptyState.tsx'
import { SkeletonRows } from '../Skeleton.tsx'
import { cx } from '../class-names.ts'
import { formatCount, formatNoun } from '../format-number.ts'
import { BulkBar } from './BulkBar.tsx'
import { FacetRail } from './FacetRail.tsx'
import { ListGrid, type ListGridHandle } from './ListGrid.tsx'
import { ListToolbar } from './ListToolbar.tsx'
import styles from './ListView.module.css'
import { RegionBanners } from './RegionBanners.tsx'
import type { ListViewProps } from './list-props.ts'

/**
 * The one list of the product: facets, search, sort, columns, selection, keys, and every state that a
 * list can be in. Controlled: see `ListViewProps`. Takes the height of its place.
 */
export function ListView<Row>(props: ListViewProps<Row>) {
  const { state, facets, total, rows, noun, regions = [] } = props
  const search = useRef<HTMLInputElement>(null)
  const grid = useRef<ListGridHandle>(null)
  const hasRail =
    state.kind !== 'forbidden' && facets.some((facet) => facet.values.length > 0)
  const usable = state.kind === 'ready' || state.kind === 'loading'
  return (
    <div className={cx(styles.view, !hasRail && styles.noRail)}>
      {hasRail && (
        <aside className={styles.rail} aria-label="Filters">
          <FacetRail facets={facets} onFacetChange={props.onFacetChange} />
        </aside>
      )}
      <section
        className={styles.card}
        aria-label={props.label}
        aria-busy={state.kind === 'loading'}
      >
        {usable && (
          <ListToolbar
            label={props.label}
            columns={props.columns}
            layout={props.layout}
            onLayoutChange={props.onLayoutChange}
            defaultLayout={props.defaultLayout}
            query={props.query}
            onQueryChange={props.onQueryChange}
            searchPlaceholder={
              props.searchPlaceholder ??
              (total === 0 ? `Search ${noun.many}…` : `Search ${formatNoun(total, noun)}…`)
            }
            searchRef={search}
            onLeaveSearch={() => grid.current?.focus()}
            facets={facets}
            onFacetChange={props.onFacetChange}
            onClearFilters={props.onClearFilters}
            freshness={props.freshness}
            tools={props.tools}
            bulk={props.selection.size > 0 ? <BulkBar {...props} /> : undefined}
          />
        )}
        <RegionBanners regions={regions} noun={noun} onRetry={props.onRetry} />
        <ListBody {...props} search={search} grid={grid} />
        {state.kind === 'ready' && total > 0 && (
          <footer className={styles.foot}>
            <span role="status">
              {formatCount(props.matched ?? rows.length)} of {formatCount(total)} match
            </span>
            {props.selection.size > 0 && (
              <span>{formatCount(props.selection.size)} selected</span>
            )}
            <span className={styles.footEnd}>{props.loadNote}</span>
          </footer>
        )}
      </section>
    </div>
  )
}

interface ListBodyProps<Row> extends ListViewProps<Row> {
  search: { readonly current: HTMLInputElement | null }
  grid: RefObject<ListGridHandle | null>
}

function ListBody<Row>({ search, grid, ...props }: ListBodyProps<Row>) {
  const { state, noun } = props
  switch (state.kind) {
    case 'loading':
      return <SkeletonRows label={`Loading ${noun.many}`} rows={14} />
    case 'failed':
      return (
        <ErrorState
          title={state.title}
          message={state.message}
          hint={state.hint}
          requestId={state.requestId}
          onRetry={props.onRetry}
        />
      )
    case 'forbidden':
      return (
        <EmptyState title={`You may not see the ${noun.many} here`}>
          <p>{state.message}</p>
        </EmptyState>
      )
    case 'ready':
      if (props.total === 0) return props.empty
      if (props.rows.length === 0) {
        return (
          <EmptyState
            title={`No ${noun.one} matches`}
            actions={
              <Button onClick={props.onClearFilters}>Clear search and filters</Button>
            }
          >
            <p>
              None of the {formatNoun(props.total, noun)} fits this search and these
              filters.
            </p>
          </EmptyState>
        )
      }
      return <ListGrid {...props} handle={grid} onSearch={() => search.current?.focus()} />
    default:
      return state satisfies never
  }
}
