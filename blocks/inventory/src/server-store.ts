import { CompiledQuery, type Kysely } from 'kysely'
import type { Cell, ListDefinition } from '@aloft/list/column'
import { countsStatement, pageStatement, readCounts } from '@aloft/list/sql'
import type { CountRow, SqlSource, Statement } from '@aloft/list/sql'
import { storedRow } from '@aloft/list/stored-row'
import type { View } from '@aloft/list/view'
import type { InventoryTables } from './inventory-tables.ts'
import type { RowKeeper } from './row-keeper.ts'
import { serverColumns } from './server-row.ts'
import type { ServerRow } from './server-row.ts'

const rowsAtOnce = 1000

/** A project's rows in the database, for projects that are too large for the browser. */
export class StoredRows implements RowKeeper {
  readonly #database: Kysely<InventoryTables>
  readonly #list: ListDefinition
  readonly #source: SqlSource
  readonly #scope: string
  #counts = new Map<string, { rows: number; passing: boolean }>()

  constructor(database: Kysely<InventoryTables>, list: ListDefinition, scope: string) {
    this.#database = database
    this.#list = list
    this.#scope = scope
    this.#source = { from: 'inventory.server_row', where: 'scope = $1', values: [scope] }
  }

  async apply(region: string, rows: readonly ServerRow[], walk: number): Promise<void> {
    for (let at = 0; at < rows.length; at += rowsAtOnce) {
      const records = rows.slice(at, at + rowsAtOnce).map((row) => ({
        scope: this.#scope,
        id: row.id,
        region,
        walk,
        passing: row.passing,
        cells: row.cells.map((cell) => cell ?? null),
        ...storedRow(this.#list, cellReader(row)),
      }))
      const columns = Object.keys(records[0] ?? {})
      const update = columns.map((column) => `${column} = excluded.${column}`).join(', ')
      await this.#run({
        text: `insert into inventory.server_row (${columns.join(', ')})
select ${columns.join(', ')} from jsonb_populate_recordset(null::inventory.server_row, $1::jsonb)
on conflict (scope, id) do update set ${update}`,
        values: [JSON.stringify(records)],
      })
    }
    await this.#count()
  }

  async remove(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return
    await this.#run({
      text: 'delete from inventory.server_row where scope = $1 and id = any($2::text[])',
      values: [this.#scope, ids],
    })
    await this.#count()
  }

  async sweep(region: string, walk: number): Promise<void> {
    await this.#run({
      text: 'delete from inventory.server_row where scope = $1 and region = $2 and walk < $3',
      values: [this.#scope, region, walk],
    })
    await this.#count()
  }

  rowsOf(region: string): number {
    return this.#counts.get(region)?.rows ?? 0
  }

  isPassing(region: string): boolean {
    return this.#counts.get(region)?.passing ?? false
  }

  async #count(): Promise<void> {
    const rows = await this.#run<{ region: string; rows: number; passing: boolean }>({
      text: `select region, count(*)::int as rows, bool_or(passing) as passing
from inventory.server_row where scope = $1 group by region`,
      values: [this.#scope],
    })
    this.#counts = new Map(rows.map((row) => [row.region, row]))
  }

  /** Totals and facets over all rows, and the cells of one page. */
  async page(view: View, page: { readonly limit: number; readonly offset: number }) {
    const [counts, rows] = await Promise.all([
      this.#run<CountRow>(countsStatement(this.#list, this.#source, view)),
      this.#run<{ cells: (string | number | string[] | null)[] }>(
        pageStatement(this.#list, this.#source, view, page),
      ),
    ])
    return {
      ...readCounts(this.#list, view, counts),
      rows: rows.map(({ cells }): readonly Cell[] =>
        cells.map((cell) => cell ?? undefined),
      ),
    }
  }

  async #run<Row>({ text, values }: Statement): Promise<readonly Row[]> {
    const query = CompiledQuery.raw(text, [...values])
    // The statement's own select list says what a row has.
    return (await this.#database.executeQuery(query)).rows as Row[]
  }
}

function cellReader(row: ServerRow): (column: string) => Cell {
  return (column) => row.cells[serverColumns.indexOf(column)]
}

/** Lets go of lists that nobody has asked for since `beforeMs`. */
export async function forgetUnused(
  database: Kysely<InventoryTables>,
  beforeMs: number,
): Promise<void> {
  const text = `delete from inventory.server_row where scope in (
select scope from inventory.server_row group by scope having max(walk) < $1)`
  await database.executeQuery(CompiledQuery.raw(text, [beforeMs]))
}
