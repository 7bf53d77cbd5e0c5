const headEnd = Buffer.from('\r\n\r\n')

/**
 * Reads HTTP/1.1 responses from a connection, just enough to count them: status, and where each
 * ends (`content-length` or chunked). Much cheaper than a client library, so that the generator
 * does not become what is measured.
 */
export class ResponseReader {
  #rest: Buffer = Buffer.alloc(0)
  #status = 0
  /** Bytes of the body still to come; -1 while a head or a chunk's size is awaited. */
  #body = -1
  #chunked = false
  #inHead = true
  readonly #done: (status: number) => void

  constructor(done: (status: number) => void) {
    this.#done = done
  }

  read(chunk: Buffer): void {
    this.#rest = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk])
    while (this.#inHead ? this.#readHead() : this.#readBody());
  }

  #readHead(): boolean {
    const end = this.#rest.indexOf(headEnd)
    if (end === -1) return false
    const head = this.#rest.toString('latin1', 0, end).toLowerCase()
    this.#rest = this.#rest.subarray(end + headEnd.length)
    this.#status = Number(head.slice(9, 12))
    this.#chunked = head.includes('\r\ntransfer-encoding: chunked')
    const length = /\r\ncontent-length: (\d+)/.exec(head)?.[1]
    this.#body = this.#chunked ? -1 : Number(length ?? 0)
    this.#inHead = false
    return true
  }

  #readBody(): boolean {
    if (this.#chunked) return this.#readChunk()
    if (this.#rest.length < this.#body) return false
    this.#rest = this.#rest.subarray(this.#body)
    this.#finish()
    return this.#rest.length > 0
  }

  #readChunk(): boolean {
    const lineEnd = this.#rest.indexOf('\r\n')
    if (lineEnd === -1) return false
    const size = Number.parseInt(this.#rest.toString('latin1', 0, lineEnd), 16)
    const chunkEnd = lineEnd + 2 + size + 2
    if (this.#rest.length < chunkEnd) return false
    this.#rest = this.#rest.subarray(chunkEnd)
    if (size === 0) this.#finish()
    return this.#rest.length > 0
  }

  #finish(): void {
    this.#inHead = true
    this.#done(this.#status)
  }
}
