import { expect, it } from 'vitest'
import type { ListQuery, ListReply } from '@aloft/contracts/inventory'
import { textOf } from '@aloft/list/table'
import { firstPage, morePages, readPages } from './server-pages.ts'

/** Answers as the server does for so many servers. */
function fleetOf(matched: number) {
  const asked: ListQuery[] = []
  const ask = async (query: ListQuery): Promise<ListReply> => {
    asked.push(query)
    const offset = Number(query.offset)
    const length = Math.max(0, Math.min(Number(query.limit), matched - offset))
    const values = Array.from({ length }, (_, row) => `server-${offset + row}`)
    return {
      mode: 'page',
      total: matched,
      matched,
      facets: {},
      regions: [],
      version: 'x.0',
      columns: ['id'],
      rows: [{ values }],
      removed: [],
    }
  }
  return { ask, asked }
}

it('reads every row of a fleet that is too large for one answer, in order', async () => {
  const { ask } = fleetOf(2500)
  const { table } = await readPages(ask, { sort: 'name' }, Infinity)
  expect(table.length).toBe(2500)
  const ids = Array.from({ length: 2500 }, (_, row) => textOf(table, 'id', row))
  expect(ids).toEqual(ids.map((_, row) => `server-${row}`))
})

it('reads one page more when the end of those that are here comes near', async () => {
  const { ask, asked } = fleetOf(25_000)
  const { table } = await readPages(ask, { q: 'web' }, firstPage)
  expect(table.length).toBe(1000)
  const { table: longer } = await readPages(ask, { q: 'web' }, morePages(table.length))
  expect(longer.length).toBe(2000)
  expect(asked.at(-1)).toEqual({ q: 'web', limit: '1000', offset: '1000' })
})
