import fc from 'fast-check'
import { expect, it } from 'vitest'
import { encodeColumn, decode } from './columnar.ts'
import { select } from './filter.ts'
import { createIndex } from './list-index.ts'
import { randomRows, randomView } from './testing/random-list.ts'
import { tableOf, textOf } from './table.ts'
import { vectorList, vectorRows, vectors } from './vectors.ts'
import { emptyView, parseView } from './view.ts'

const columns = vectorList.columns.map((column) => column.id)
const cellsOf = (rows: typeof vectorRows) => rows.map((row) => columns.map((id) => row[id]))

it.each(vectors)('$behaviour', ({ view, ids, facets = {} }) => {
  const table = tableOf(columns, cellsOf(vectorRows))
  const parsed = parseView(vectorList, new URLSearchParams(view))
  const selection = select(createIndex(vectorList, table), parsed.view)
  expect(parsed.problems).toEqual([])
  expect(Array.from(selection.rows, (row) => textOf(table, 'id', row)).join(' ')).toBe(ids)
  for (const [facet, counts] of Object.entries(facets)) {
    const values = selection.facets[facet] ?? []
    expect(values.map(({ value, count }) => `${value} ${count}`).join(', ')).toBe(counts)
  }
})

it('answers the same whether a column came with a dictionary or without', () => {
  fc.assert(
    fc.property(randomRows, randomView, (rows, view) => {
      const plain = tableOf(columns, cellsOf(rows))
      const coded = decode({
        columns,
        version: '',
        rows: columns.map((id) => encodeColumn(rows.map((row) => row[id]))),
      })
      expect(select(createIndex(vectorList, coded), view)).toEqual(
        select(createIndex(vectorList, plain), view),
      )
    }),
    { numRuns: 200 },
  )
})

it('counts a facet value as the rows that choosing it alone would show', () => {
  fc.assert(
    fc.property(randomRows, randomView, (rows, view) => {
      const index = createIndex(vectorList, tableOf(columns, cellsOf(rows)))
      const { region: _, ...others } = view.facets
      for (const { value, count } of select(index, view).facets.region ?? []) {
        const alone = { ...view, facets: { ...others, region: [value] } }
        expect(select(index, alone).matched).toBe(count)
      }
    }),
    { numRuns: 200 },
  )
})

it('shows every row once when nothing is asked', () => {
  fc.assert(
    fc.property(randomRows, (rows) => {
      const index = createIndex(vectorList, tableOf(columns, cellsOf(rows)))
      const shown = select(index, emptyView(vectorList)).rows
      expect(Array.from(shown).sort((a, b) => a - b)).toEqual(rows.map((_, at) => at))
    }),
  )
})
