import type { ListDefinition } from '@aloft/list/column'
import { select } from '@aloft/list/filter'
import { countUp, createIndex } from '@aloft/list/list-index'
import type { View } from '@aloft/list/view'
import { viewParameters } from '@aloft/list/view'
import { emptyTable } from '@aloft/list/table'
import { useCallback, useMemo, useState } from 'react'
import { facetsOrNone, listFacets } from '../../../lists/list-facets.ts'
import { refsOf } from './server-list.ts'
import type { ServerRef } from './server-list.ts'
import { firstPage, morePages } from './server-pages.ts'
import { readWholeView, useServerPages } from './servers-query.ts'
import type { ServersData } from './servers-query.ts'

/** As people narrow a list of servers down. */
const facetOrder = ['status', 'region', 'image', 'memory', 'tags', 'flavor']

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
  const [asked, setAsked] = useState({ parameters, rows: firstPage })
  const wanted = asked.parameters === parameters ? asked.rows : firstPage
  const remote = useServerPages(project, parameters, wanted, isRemote)
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
  const matched = isRemote ? (source?.matched ?? 0) : rows.length
  const isWaiting = remote.isPlaceholderData
  const more = useCallback(() => {
    if (isWaiting || rows.length >= matched) return
    setAsked({ parameters, rows: morePages(rows.length) })
  }, [isWaiting, matched, parameters, rows])
  return {
    table,
    refs,
    rows: rows as readonly ServerRef[],
    total: data?.total ?? 0,
    /** Of which `rows` are the first where there are too many for a browser. */
    matched,
    /** The end of `rows` comes near: reads those that follow. */
    more,
    /** Everything that matches, in the order shown, for a file. */
    whole: useCallback(async () => {
      if (!isRemote) return { table, rows: order.rows }
      const all = await readWholeView(parameters)
      return { table: all, rows: countUp(all.length) }
    }, [isRemote, order, parameters, table]),
    facets: useMemo(
      () => listFacets(list, facetsOrNone(index, order.facets), view, facetOrder),
      [index, list, order, view],
    ),
  }
}
