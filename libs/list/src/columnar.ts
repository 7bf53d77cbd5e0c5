import type { ColumnData, ListReply } from '@aloft/contracts/inventory'
import type { Cell } from './column.ts'
import type { Cells, Table } from './table.ts'

type Coded = Pick<ListReply, 'columns' | 'rows' | 'version'>

/** The column as it travels: with a dictionary where that is shorter. */
export function encodeColumn(cells: ArrayLike<Cell>): ColumnData {
  const { length } = cells
  const codes = new Map<unknown, number>()
  const dictionary: unknown[] = []
  const indexes: number[] = []
  let previous: Cell
  let code = -1
  for (let row = 0; row < length; row++) {
    const cell = cells[row]
    // Servers made together lie together: most cells are those of the row before.
    if (code === -1 || cell !== previous) {
      previous = cell
      const key = typeof cell === 'object' ? `\0${cell.join('\0')}` : cell
      const known = codes.get(key)
      if (known !== undefined) code = known
      else {
        if (isTooVaried(dictionary.length, row, length)) return { values: allOnWire(cells) }
        code = dictionary.push(wire(cell)) - 1
        codes.set(key, code)
      }
    }
    indexes.push(code)
  }
  return { dictionary, indexes }
}

/** A dictionary would save nothing: hardly any value came twice. */
function isTooVaried(distinct: number, rows: number, length: number): boolean {
  return distinct >= Math.max(16, length / 4) || (rows >= 128 && distinct > rows * 0.8)
}

function allOnWire(cells: ArrayLike<Cell>): unknown[] {
  const values: unknown[] = []
  for (let row = 0; row < cells.length; row++) values.push(wire(cells[row]))
  return values
}

function wire(cell: Cell): unknown {
  return cell ?? null
}

function decodeCell(value: unknown): Cell {
  if (typeof value === 'string' || typeof value === 'number') return value
  if (Array.isArray(value)) return value.map(String)
  return undefined
}

/** Rows of a reply as a table. Tolerant: what is no cell is absent, unknown columns are kept. */
export function decode(reply: Coded): Table {
  const columns = new Map<string, Cells>()
  let length = 0
  for (const [at, id] of reply.columns.entries()) {
    const data = reply.rows[at]
    if (data === undefined) continue
    if ('values' in data) {
      columns.set(id, { dictionary: data.values.map(decodeCell) })
      length = Math.max(length, data.values.length)
    } else {
      const indexes = Uint32Array.from(data.indexes)
      columns.set(id, { dictionary: data.dictionary.map(decodeCell), indexes })
      length = Math.max(length, indexes.length)
    }
  }
  return { length, version: reply.version, columns }
}

/**
 * The table with the changes of a reply of mode `changes`: changed rows in their place, new ones at the end,
 * removed ones gone. The table given stays as it is.
 */
export function merge(
  table: Table,
  reply: Coded & Pick<ListReply, 'removed'>,
  idColumn = 'id',
): Table {
  const changed = decode(reply)
  if (changed.length === 0 && reply.removed.length === 0) {
    return { ...table, version: reply.version }
  }
  const ids = reader(changed.columns.get(idColumn))
  const changedRow = new Map<Cell, number>()
  for (let row = 0; row < changed.length; row++) changedRow.set(ids(row), row)
  const removed = new Set<Cell>(reply.removed)
  /** By row of the new table: a row of the old one, or `~row` of the changes. */
  const sources: number[] = []
  const oldIds = reader(table.columns.get(idColumn))
  for (let row = 0; row < table.length; row++) {
    const id = oldIds(row)
    const now = changedRow.get(id)
    if (now !== undefined) {
      sources.push(~now)
      changedRow.delete(id)
    } else if (!removed.has(id)) sources.push(row)
  }
  for (const row of changedRow.values()) sources.push(~row)
  const names = new Set([...table.columns.keys(), ...changed.columns.keys()])
  return {
    length: sources.length,
    version: reply.version,
    columns: new Map(
      Array.from(names, (id) => [
        id,
        mergeColumn(table.columns.get(id), changed.columns.get(id), sources),
      ]),
    ),
  }
}

function reader(cells: Cells | undefined): (row: number) => Cell {
  if (cells === undefined) return () => undefined
  const { dictionary, indexes } = cells
  if (indexes === undefined) return (row) => dictionary[row]
  return (row) => dictionary[indexes[row] ?? -1]
}

function mergeColumn(
  old: Cells | undefined,
  changed: Cells | undefined,
  sources: readonly number[],
): Cells {
  const readChanged = reader(changed)
  if (old?.indexes === undefined) {
    const readOld = reader(old)
    return {
      dictionary: sources.map((at) => (at < 0 ? readChanged(~at) : readOld(at))),
    }
  }
  const dictionary = [...old.dictionary]
  const codes = new Map(dictionary.map((cell, code) => [keyOf(cell), code]))
  const indexes = new Uint32Array(sources.length)
  for (const [row, at] of sources.entries()) {
    if (at >= 0) {
      indexes[row] = old.indexes[at] ?? 0
      continue
    }
    const cell = readChanged(~at)
    let code = codes.get(keyOf(cell))
    if (code === undefined) {
      code = dictionary.push(cell) - 1
      codes.set(keyOf(cell), code)
    }
    indexes[row] = code
  }
  return { dictionary, indexes }
}

const keyOf = (cell: Cell): unknown =>
  typeof cell === 'object' ? `\0${cell.join('\0')}` : cell
