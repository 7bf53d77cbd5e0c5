import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { ResponseReader } from './response-reader.ts'

/** One kept connection that asks the same again and again, one request at a time. */
export class Connection implements Disposable {
  readonly #socket: Socket
  readonly #request: Buffer
  #answered: ((status: number) => void) | undefined

  constructor(socket: Socket, request: Buffer) {
    this.#socket = socket
    this.#request = request
    const reader = new ResponseReader((status) => this.#settle(status))
    socket.on('data', (chunk: Buffer) => reader.read(chunk))
    // 0 stands for "no answer", which callers count as an error.
    socket.on('error', () => this.#settle(0))
    socket.on('close', () => this.#settle(0))
  }

  static async open(
    url: URL,
    headers: Readonly<Record<string, string>>,
  ): Promise<Connection> {
    const socket = connect({ host: url.hostname, port: Number(url.port), noDelay: true })
    await once(socket, 'connect')
    return new Connection(socket, requestOf(url, headers))
  }

  /** Sends the request; resolves to the status of its answer, 0 when the connection broke. */
  ask(): Promise<number> {
    if (this.#socket.destroyed) return Promise.resolve(0)
    const answer = new Promise<number>((resolve) => {
      this.#answered = resolve
    })
    this.#socket.write(this.#request)
    return answer
  }

  [Symbol.dispose](): void {
    this.#socket.destroy()
  }

  #settle(status: number): void {
    const answered = this.#answered
    this.#answered = undefined
    answered?.(status)
  }
}

function requestOf(url: URL, headers: Readonly<Record<string, string>>): Buffer {
  const lines = Object.entries({ host: url.host, ...headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  )
  return Buffer.from(`GET ${url.pathname}${url.search} HTTP/1.1\r\n${lines.join('')}\r\n`)
}
