import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Cell } from './column.ts'
import { decode, encodeColumn, merge } from './columnar.ts'
import { randomRows } from './testing/random-list.ts'
import { rowOf } from './table.ts'
import type { Table } from './table.ts'
import { vectorList } from './vectors.ts'

const columns = vectorList.columns.map((column) => column.id)

const reply = (rows: readonly Readonly<Record<string, Cell>>[], version = '1') => ({
  columns,
  version,
  rows: columns.map((id) => encodeColumn(rows.map((row) => row[id]))),
})
// What was encoded has the same shape when it arrives.
const overTheWire = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T
const rowsOf = (table: Table) =>
  Array.from({ length: table.length }, (_, row) => rowOf(table, row))
const inFull = (rows: readonly Readonly<Record<string, Cell>>[]) =>
  rows.map((row) => Object.fromEntries(columns.map((id) => [id, row[id]])))

it('brings every row over the wire as it was', () => {
  fc.assert(
    fc.property(randomRows, (rows) => {
      expect(rowsOf(decode(overTheWire(reply(rows))))).toEqual(inFull(rows))
    }),
  )
})

it('merges changes: changed rows in place, new ones last, removed ones gone', () => {
  fc.assert(
    fc.property(randomRows, randomRows, fc.array(fc.nat(30)), (rows, others, gone) => {
      const changed = others.slice(0, 5)
      const changedIds = new Set(changed.map((row) => row.id))
      const removed = gone
        .map((at) => `id-${at % 7}-${at}`)
        .filter((id) => !changedIds.has(id))
      const merged = merge(decode(reply(rows)), { ...reply(changed, '2'), removed })
      const byId = new Map(rows.map((row) => [row.id, row]))
      for (const row of changed) byId.set(row.id, row)
      for (const id of removed) byId.delete(id)
      expect(rowsOf(merged)).toEqual(inFull([...byId.values()]))
      expect(merged.version).toBe('2')
    }),
  )
})

it('sends values that repeat once', () => {
  const column = encodeColumn(Array.from({ length: 100 }, (_, at) => ['a', 'b'][at % 2]))
  expect(column).toMatchObject({ dictionary: ['a', 'b'] })
})

it('takes what is no cell as absent', () => {
  const odd = {
    columns: ['id', 'name'],
    version: '',
    rows: [{ values: ['a'] }, { values: [{}] }],
  }
  expect(rowsOf(decode(odd))).toEqual([{ id: 'a', name: undefined }])
})
