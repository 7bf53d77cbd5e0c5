import type { IncomingMessage } from 'node:http'
import { crc32 } from 'node:zlib'
import { AloftError } from '@aloft/kernel/errors'

/** Bytes that came as they were sent, in the pieces in which they came. */
export interface Chunk {
  readonly pieces: readonly Buffer[]
  readonly sizeBytes: number
}

/** What the upload has to do with a chunk that is being read. */
export interface Reading {
  /** Ends it: another chunk has taken its place, or the upload has ended. */
  readonly signal: AbortSignal
  /** Something of it has come. */
  readonly onPiece: () => void
}

interface ExpectedChunk extends Reading {
  /** CRC-32, eight hex digits. */
  readonly crc32: string
  readonly mostBytes: number
  /** Longest silence between two pieces. */
  readonly silenceMs: number
}

/**
 * Reads a chunk whole before anything is done with it, so that one whose line breaks can be sent again.
 * Throws `body_too_large`, `chunk_damaged`.
 */
export async function readChunk(
  request: IncomingMessage,
  expected: ExpectedChunk,
): Promise<Chunk> {
  const length = Number(request.headers['content-length'] ?? Number.NaN)
  if (length > expected.mostBytes) throw tooLarge(expected.mostBytes)
  const stop = () => request.destroy()
  const silence = setTimeout(stop, expected.silenceMs)
  expected.signal.addEventListener('abort', stop)
  const pieces: Buffer[] = []
  let sizeBytes = 0
  let sum = 0
  try {
    // The line is kept when what came is refused: the answer shall be read.
    for await (const piece of request.iterator({ destroyOnReturn: false })) {
      // A request without an encoding gives buffers.
      const bytes = piece as Buffer
      silence.refresh()
      expected.onPiece()
      sizeBytes += bytes.byteLength
      if (sizeBytes > expected.mostBytes) throw tooLarge(expected.mostBytes)
      sum = crc32(bytes, sum)
      pieces.push(bytes)
    }
  } catch (error) {
    if (error instanceof AloftError) throw error
    throw new AloftError('chunk_damaged', { message: 'The line broke.' }, { cause: error })
  } finally {
    clearTimeout(silence)
    expected.signal.removeEventListener('abort', stop)
  }
  if (sum.toString(16).padStart(8, '0') !== expected.crc32)
    throw new AloftError('chunk_damaged')
  return { pieces, sizeBytes }
}

function tooLarge(mostBytes: number): AloftError {
  return new AloftError('body_too_large', {
    message: `A chunk may have ${mostBytes} bytes at most.`,
  })
}
