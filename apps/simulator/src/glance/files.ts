import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import type { ServiceScope } from '../core/cloud.ts'

/** What one image may hold; Glance's `image_size_cap` of this cloud. */
export const imageSizeLimitBytes = 256 * 1024 * 1024
/** One row holds this much, so that neither side needs the whole image in memory. */
const pieceBytes = 1024 * 1024

export class TooLarge extends Error {}

export interface StoredFile {
  size: number
  md5: string
  sha512: string
}

/** The bytes of a region's images. */
export interface ImageFiles {
  /** Throws `TooLarge` when more comes than the limit; then nothing is kept. */
  write(imageId: string, source: AsyncIterable<Buffer>): Promise<StoredFile>
  /** Whether bytes were written for it. */
  has(imageId: string): Promise<boolean>
  read(imageId: string): Readable
  remove(imageId: string): Promise<void>
}

/** Keeps the bytes in rows of a table of their own, in pieces. */
export async function openImageFiles(
  { cloud, region }: ServiceScope,
  limitBytes = imageSizeLimitBytes,
): Promise<ImageFiles> {
  const { database } = cloud.store
  await sql`create table if not exists simulator.image_piece (
    region text not null,
    image_id text not null,
    position integer not null,
    bytes bytea not null,
    primary key (region, image_id, position)
  )`.execute(database)

  const remove = async (imageId: string): Promise<void> => {
    await sql`delete from simulator.image_piece
      where region = ${region.id} and image_id = ${imageId}`.execute(database)
  }
  const insert = async (
    imageId: string,
    position: number,
    bytes: Buffer,
  ): Promise<void> => {
    await sql`insert into simulator.image_piece (region, image_id, position, bytes)
      values (${region.id}, ${imageId}, ${position}, ${bytes})`.execute(database)
  }
  const piece = async (imageId: string, position: number): Promise<Buffer | undefined> => {
    const found = await sql<{ bytes: Buffer }>`select bytes from simulator.image_piece
      where region = ${region.id} and image_id = ${imageId} and position = ${position}`.execute(
      database,
    )
    return found.rows[0]?.bytes
  }

  return {
    remove,
    async write(imageId, source) {
      const md5 = createHash('md5')
      const sha512 = createHash('sha512')
      let size = 0
      let position = 0
      await remove(imageId)
      try {
        for await (const bytes of pieces(source)) {
          size += bytes.length
          if (size > limitBytes) throw new TooLarge()
          md5.update(bytes)
          sha512.update(bytes)
          await insert(imageId, position++, bytes)
        }
      } catch (error) {
        await remove(imageId)
        throw error
      }
      return { size, md5: md5.digest('hex'), sha512: sha512.digest('hex') }
    },
    has: async (imageId) => (await piece(imageId, 0)) !== undefined,
    read: (imageId) => {
      async function* bytes(): AsyncGenerator<Buffer> {
        for (let position = 0; ; position++) {
          const found = await piece(imageId, position)
          if (found === undefined) return
          yield found
        }
      }
      return Readable.from(bytes(), { objectMode: false })
    },
  }
}

/** The same bytes in pieces of one size, the last one shorter. */
async function* pieces(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = []
  let length = 0
  for await (const chunk of source) {
    held.push(chunk)
    length += chunk.length
    if (length < pieceBytes) continue
    const whole = Buffer.concat(held)
    let start = 0
    for (; start + pieceBytes <= whole.length; start += pieceBytes) {
      yield whole.subarray(start, start + pieceBytes)
    }
    held = [whole.subarray(start)]
    length = whole.length - start
  }
  if (length > 0) yield Buffer.concat(held)
}

/** As many zeros as a seeded image or a snapshot says that it holds: no guest ever wrote more. */
export function zeros(sizeBytes: number): Readable {
  const blank = Buffer.alloc(256 * 1024)
  function* parts(): Generator<Buffer> {
    for (let left = sizeBytes; left > 0; left -= blank.length) {
      yield left >= blank.length ? blank : blank.subarray(0, left)
    }
  }
  return Readable.from(parts(), { objectMode: false })
}
