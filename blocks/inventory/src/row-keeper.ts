import type { ServerRow } from './server-row.ts'

/** Where the rows of one project lie while they are read. */
export interface RowKeeper {
  /** Takes rows that a walk has read; `walk` is the time when it began. */
  apply(region: string, rows: readonly ServerRow[], walk: number): Promise<void>
  remove(ids: readonly string[]): Promise<void>
  /** Lets go of the region's rows that no walk since `walk` has seen. */
  sweep(region: string, walk: number): Promise<void>
  rowsOf(region: string): number
  /** Something is in transition there. */
  isPassing(region: string): boolean
}
