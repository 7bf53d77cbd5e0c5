import type { FacetValue } from '@aloft/contracts/inventory'
import { facetColumns } from '@aloft/list/column'
import type { Column, ListDefinition } from '@aloft/list/column'
import { count } from '@aloft/list/filter'
import type { ListIndex } from '@aloft/list/list-index'
import type { View } from '@aloft/list/view'
import { emptyView } from '@aloft/list/view'
import type { ListFacet } from '@aloft/ui/list-props'

type Facets = Readonly<Record<string, readonly FacetValue[]>>

/** Where nothing matches the values stay, so that the page keeps its shape and a choice its place. */
export function facetsOrNone(index: ListIndex, facets: Facets): Facets {
  if (Object.values(facets).some((values) => values.length > 0)) return facets
  const all = count(index, emptyView(index.list)).facets
  return Object.fromEntries(
    Object.entries(all).map(([id, values]) => [
      id,
      values.map((value) => ({ ...value, count: 0 })),
    ]),
  )
}

/** The facets beside a list: those named in `order` first, the others as their columns stand. */
export function listFacets(
  list: ListDefinition,
  facets: Facets,
  view: View,
  order: readonly string[] = [],
): ListFacet[] {
  const place = ({ id }: Column) => {
    const at = order.indexOf(id)
    return at === -1 ? order.length : at
  }
  const columns = facetColumns(list).toSorted((a, b) => place(a) - place(b))
  return columns.map((column) => ({
    id: column.id,
    label: column.label,
    values: (facets[column.id] ?? []).map(({ value, label, count }) => ({
      value,
      label,
      count,
      selected: view.facets[column.id]?.includes(value) ?? false,
      tone: column.toneOf?.(value),
    })),
  }))
}
