import { createHash, type Hash } from 'node:crypto'
import { requestIdOf } from '@aloft/kernel/cloud/json-call'
import type { Dispatcher } from 'undici'
import type { Chunk } from './chunk.ts'

/** Where the bytes go. */
interface UploadTarget {
  readonly origin: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
}

/** What came of the request to the cloud. */
export type Verdict =
  | {
      readonly kind: 'answered'
      readonly status: number
      /** Its words, at most so many as one may read. */
      readonly text: string
      readonly requestId: string | undefined
    }
  | { readonly kind: 'broken'; readonly error: Error }

const mostWords = 16_384
const closed = 'closed'

/**
 * One `PUT` to the cloud that lasts as long as the upload: chunks are written into it one after the
 * other, as fast as the cloud takes them. It holds one chunk that is being written and one that waits.
 * The body is sent in HTTP's chunked form on purpose: one that is cut off is known to be incomplete,
 * where a length that is not reached may pass for a shorter file.
 */
export class UploadStream {
  readonly #abort = new AbortController()
  #waiting: Chunk | typeof closed | undefined
  #changed = Promise.withResolvers<void>()
  readonly #hash: Hash = createHash('sha512')
  #isOver = false
  /** Never rejects. */
  readonly verdict: Promise<Verdict>

  constructor(dispatcher: Dispatcher, target: UploadTarget) {
    this.verdict = this.#send(dispatcher, target).finally(() => {
      this.#isOver = true
      this.#waiting = undefined
      this.#change()
    })
  }

  /** Takes a chunk as soon as there is room; `false` when the request has ended instead. */
  async write(chunk: Chunk): Promise<boolean> {
    while (this.#waiting !== undefined && !this.#isOver) await this.#changed.promise
    if (this.#isOver) return false
    this.#waiting = chunk
    this.#change()
    return true
  }

  /** Nothing more comes: the cloud's verdict is next. */
  async end(): Promise<void> {
    while (this.#waiting !== undefined && !this.#isOver) await this.#changed.promise
    if (this.#isOver) return
    this.#waiting = closed
    this.#change()
  }

  /** Breaks the request off, so that the cloud keeps nothing. */
  abort(reason: Error): void {
    this.#abort.abort(reason)
  }

  /** SHA-512 of everything that was sent, hex. */
  digest(): string {
    return this.#hash.copy().digest('hex')
  }

  #change(): void {
    this.#changed.resolve()
    this.#changed = Promise.withResolvers<void>()
  }

  async *#body(): AsyncGenerator<Buffer> {
    for (;;) {
      while (this.#waiting === undefined && !this.#isOver) await this.#changed.promise
      const chunk = this.#waiting
      if (chunk === undefined || chunk === closed) return
      this.#waiting = undefined
      this.#change()
      // At the cloud's own pace: the next piece is asked for when it has room.
      for (const piece of chunk.pieces) {
        this.#hash.update(piece)
        yield piece
      }
    }
  }

  async #send(dispatcher: Dispatcher, target: UploadTarget): Promise<Verdict> {
    try {
      const answer = await dispatcher.request({
        ...target,
        method: 'PUT',
        headers: { ...target.headers, 'content-type': 'application/octet-stream' },
        // undici reads any async iterable; its types name streams only.
        body: this.#body() as unknown as NonNullable<Dispatcher.DispatchOptions['body']>,
        signal: this.#abort.signal,
        // The upload has deadlines of its own, which know who is silent.
        headersTimeout: 0,
      })
      let text = ''
      for await (const piece of answer.body) {
        if (text.length < mostWords) text += String(piece)
      }
      const { statusCode: status, headers } = answer
      return { kind: 'answered', status, text, requestId: requestIdOf(headers) }
    } catch (error) {
      return {
        kind: 'broken',
        error: error instanceof Error ? error : new Error(String(error)),
      }
    }
  }
}
