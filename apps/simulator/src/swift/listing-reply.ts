import type { Folder, Named } from './listing.ts'
import type { Exchange } from './world.ts'

/** Sends names as lines, or what `describe` gives as JSON when that is asked for. */
export function sendListing<Row extends Named>(
  { request, reply, address }: Exchange,
  rows: readonly (Row | Folder)[],
  describe: (row: Row) => Record<string, unknown>,
): unknown {
  const format = address.query.get('format')
  const accept = request.headers.accept ?? ''
  if (format === 'json' || (format === null && accept.includes('application/json'))) {
    const listed = rows.map((row) => ('subdir' in row ? row : describe(row)))
    return reply.type('application/json; charset=utf-8').send(JSON.stringify(listed))
  }
  if (rows.length === 0) return reply.code(204).send()
  const lines = rows.map((row) => `${'subdir' in row ? row.subdir : row.name}\n`)
  return reply.type('text/plain; charset=utf-8').send(lines.join(''))
}
