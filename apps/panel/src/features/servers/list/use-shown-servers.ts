import type { FacetValue } from '@aloft/contracts/inventory'
import type { Column, ListDefinition } from '@aloft/list/column'
import { facetColumns } from '@aloft/list/column'
import { count, select } from '@aloft/list/filter'
import { countUp, createIndex } from '@aloft/list/list-index'
import type { ListIndex } from '@aloft/list/list-index'
import type { View } from '@aloft/list/view'
import { emptyView, viewParameters } from '@aloft/list/view'
import type { ListFacet } from '@aloft/ui/list-props'
import { emptyTable } from '@aloft/list/table'
import { useMemo } from 'react'
import { refsOf } from './server-list.ts'
import type { ServerRef } from './server-list.ts'
import { useServersPage } from './servers-query.ts'
import type { ServersData } from './servers-query.ts'

type Facets = Readonly<Record<string, readonly FacetValue[]>>

/** What the view shows: computed here, or by the server where there are too many rows for a browser. */
export function useShownServers(
  project: string,
  list: ListDefinition,
  data: ServersData | undefined,
  view: View,
) {
  const isRemote = data?.mode === 'page'
  const parameters = useMemo(
    () =>
      Object.fromEntries(
        viewParameters(list, view).map(([name, value]) => [name, value] as const),
      ),
    [list, view],
  )
  const remote = useServersPage(project, parameters, isRemote)
  const source = isRemote ? (remote.data ?? data) : data
  const table = source?.table ?? emptyTable
  const refs = useMemo(() => refsOf(table), [table])
  const index = useMemo(() => createIndex(list, table), [list, table])
  const order = useMemo(
    () =>
      isRemote
        ? { rows: countUp(table.length), facets: source?.facets ?? {} }
        : select(index, view),
    [index, isRemote, source, table, view],
  )
  const rows = useMemo(
    () => Array.from(order.rows, (row) => refs[row]).filter((ref) => ref !== undefined),
    [order, refs],
  )
  return {
    table,
    refs,
    rows: rows as readonly ServerRef[],
    order: order.rows,
    total: data?.total ?? 0,
    /** More match than are shown: only the first page is here. */
    beyond: isRemote ? Math.max(0, (source?.matched ?? 0) - rows.length) : 0,
    facets: useMemo(
      () => listFacets(list, facetsOrNone(index, order.facets), view),
      [index, list, order, view],
    ),
  }
}

/** Where nothing matches the values stay, so that the page keeps its shape and a choice its place. */
function facetsOrNone(index: ListIndex, facets: Facets): Facets {
  if (Object.values(facets).some((values) => values.length > 0)) return facets
  const all = count(index, emptyView(index.list)).facets
  return Object.fromEntries(
    Object.entries(all).map(([id, values]) => [
      id,
      values.map((value) => ({ ...value, count: 0 })),
    ]),
  )
}

/** As people narrow a list of servers down. */
const facetOrder = ['status', 'region', 'image', 'memory', 'tags', 'flavor']

function listFacets(list: ListDefinition, facets: Facets, view: View): ListFacet[] {
  const place = ({ id }: Column) => facetOrder.indexOf(id)
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
