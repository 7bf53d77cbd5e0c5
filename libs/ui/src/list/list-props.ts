import type { ReactNode } from 'react'
import type { Tone } from '../Status.tsx'

interface ColumnBase {
  id: string
  label: string
  /** Initial width in pixels; the person may change it. */
  width: number
  minWidth?: number
  /** Share of the room that is left over; 0 keeps the width. */
  grow?: number
  /** Default: true. */
  sortable?: boolean
  /** Cannot be taken out by the column chooser (the name). */
  required?: boolean
  /** Stays in sight at the right edge while the list is scrolled sideways; a name does at the left. */
  pinned?: 'end'
}

/** How the cells of a column are made from a row. `undefined` is shown as a dash. */
export type ListColumn<Row> = ColumnBase &
  (
    | {
        kind: 'name'
        text: (row: Row) => string
        note?: (row: Row) => string | undefined
        /** Before the name, for who sees it; other columns say the same in words. */
        icon?: (row: Row) => ReactNode
      }
    | { kind: 'text' | 'mono' | 'address'; text: (row: Row) => string | undefined }
    /** Text that the caller has formatted; set flush right with tabular figures. */
    | { kind: 'number'; text: (row: Row) => string | undefined }
    | {
        kind: 'status'
        status: (row: Row) => { tone: Tone; label: string; detail?: string | undefined }
      }
    | { kind: 'tags'; tags: (row: Row) => readonly string[] }
    /** ISO 8601 or epoch milliseconds. */
    | { kind: 'time'; time: (row: Row) => string | number | undefined }
    | { kind: 'custom'; render: (row: Row, tabIndex: number) => ReactNode }
  )

export interface ListSort {
  column: string
  descending: boolean
}

/** What the person changed about the columns. Serialisable: the caller keeps it. */
export interface ListLayout {
  /** Column ids in order; columns that it does not name follow in their declared order. */
  order: readonly string[]
  hidden: readonly string[]
  /** Widths in pixels by column id, where changed. */
  widths: Readonly<Record<string, number>>
}

export interface ListFacetValue {
  value: string
  label: string
  /** Rows with this value under the other facets' choices. */
  count: number
  selected: boolean
  /** For facets over statuses: shown as shape and colour. */
  tone?: Tone | undefined
}

export interface ListFacet {
  id: string
  label: string
  values: readonly ListFacetValue[]
  /** How many values are seen before "N more"; selected ones are always seen. Default 4. */
  shown?: number
}

export interface ListRegion {
  id: string
  name: string
  state: 'fresh' | 'loading' | 'stale' | 'failed'
  message?: string | undefined
}

/**
 * - `loading`: nothing is known yet: skeleton rows.
 * - `ready`: rows are shown (or the empty state when `total` is 0).
 * - `failed`: nothing can be shown; says what failed and offers a retry.
 * - `forbidden`: the role does not allow to see the list.
 */
export type ListState =
  | { kind: 'loading' }
  | { kind: 'ready' }
  | {
      kind: 'failed'
      title: string
      message: string
      hint?: string | undefined
      requestId?: string | undefined
    }
  | { kind: 'forbidden'; message: string }

/**
 * Everything that the list shows and all that a person can change about it. It keeps no state of its
 * own besides focus and scroll: the caller holds query, facets, sort, selection and layout (in the URL
 * and in preferences) and computes rows and counts with `@aloft/list`.
 */
export interface ListViewProps<Row> {
  /** Name of the list for screen readers: "Servers". */
  label: string
  /** "server", "servers": for sentences. */
  noun: { one: string; many: string }
  state: ListState
  /** Rows that match, in order. Keep the array's identity while nothing changed. */
  rows: readonly Row[]
  /** A stable id of a row. */
  rowKey: (row: Row) => string
  /** What a row is called, for screen readers: its name. */
  rowName: (row: Row) => string
  /** All columns. Keep the array's identity: rows are memoised by it. */
  columns: readonly ListColumn<Row>[]
  layout: ListLayout
  onLayoutChange: (layout: ListLayout) => void
  /** What *Reset* of the column chooser brings back; every column as declared when absent. */
  defaultLayout?: ListLayout
  sort: ListSort
  onSortChange: (sort: ListSort) => void
  query: string
  onQueryChange: (query: string) => void
  /** "Search 10,038 servers…" */
  searchPlaceholder?: string
  facets: readonly ListFacet[]
  onFacetChange: (facetId: string, value: string, selected: boolean) => void
  /** Takes back the query and all facets. */
  onClearFilters: () => void
  /** Rows that match, where `rows` holds only the first of them; `rows.length` when absent. */
  matched?: number
  /** The person is near the end of `rows`: more of what matches may be read. */
  onNearEnd?: () => void
  /** Rows before any filter. */
  total: number
  /** Keys of the chosen rows; may hold rows that do not match at present. */
  selection: ReadonlySet<string>
  onSelectionChange: (selection: ReadonlySet<string>) => void
  /** Where a row leads: a real link, so that it can be opened in a new tab. Absent: nowhere. */
  rowHref: (row: Row) => string | undefined
  /** A plain click or Enter on a row. */
  onOpen: (row: Row) => void
  regions?: readonly ListRegion[]
  onRetry: () => void
  /** "live · updated just now", at the right of the toolbar. */
  freshness?: ReactNode
  /** "loaded in 212 ms from 4 regions", at the end of the footer. */
  loadNote?: ReactNode
  /** Shown when the account has none at all. */
  empty: ReactNode
  /** Acts on the chosen rows; seen when some are chosen. */
  bulkBar?: ReactNode
  /** Buttons at the right of the toolbar: export and the like. */
  tools?: ReactNode
}
