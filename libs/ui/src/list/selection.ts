import { formatCount } from '../format-number.ts'

/** The selection with one key toggled. */
export function toggled(selection: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(selection)
  if (!next.delete(key)) next.add(key)
  return next
}

/** The selection with a range of keys all chosen or all let go. */
export function withRange(
  selection: ReadonlySet<string>,
  keys: readonly string[],
  selected: boolean,
): ReadonlySet<string> {
  const next = new Set(selection)
  for (const key of keys) {
    if (selected) next.add(key)
    else next.delete(key)
  }
  return next
}

/** How many of the keys are chosen: none, some, all. */
export function coverage(
  selection: ReadonlySet<string>,
  keys: readonly string[],
): 'none' | 'some' | 'all' {
  if (selection.size === 0 || keys.length === 0) return 'none'
  let chosen = 0
  for (const key of keys) if (selection.has(key)) chosen += 1
  if (chosen === 0) return 'none'
  return chosen === keys.length ? 'all' : 'some'
}

/**
 * What choosing everything means: `all 38 that match`, or `the first 1,000 of 25,000 that match` where the
 * list holds only the first rows of them.
 */
export function selectable(rows: number, matched = rows): string {
  return rows < matched
    ? `the first ${formatCount(rows)} of ${formatCount(matched)} that match`
    : `all ${formatCount(rows)} that match`
}
