import pg from 'pg'

/** No row of a table can be written until it is disposed, as when a database is busy; all can be read. */
export async function holdWrites(
  databaseUrl: string,
  table: string,
): Promise<AsyncDisposable> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query('begin')
  await client.query(`lock table ${table} in exclusive mode`)
  return { [Symbol.asyncDispose]: () => client.end() }
}
