import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { testDatabase, type TestDatabase } from '@aloft/testkit/postgres'
import type { Cell } from './column.ts'
import { select } from './filter.ts'
import { createIndex } from './list-index.ts'
import { randomRows, randomView } from './testing/random-list.ts'
import { countsStatement, pageStatement, readCounts } from './sql.ts'
import type { CountRow, SqlSource } from './sql.ts'
import { sortsByNumber } from './sort-key.ts'
import { facetName, keyName, sortableColumns, storedRow } from './stored-row.ts'
import { facetColumns } from './column.ts'
import { tableOf, textOf } from './table.ts'
import { vectorList, vectorRows, vectors } from './vectors.ts'
import { parseView } from './view.ts'
import type { View } from './view.ts'

const columns = vectorList.columns.map((column) => column.id)
const source: SqlSource = { from: 'rows', where: 'list = $1', values: ['this'] }
let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
  const facets = facetColumns(vectorList).map((column) => `${facetName(column)} text[]`)
  const keys = sortableColumns(vectorList).map((column) =>
    sortsByNumber(column)
      ? `${keyName(column)} double precision`
      : `${keyName(column)} text collate "C"`,
  )
  await database.pool.query(`create table rows (
    list text, id text collate "C", cells jsonb, search text collate "C", ${[...facets, ...keys].join(', ')})`)
})
afterAll(() => database[Symbol.asyncDispose]())

async function store(rows: readonly Readonly<Record<string, Cell>>[], list: string) {
  const records = rows.map((row) => ({
    list,
    id: row.id,
    cells: row.id,
    ...storedRow(vectorList, (column) => row[column]),
  }))
  await database.pool.query(
    'insert into rows select * from jsonb_populate_recordset(null::rows, $1::jsonb)',
    [JSON.stringify(records)],
  )
}

async function selectBySql(view: View) {
  const page = pageStatement(vectorList, source, view, { limit: 1000, offset: 0 })
  const counts = countsStatement(vectorList, source, view)
  const rows = await database.pool.query<{ cells: string }>(page.text, [...page.values])
  const counted = await database.pool.query<CountRow>(counts.text, [...counts.values])
  return {
    ...readCounts(vectorList, view, counted.rows),
    ids: rows.rows.map((row) => row.cells),
  }
}

function selectLocally(rows: readonly Readonly<Record<string, Cell>>[], view: View) {
  const table = tableOf(
    columns,
    rows.map((row) => columns.map((id) => row[id])),
  )
  const { rows: shown, ...counts } = select(createIndex(vectorList, table), view)
  return { ...counts, ids: Array.from(shown, (row) => textOf(table, 'id', row)) }
}

it('answers every shared case as the local rules do', async () => {
  await database.pool.query('truncate rows')
  await store(vectorRows, 'this')
  for (const { view, ids } of vectors) {
    const parsed = parseView(vectorList, new URLSearchParams(view)).view
    const answer = await selectBySql(parsed)
    expect({ view, ids: answer.ids.join(' ') }).toEqual({ view, ids })
    expect(answer).toEqual(selectLocally(vectorRows, parsed))
  }
})

it('answers random lists and views as the local rules do, of its own list only', async () => {
  await fc.assert(
    fc.asyncProperty(
      randomRows,
      fc.array(randomView, { minLength: 3, maxLength: 3 }),
      async (rows, views) => {
        await database.pool.query('truncate rows')
        await store(rows, 'this')
        await store(vectorRows, 'other')
        for (const view of views) {
          expect(await selectBySql(view)).toEqual(selectLocally(rows, view))
        }
      },
    ),
    { numRuns: 60 },
  )
}, 60_000)
