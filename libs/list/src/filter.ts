import type { FacetValue } from '@aloft/contracts/inventory'
import { offeredValues } from './facets.ts'
import { searchWords } from './fold.ts'
import { facetsOf, sumByValue } from './list-index.ts'
import type { FacetIndex, ListIndex } from './list-index.ts'
import { found } from './search.ts'
import { orderOf } from './sort.ts'
import type { View } from './view.ts'

export interface Counts {
  readonly total: number
  readonly matched: number
  readonly facets: Readonly<Record<string, FacetValue[]>>
}

export interface Selection extends Counts {
  /** Rows of the table that match, in the view's order. */
  readonly rows: Uint32Array
}

interface FacetPass extends FacetIndex {
  /** By dictionary entry: 1 when a row of it passes this facet. */
  readonly passes: Uint8Array
  /** By dictionary entry: rows that everything but this facet leaves. */
  readonly counts: Uint32Array
}

/**
 * What a view shows of a list. Values of one facet add up (OR), facets and words narrow (AND); the counts of
 * a facet ignore its own choice, so that they tell what adding a value would bring.
 */
export function select(index: ListIndex, view: View): Selection {
  const { matches, ...counts } = count(index, view)
  return { ...counts, rows: pick(orderOf(index, view.sort), matches, counts.matched) }
}

/** What `select` tells without the rows: it needs no order. `matches` has a 1 for each row that matches. */
export function count(
  index: ListIndex,
  view: View,
): Counts & { readonly matches: Uint8Array } {
  const { table } = index
  const passes = facetsOf(index).map((facet) => facetPass(facet, view))
  const inSearch = found(index, searchWords(view.q))
  const matches = new Uint8Array(table.length)
  let matched = 0
  for (let row = 0; row < table.length; row++) {
    if (inSearch !== undefined && inSearch[row] === 0) continue
    const refusing = refusedBy(passes, row)
    if (refusing === undefined) {
      matches[row] = 1
      matched++
      for (const pass of passes) countRow(pass, row)
    } else if (refusing !== 'several') countRow(refusing, row)
  }
  return {
    matches,
    total: table.length,
    matched,
    facets: Object.fromEntries(passes.map((pass) => [pass.column.id, offered(pass, view)])),
  }
}

function facetPass(facet: FacetIndex, view: View): FacetPass {
  const chosen = view.facets[facet.column.id] ?? []
  const isChosen = facet.values.map((value) => chosen.includes(value))
  const passes = Uint8Array.from(facet.entries, (places) =>
    chosen.length === 0 || places.some((at) => isChosen[at] === true) ? 1 : 0,
  )
  return { ...facet, passes, counts: new Uint32Array(facet.entries.length) }
}

function refusedBy(
  passes: readonly FacetPass[],
  row: number,
): FacetPass | 'several' | undefined {
  let refusing: FacetPass | undefined
  for (const pass of passes) {
    if (pass.passes[pass.rowEntries[row] ?? 0] === 1) continue
    if (refusing !== undefined) return 'several'
    refusing = pass
  }
  return refusing
}

function countRow(pass: FacetPass, row: number): void {
  const entry = pass.rowEntries[row] ?? 0
  pass.counts[entry] = (pass.counts[entry] ?? 0) + 1
}

function offered(pass: FacetPass, view: View): FacetValue[] {
  const counts = sumByValue(pass.entries, pass.counts, pass.values.length)
  return offeredValues(
    pass.column,
    pass.values.map((value, at) => ({
      value,
      count: counts[at] ?? 0,
      total: pass.totals[at] ?? 0,
    })),
    view.facets[pass.column.id] ?? [],
  )
}

function pick(order: Uint32Array, matches: Uint8Array, matched: number): Uint32Array {
  if (matched === order.length) return order
  const rows = new Uint32Array(matched)
  let at = 0
  for (const row of order) if (matches[row] === 1) rows[at++] = row
  return rows
}
