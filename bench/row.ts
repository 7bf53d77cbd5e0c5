/** What a figure must keep to. A ratio is value divided by the peer's value. */
export type Budget =
  | { readonly atMost: number }
  | { readonly atLeast: number }
  | { readonly ratioAtLeast: number }
  | { readonly ratioAtMost: number }

/** A figure as it is declared, before it is measured. */
export interface Row {
  readonly id: string
  readonly what: string
  readonly unit: string
  readonly budget: Budget
  /** Measured in the same run on the same machine; absent when the budget stands alone. */
  readonly peer?: string
}

/** What was measured: the median of the rounds. */
export interface Figure {
  readonly value: number
  /** Smallest and largest round. */
  readonly spread?: readonly [number, number]
  readonly peerValue?: number
  /** What a reader must know beside the number. */
  readonly note?: string
}

export type Found = Figure | { readonly unmeasured: string }

/** Rows that share what is expensive to set up. */
export interface Group {
  readonly name: string
  readonly rows: readonly Row[]
  /**
   * Measures the wanted rows of the group. A row that is missing in the answer counts as not
   * measured; a throw counts for all that are not yet there.
   */
  measure(
    wanted: ReadonlySet<string>,
    bench: Bench,
    found: Map<string, Found>,
  ): Promise<void>
}

/** What a measurement is given. */
export interface Bench {
  /** Folder of the repository. */
  readonly root: string
  /** Removed at the end. */
  readonly temporary: string
  /** How often each figure is taken; 1 in a quick run. */
  readonly rounds: number
  /** Short loops, to see that it runs; nothing is written down. */
  readonly quick: boolean
  say(text: string): void
}

export interface Result {
  readonly id: string
  readonly what: string
  readonly value: number | null
  readonly unit: string
  readonly budget: string
  readonly peer: string | null
  readonly peerValue: number | null
  readonly ratio: number | null
  readonly pass: boolean
  readonly at: string
  readonly commit: string
  readonly machine: string
  readonly spread?: readonly [number, number]
  readonly note?: string
}

/** Judges one row. What could not be measured does not pass. */
export function judge(
  row: Row,
  found: Found,
  run: { at: string; commit: string; machine: string },
): Result {
  const base = {
    id: row.id,
    what: row.what,
    unit: row.unit,
    budget: budgetText(row),
    peer: row.peer ?? null,
  }
  if ('unmeasured' in found) {
    return {
      ...base,
      value: null,
      peerValue: null,
      ratio: null,
      pass: false,
      ...run,
      note: `not measured: ${found.unmeasured}`,
    }
  }
  const ratio =
    found.peerValue === undefined || found.peerValue === 0
      ? null
      : found.value / found.peerValue
  return {
    ...base,
    value: rounded(found.value),
    peerValue: found.peerValue === undefined ? null : rounded(found.peerValue),
    ratio: ratio === null ? null : rounded(ratio),
    pass: keeps(row.budget, found.value, ratio),
    ...run,
    ...(found.spread && {
      spread: [rounded(found.spread[0]), rounded(found.spread[1])] as const,
    }),
    ...(found.note !== undefined && { note: found.note }),
  }
}

function keeps(budget: Budget, value: number, ratio: number | null): boolean {
  if ('atMost' in budget) return value <= budget.atMost
  if ('atLeast' in budget) return value >= budget.atLeast
  if (ratio === null) return false
  if ('ratioAtLeast' in budget) return ratio >= budget.ratioAtLeast
  return ratio <= budget.ratioAtMost
}

function budgetText({ budget, unit, peer }: Row): string {
  if ('atMost' in budget) return `≤ ${budget.atMost} ${unit}`
  if ('atLeast' in budget) return `≥ ${budget.atLeast} ${unit}`
  if ('ratioAtLeast' in budget) return `≥ ${budget.ratioAtLeast} × ${peer ?? 'peer'}`
  return `≤ ${budget.ratioAtMost} × ${peer ?? 'peer'}`
}

/** Three significant digits, so that a diff of the results shows what changed. */
function rounded(value: number): number {
  return Number(value.toPrecision(3))
}
