import type { Figure } from './row.ts'

/** The value below which `share` (0 to 1) of the values lie; the nearest one that was measured. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const index = Math.min(
    sorted.length - 1,
    Math.max(0, Math.ceil(sorted.length * share) - 1),
  )
  return sorted[index] ?? Number.NaN
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const upper = sorted[Math.floor(middle)] ?? Number.NaN
  if (sorted.length % 2 === 1) return upper
  return (upper + (sorted[middle - 1] ?? Number.NaN)) / 2
}

/** The median of the rounds with its spread. */
export function figureOf(values: readonly number[]): Figure {
  return { value: median(values), spread: [Math.min(...values), Math.max(...values)] }
}
