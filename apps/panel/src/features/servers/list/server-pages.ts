import type { ListQuery, ListReply } from '@aloft/contracts/inventory'
import { decode, merge } from '@aloft/list/columnar'
import type { Table } from '@aloft/list/table'

/** The most that the server gives at once. */
const pageRows = 1000

export type AskPage = (query: ListQuery) => Promise<ListReply>

export interface ReadPages {
  /** The last answer, for what is not rows. */
  readonly reply: ListReply
  readonly table: Table
}

/** The first `rows` of a view, or as many as match, in its order; page after page. */
export async function readPages(
  ask: AskPage,
  view: Readonly<Record<string, string>>,
  rows: number,
): Promise<ReadPages> {
  const page = (offset: number) =>
    ask({ ...view, limit: String(pageRows), offset: String(offset) })
  let reply = await page(0)
  let table = decode(reply)
  for (let offset = pageRows; offset < Math.min(rows, reply.matched); offset += pageRows) {
    reply = await page(offset)
    // A row that has moved from one page to the next meanwhile comes once.
    table = merge(table, { ...reply, removed: [] })
  }
  return { reply, table }
}

/** How many rows to ask for when the end of those that are here comes near. */
export function morePages(rows: number): number {
  return (Math.floor(rows / pageRows) + 1) * pageRows
}

export const firstPage = pageRows
