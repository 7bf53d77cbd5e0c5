import { request } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { LoadJob, LoadResult } from './load-job.ts'

const block = Buffer.alloc(256 * 1024, 'aloft')

/** `bytes` of the same block again and again, made when they are wanted. */
export function bodyOf(bytes: number): Readable {
  return Readable.from(
    (function* () {
      for (let left = bytes; left > 0; left -= block.length) {
        yield left >= block.length ? block : block.subarray(0, left)
      }
    })(),
    { objectMode: false, highWaterMark: block.length },
  )
}

/** Sends or receives one large body and counts what arrived. */
export async function moveBody(
  job: LoadJob & { kind: 'download' | 'upload' },
): Promise<LoadResult> {
  const start = performance.now()
  const upload = job.kind === 'upload'
  const outgoing = request(job.url, {
    method: upload ? 'PUT' : 'GET',
    headers: {
      ...job.headers,
      ...(upload && {
        'content-length': String(job.bytes),
        'content-type': 'application/octet-stream',
      }),
    },
  })
  const answer = new Promise<{ status: number; bytes: number; text: string }>(
    (resolve, reject) => {
      outgoing.on('error', reject)
      outgoing.on('response', (response) => {
        let bytes = 0
        let text = ''
        response.on('data', (chunk: Buffer) => {
          bytes += chunk.length
          if (upload) text += chunk.toString()
        })
        response.on('error', reject)
        response.on('end', () => resolve({ status: response.statusCode ?? 0, bytes, text }))
      })
    },
  )
  if (upload) await pipeline(bodyOf(job.bytes), outgoing)
  else outgoing.end()
  const { status, bytes, text } = await answer
  const seconds = (performance.now() - start) / 1000
  // The sink answers how many bytes came in.
  const moved = upload ? Number(text) : bytes
  const good = status >= 200 && status < 300 && moved === job.bytes
  return {
    answered: good ? 1 : 0,
    errors: good ? 0 : 1,
    seconds,
    latencies: [],
    bytes: moved,
  }
}
