import type { ImageUpload } from '@aloft/contracts/image-upload'
import type { UpstreamFailure } from '@aloft/contracts/error-body'
import { AloftError } from '@aloft/kernel/errors'
import type { Chunk, Reading } from './chunk.ts'
import type { UploadStream, Verdict } from './upload-stream.ts'

/** What came of an upload, for the person. */
export interface UploadEnd {
  readonly state: 'done' | 'failed' | 'aborted'
  readonly message?: string
  readonly upstream?: UpstreamFailure
}

export interface UploadFacts {
  readonly id: string
  readonly region: string
  readonly imageId: string
  readonly sizeBytes: number
  readonly accountId: string
  readonly userId: string
  readonly activityId: string
}

interface UploadBounds {
  readonly chunkBytes: number
  readonly idleSeconds: number
  readonly storeSeconds: number
}

interface UploadOptions {
  readonly facts: UploadFacts
  readonly bounds: UploadBounds
  readonly stream: UploadStream
  /** Compares what the cloud has with what was sent. `digest`: SHA-512 of it, hex. */
  judge(verdict: Verdict, digest: string, wasWhole: boolean): Promise<UploadEnd>
  /** Writes down what came of it; never throws. */
  settle(end: UploadEnd): Promise<void>
}

/** One upload in the process that holds its stream: what was taken, and how it ends. */
export class Upload {
  readonly facts: UploadFacts
  readonly #options: UploadOptions
  #offset = 0
  #state: ImageUpload['state'] = 'receiving'
  #end: UploadEnd | undefined
  /** The chunk that is being read, to be given up for a newer one. */
  #reading: AbortController | undefined
  #turn: Promise<unknown> = Promise.resolve()
  /** The cloud is to take a chunk: what still comes meanwhile is no word of it. */
  #isWriting = false
  #deadline: NodeJS.Timeout
  /** When it has ended and that is written down. */
  readonly settled: Promise<void>

  constructor(options: UploadOptions) {
    const { facts, bounds, stream } = options
    this.#options = options
    this.facts = facts
    this.#deadline = this.#after(bounds.idleSeconds, 'Nothing was sent for too long.')
    this.settled = stream.verdict.then(async (verdict) => {
      clearTimeout(this.#deadline)
      this.#reading?.abort()
      const wasWhole = this.#state === 'storing'
      const end = this.#end ?? (await options.judge(verdict, stream.digest(), wasWhole))
      this.#end = end
      this.#state = end.state
      await options.settle(end)
    })
  }

  get isOpen(): boolean {
    return this.#state === 'receiving' || this.#state === 'storing'
  }

  present(): ImageUpload {
    const { id, region, imageId, sizeBytes } = this.facts
    const { chunkBytes, idleSeconds } = this.#options.bounds
    const { message, upstream } = this.#end ?? {}
    return {
      id,
      region,
      imageId,
      sizeBytes,
      chunkBytes,
      idleSeconds,
      offset: this.#offset,
      state: this.#state,
      ...(message !== undefined && { message }),
      ...(upstream !== undefined && { upstream }),
    }
  }

  /**
   * Takes a chunk that begins at the offset; one that begins elsewhere is not read. A chunk that is still
   * being read is given up: its line must have broken, or nobody would send another. Throws what `read`
   * throws, and `upload_ended`.
   */
  async take(offset: number, read: (reading: Reading) => Promise<Chunk>): Promise<void> {
    this.#requireReceiving()
    if (offset !== this.#offset) return
    this.#reading?.abort()
    const reading = new AbortController()
    this.#reading = reading
    try {
      const chunk = await read({
        signal: reading.signal,
        onPiece: () => {
          // However slow the line is, somebody sends.
          if (this.#reading === reading && !this.#isWriting) this.#deadline.refresh()
        },
      })
      await this.#inTurn(() => this.#write(offset, chunk))
    } finally {
      if (this.#reading === reading) this.#reading = undefined
    }
  }

  async #write(offset: number, chunk: Chunk): Promise<void> {
    this.#requireReceiving()
    // Another one that began here was faster.
    if (offset !== this.#offset) return
    const { bounds, stream, facts } = this.#options
    if (offset + chunk.sizeBytes > facts.sizeBytes) {
      throw new AloftError('invalid_request', {
        field: 'body',
        message: `The file was to have ${facts.sizeBytes} bytes, and more are sent.`,
      })
    }
    this.#wait(bounds.storeSeconds, 'The cloud took nothing for too long.')
    this.#isWriting = true
    const taken = await stream.write(chunk).finally(() => (this.#isWriting = false))
    if (!taken) {
      await this.settled
      throw this.#ended()
    }
    this.#offset = offset + chunk.sizeBytes
    this.#wait(bounds.idleSeconds, 'Nothing was sent for too long.')
  }

  /** Everything was sent. Returns at once; `settled` tells when the cloud has answered. */
  async end(): Promise<void> {
    if (this.#state === 'storing') return
    this.#requireReceiving()
    const missing = this.facts.sizeBytes - this.#offset
    if (missing > 0) {
      throw new AloftError('invalid_request', {
        field: 'params.id',
        message: `${missing} bytes of the file are still to be sent.`,
      })
    }
    this.#state = 'storing'
    this.#wait(this.#options.bounds.storeSeconds, 'The cloud did not store it in time.')
    await this.#options.stream.end()
  }

  /** Ends it, whatever was sent. */
  async giveUp(end: UploadEnd): Promise<void> {
    if (this.#end === undefined) {
      this.#end = end
      this.#options.stream.abort(new Error(end.message ?? 'The upload was given up'))
    }
    await this.settled
  }

  /** One write at a time, in the order of their coming. */
  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#turn.then(work)
    this.#turn = result.catch(() => undefined)
    return result
  }

  #wait(seconds: number, message: string): void {
    clearTimeout(this.#deadline)
    this.#deadline = this.#after(seconds, message)
  }

  #after(seconds: number, message: string): NodeJS.Timeout {
    const timer = setTimeout(() => {
      void this.giveUp({ state: 'failed', message: `${message} Begin the upload anew.` })
    }, seconds * 1000)
    return timer.unref()
  }

  #requireReceiving(): void {
    if (this.#state !== 'receiving' || this.#end !== undefined) throw this.#ended()
  }

  #ended(): AloftError {
    const { message, upstream } = this.#end ?? {}
    return new AloftError('upload_ended', {
      ...(message !== undefined && { message }),
      ...(upstream !== undefined && { upstream }),
    })
  }
}
