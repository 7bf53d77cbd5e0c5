import type { FacetValue } from '@aloft/contracts/inventory'
import type { ListDefinition } from '@aloft/list/column'
import { facetColumns } from '@aloft/list/column'
import { select } from '@aloft/list/filter'
import { countUp, createIndex } from '@aloft/list/list-index'
import type { View } from '@aloft/list/view'
import { viewParameters } from '@aloft/list/view'
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
    facets: useMemo(() => listFacets(list, order.facets, view), [list, order, view]),
  }
}

function listFacets(list: ListDefinition, facets: Facets, view: View): ListFacet[] {
  return facetColumns(list).map((column) => ({
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
