import { createHash, randomUUID } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import type { Database } from '../core/database.ts'
import type { Store } from '../core/store.ts'
import { pieceBytes } from './tables.ts'

/** Bytes that were written and that no object names yet. */
export interface WrittenContent {
  readonly id: string
  readonly bytes: number
  /** MD5, in hexadecimal digits. */
  readonly etag: string
}

/** More came than an object may hold. Nothing of it was kept. */
export class TooLarge extends Error {}

/** The bytes of all objects, in rows of one size. */
export interface Content {
  write(source: AsyncIterable<Uint8Array>, limitBytes: number): Promise<WrittenContent>
  /** `[start, end)`; without an id as many zeros. */
  read(id: string | undefined, start: number, end: number): AsyncGenerator<Buffer>
  /** Removes it unless an object has it. */
  release(id: string, within?: Kysely<Database>): Promise<void>
}

export function openContent({ database }: Store): Content {
  const release: Content['release'] = async (id, within = database) => {
    await sql`delete from simulator.swift_piece where content_id = ${id} and not exists (
      select from simulator.swift_object where content_id = ${id})`.execute(within)
  }
  return {
    release,
    async write(source, limitBytes) {
      const id = randomUUID()
      const md5 = createHash('md5')
      let bytes = 0
      let position = 0
      // One insert is under way while the next piece comes in.
      let inserted: Promise<unknown> = Promise.resolve()
      try {
        for await (const piece of pieces(source)) {
          bytes += piece.length
          if (bytes > limitBytes) throw new TooLarge()
          md5.update(piece)
          await inserted
          inserted = sql`insert into simulator.swift_piece (content_id, position, bytes)
            values (${id}, ${position++}, ${piece})`.execute(database)
          // Whoever awaits it next hears of its failure.
          inserted.catch(() => undefined)
        }
        await inserted
      } catch (error) {
        await inserted.catch(() => undefined)
        await release(id)
        throw error
      }
      return { id, bytes, etag: md5.digest('hex') }
    },
    async *read(id, start, end) {
      let at = start
      while (at < end) {
        const offset = at % pieceBytes
        const length = Math.min(pieceBytes - offset, end - at)
        if (id === undefined) yield Buffer.alloc(length)
        else yield await part(database, id, Math.floor(at / pieceBytes), offset, length)
        at += length
      }
    },
  }
}

async function part(
  database: Kysely<Database>,
  id: string,
  position: number,
  offset: number,
  length: number,
): Promise<Buffer> {
  const { rows } = await sql<{ bytes: Buffer }>`
    select substring(bytes from ${offset + 1}::int for ${length}::int) as bytes
    from simulator.swift_piece
    where content_id = ${id} and position = ${position}`.execute(database)
  const bytes = rows[0]?.bytes
  if (bytes === undefined) throw new Error('The object was deleted while it was read')
  return bytes
}

/** The same bytes in pieces of one size, the last one shorter. */
async function* pieces(source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let held: Uint8Array[] = []
  let length = 0
  for await (const chunk of source) {
    let rest = chunk
    while (length + rest.length >= pieceBytes) {
      const taken = pieceBytes - length
      yield Buffer.concat([...held, rest.subarray(0, taken)], pieceBytes)
      rest = rest.subarray(taken)
      held = []
      length = 0
    }
    if (rest.length === 0) continue
    held.push(rest)
    length += rest.length
  }
  if (length > 0) yield Buffer.concat(held, length)
}
