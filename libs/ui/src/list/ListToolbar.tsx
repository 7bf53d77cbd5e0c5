import { Columns3, ListFilter } from 'lucide-react'
import { useRef, useState, type ReactNode, type RefObject } from 'react'
import { Button, IconButton } from '../Button.tsx'
import { Kbd } from '../Kbd.tsx'
import { Part } from '../Part.tsx'
import { Chip } from '../Tag.tsx'
import { cx } from '../class-names.ts'
import styles from './ListToolbar.module.css'
import type { ListColumn, ListFacet, ListLayout } from './list-props.ts'
import { lazyPart, preloadPart } from '../lazy-part.ts'

const loadPanels = () => import('./ListPanels.tsx')
const ColumnChooser = lazyPart(async () => (await loadPanels()).ColumnChooser)
const FacetSheet = lazyPart(async () => (await loadPanels()).FacetSheet)

export interface ListToolbarProps<Row> {
  label: string
  columns: readonly ListColumn<Row>[]
  layout: ListLayout
  onLayoutChange: (layout: ListLayout) => void
  defaultLayout: ListLayout | undefined
  query: string
  onQueryChange: (query: string) => void
  searchPlaceholder: string
  searchRef: RefObject<HTMLInputElement | null>
  /** Esc in an empty search, ↓ in any: on to the rows. */
  onLeaveSearch: () => void
  facets: readonly ListFacet[]
  onFacetChange: (facetId: string, value: string, selected: boolean) => void
  onClearFilters: () => void
  freshness: ReactNode
  tools: ReactNode
  /** Acts on the chosen rows; while there are any they stand in the place of all but the search. */
  bulk: ReactNode
}

/** Search, the filters in force as chips, freshness, columns; or what can be done to the chosen rows. */
export function ListToolbar<Row>(props: ListToolbarProps<Row>) {
  const { label, query, onQueryChange, searchRef, facets, onFacetChange } = props
  const [columnsOpen, setColumnsOpen] = useState(false)
  const [facetsOpen, setFacetsOpen] = useState(false)
  const columnsButton = useRef<HTMLButtonElement>(null)
  const chosen = facets.flatMap((facet) =>
    facet.values.filter((value) => value.selected).map((value) => ({ facet, value })),
  )
  return (
    <div className={cx(styles.bar, props.bulk !== undefined && styles.choosing)}>
      <div className={styles.find}>
        <input
          ref={searchRef}
          type="search"
          className={styles.input}
          aria-label={`Search ${label.toLowerCase()}`}
          aria-keyshortcuts="/"
          data-page-search
          placeholder={props.searchPlaceholder}
          autoComplete="off"
          spellCheck={false}
          value={query}
          onChange={(event) => onQueryChange(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && query !== '') {
              event.preventDefault()
              onQueryChange('')
            } else if (event.key === 'Escape' || event.key === 'ArrowDown') {
              event.preventDefault()
              props.onLeaveSearch()
            }
          }}
        />
        <span className={styles.key} aria-hidden="true">
          <Kbd>/</Kbd>
        </span>
      </div>
      <div className={styles.rest}>
        <span className={styles.phone}>
          <Button
            size="small"
            icon={<ListFilter size={14} aria-hidden="true" />}
            onClick={() => setFacetsOpen(true)}
          >
            {chosen.length === 0 ? 'Filters' : `Filters (${chosen.length})`}
          </Button>
        </span>
        {chosen.map(({ facet, value }) => (
          <Chip
            key={`${facet.id}:${value.value}`}
            removeLabel={`filter ${facet.label}: ${value.label}`}
            onRemove={() => onFacetChange(facet.id, value.value, false)}
          >
            {value.label}
          </Chip>
        ))}
        {chosen.length + (query === '' ? 0 : 1) > 1 && (
          <button type="button" className={styles.clear} onClick={props.onClearFilters}>
            Clear all
          </button>
        )}
        <div className={styles.end}>
          <span className={styles.fresh}>{props.freshness}</span>
          {props.tools}
          <IconButton
            ref={columnsButton}
            label="Columns"
            size="small"
            aria-haspopup="dialog"
            aria-expanded={columnsOpen}
            onPointerEnter={() => preloadPart(loadPanels)}
            onClick={() => setColumnsOpen(true)}
          >
            <Columns3 size={14} aria-hidden="true" />
          </IconButton>
        </div>
      </div>
      {props.bulk}
      {columnsOpen && (
        <Part onMissing={() => setColumnsOpen(false)}>
          <ColumnChooser
            anchor={columnsButton}
            columns={props.columns}
            layout={props.layout}
            onLayoutChange={props.onLayoutChange}
            defaultLayout={props.defaultLayout}
            onClose={() => setColumnsOpen(false)}
          />
        </Part>
      )}
      {facetsOpen && (
        <Part onMissing={() => setFacetsOpen(false)}>
          <FacetSheet
            facets={facets}
            onFacetChange={onFacetChange}
            onClose={() => setFacetsOpen(false)}
          />
        </Part>
      )}
    </div>
  )
}
