import { encodeColumn } from '@aloft/list/columnar'
import type { Cell } from '@aloft/list/column'
import type { ColumnData } from '@aloft/contracts/inventory'
import type { RowKeeper } from './row-keeper.ts'
import { serverColumns } from './server-row.ts'
import type { ServerRow } from './server-row.ts'

interface HeldRow {
  readonly region: string
  readonly row: ServerRow
  /** When the cells were last other ones. */
  readonly sequence: number
  walk: number
}

export interface Changes {
  readonly rows: readonly ColumnData[]
  readonly removed: readonly string[]
}

/** Removed ids that are remembered for those who ask for changes. */
const removedAtMost = 20_000

/** A project's rows in memory, each with the number of the change that made it so. */
export class HeldRows implements RowKeeper {
  readonly #rows = new Map<string, HeldRow>()
  #removed: { readonly id: string; readonly sequence: number }[] = []
  /** Removals up to this one are forgotten. */
  #forgotten = 0
  #sequence = 1
  #encoded: { sequence: number; columns: ColumnData[] } | undefined
  #counted: { sequence: number; counts: Map<string, RegionCount> } | undefined

  /** Counts changes: another number means other rows. */
  get sequence(): number {
    return this.#sequence
  }

  get size(): number {
    return this.#rows.size
  }

  apply(region: string, rows: readonly ServerRow[], walk: number): Promise<void> {
    const sequence = this.#sequence + 1
    for (const row of rows) {
      const held = this.#rows.get(row.id)
      if (held !== undefined && held.region === region && isSame(held.row, row)) {
        held.walk = walk
        continue
      }
      this.#rows.set(row.id, { region, row, sequence, walk })
      this.#sequence = sequence
    }
    return Promise.resolve()
  }

  remove(ids: readonly string[]): Promise<void> {
    const sequence = this.#sequence + 1
    for (const id of ids) {
      if (!this.#rows.delete(id)) continue
      this.#removed.push({ id, sequence })
      this.#sequence = sequence
    }
    const tooMany = this.#removed.length - removedAtMost
    if (tooMany > 0) {
      this.#forgotten = this.#removed[tooMany - 1]?.sequence ?? sequence
      this.#removed = this.#removed.slice(tooMany)
    }
    return Promise.resolve()
  }

  sweep(region: string, walk: number): Promise<void> {
    const gone: string[] = []
    for (const [id, held] of this.#rows) {
      if (held.region === region && held.walk < walk) gone.push(id)
    }
    return this.remove(gone)
  }

  rowsOf(region: string): number {
    return this.#counts().get(region)?.rows ?? 0
  }

  isPassing(region: string): boolean {
    return (this.#counts().get(region)?.passing ?? 0) > 0
  }

  #counts(): Map<string, RegionCount> {
    if (this.#counted?.sequence === this.#sequence) return this.#counted.counts
    const counts = new Map<string, RegionCount>()
    for (const { region, row } of this.#rows.values()) {
      const count = counts.get(region) ?? { rows: 0, passing: 0 }
      count.rows++
      if (row.passing) count.passing++
      counts.set(region, count)
    }
    this.#counted = { sequence: this.#sequence, counts }
    return counts
  }

  /** The rows of each region, to lie elsewhere from now on. */
  byRegion(): Map<string, ServerRow[]> {
    const regions = new Map<string, ServerRow[]>()
    for (const { region, row } of this.#rows.values()) {
      const rows = regions.get(region)
      if (rows === undefined) regions.set(region, [row])
      else rows.push(row)
    }
    return regions
  }

  /** Every row as columns; encoded once a change. */
  columns(): ColumnData[] {
    if (this.#encoded?.sequence !== this.#sequence) {
      const columns = encodeRows(Array.from(this.#rows.values(), ({ row }) => row))
      this.#encoded = { sequence: this.#sequence, columns }
    }
    return this.#encoded.columns
  }

  /** What changed after `since`; absent when that is too long ago to tell. */
  changesSince(since: number): Changes | undefined {
    if (since > this.#sequence || since < this.#forgotten) return undefined
    const rows: ServerRow[] = []
    if (since < this.#sequence) {
      for (const held of this.#rows.values()) if (held.sequence > since) rows.push(held.row)
    }
    const removed = this.#removed
      .filter(({ id, sequence }) => sequence > since && !this.#rows.has(id))
      .map(({ id }) => id)
    return { rows: encodeRows(rows), removed: [...new Set(removed)] }
  }
}

interface RegionCount {
  rows: number
  passing: number
}

function encodeRows(rows: readonly ServerRow[]): ColumnData[] {
  const cells: Cell[] = Array.from({ length: rows.length })
  return serverColumns.map((_, column) => {
    for (let at = 0; at < rows.length; at++) cells[at] = rows[at]?.cells[column]
    return encodeColumn(cells)
  })
}

function isSame(a: ServerRow, b: ServerRow): boolean {
  return a.cells.every((cell, at) => {
    const other = b.cells[at]
    if (typeof cell !== 'object' || typeof other !== 'object') return cell === other
    return cell.length === other.length && cell.every((tag, place) => tag === other[place])
  })
}
