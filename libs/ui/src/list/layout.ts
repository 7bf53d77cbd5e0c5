import type { ListColumn, ListLayout } from './list-props.ts'

const NARROWEST_PX = 56

export const emptyLayout: ListLayout = { order: [], hidden: [], widths: {} }

/** The columns that are seen, in the person's order. */
export function visibleColumns<Row>(
  columns: readonly ListColumn<Row>[],
  layout: Pick<ListLayout, 'order' | 'hidden'>,
): readonly ListColumn<Row>[] {
  return orderedColumns(columns, layout).filter(
    (column) => column.required === true || !layout.hidden.includes(column.id),
  )
}

/** All columns in the person's order; those the order does not name follow as declared. */
export function orderedColumns<Row>(
  columns: readonly ListColumn<Row>[],
  layout: Pick<ListLayout, 'order'>,
): readonly ListColumn<Row>[] {
  const place = new Map(layout.order.map((id, index) => [id, index]))
  const rank = (column: ListColumn<Row>) => place.get(column.id) ?? layout.order.length
  return columns.toSorted((a, b) => rank(a) - rank(b))
}

/** The `grid-template-columns` of head and rows; a width that the person set no longer grows. */
export function gridTemplate<Row>(
  columns: readonly ListColumn<Row>[],
  layout: ListLayout,
  selectable: string,
): string {
  const tracks = columns.map((column) => {
    const set = layout.widths[column.id]
    if (set !== undefined) return `${set}px`
    const grow = column.grow ?? 0
    const least = leastTrack(column, layout)
    return grow === 0 ? least : `minmax(${least}, ${grow}fr)`
  })
  // The last track takes what is left, so that rows always reach the edge.
  return [selectable, ...tracks, 'minmax(0, 0.01fr)'].join(' ')
}

/** The least width of a row, as CSS: below it the list scrolls sideways. */
export function leastWidth<Row>(
  columns: readonly ListColumn<Row>[],
  layout: ListLayout,
  selectable: string,
): string {
  const tracks = columns.map((column) => leastTrack(column, layout))
  return `calc(${[selectable, ...tracks].join(' + ')})`
}

/**
 * A name stays in sight while the rest scrolls by, so with the box of its row it takes no more than half
 * of a narrow list, unless the person gave it more.
 */
function leastTrack<Row>(column: ListColumn<Row>, layout: ListLayout): string {
  const set = layout.widths[column.id]
  if (set === undefined && column.kind === 'name')
    return `min(${column.width}px, max(96px, 50cqi - var(--list-check)))`
  return `${set ?? column.width}px`
}

/** Which edge of the list a column is pinned to, in head and rows alike. */
export function pinnedTo<Row>({
  kind,
  pinned,
}: ListColumn<Row>): 'start' | 'end' | undefined {
  return kind === 'name' ? 'start' : pinned
}

/** The layout with one column set to a width in pixels, never too narrow to be grasped. */
export function withWidth<Row>(
  layout: ListLayout,
  column: ListColumn<Row>,
  widthPx: number,
): ListLayout {
  const least = column.minWidth ?? NARROWEST_PX
  const width = Math.max(least, Math.round(widthPx))
  return { ...layout, widths: { ...layout.widths, [column.id]: width } }
}

/**
 * The layout with one column moved by some places among `within`: the columns that the person sees where
 * it is moved, so that those that are hidden do not count.
 */
export function withMoved<Row>(
  columns: readonly ListColumn<Row>[],
  layout: ListLayout,
  id: string,
  by: number,
  within: readonly ListColumn<Row>[] = orderedColumns(columns, layout),
): ListLayout {
  const from = within.findIndex((column) => column.id === id)
  const to = Math.max(0, Math.min(within.length - 1, from + by))
  const onto = within[to]
  if (from === -1 || from === to || onto === undefined) return layout
  const order = orderedColumns(columns, layout).map((column) => column.id)
  order.splice(order.indexOf(id), 1)
  order.splice(order.indexOf(onto.id) + (to > from ? 1 : 0), 0, id)
  return { ...layout, order }
}

/** The layout with one column shown or hidden. */
export function withShown(layout: ListLayout, id: string, shown: boolean): ListLayout {
  const others = layout.hidden.filter((hidden) => hidden !== id)
  return { ...layout, hidden: shown ? others : [...others, id] }
}
