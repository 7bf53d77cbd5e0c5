import type { FacetValue } from '@aloft/contracts/inventory'
import { facetLabel } from './column.ts'
import type { Column } from './column.ts'
import { naturalKey } from './sort-key.ts'

export interface FacetCount {
  readonly value: string
  /** Rows of it that the search and the other facets leave. */
  readonly count: number
  /** Rows of it in the whole list. */
  readonly total: number
}

/**
 * The values of a facet as they are offered: those that can add rows and those that are chosen, even with
 * none. In the order of the whole list's counts, so that they stay in their place while one filters.
 */
export function offeredValues(
  column: Column,
  counts: readonly FacetCount[],
  chosen: readonly string[],
): FacetValue[] {
  const known = new Set(counts.map(({ value }) => value))
  const missing = chosen.filter((value) => !known.has(value))
  return [...counts, ...missing.map((value) => ({ value, count: 0, total: 0 }))]
    .filter(({ value, count }) => count > 0 || chosen.includes(value))
    .map((entry) => {
      const label = facetLabel(column, entry.value)
      return { ...entry, label, key: naturalKey(label) }
    })
    .sort((a, b) => b.total - a.total || compare(a.key, b.key) || compare(a.value, b.value))
    .map(({ value, label, count }) => ({ value, label, count }))
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
