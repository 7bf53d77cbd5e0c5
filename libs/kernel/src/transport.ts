import type { FastifyInstance } from 'fastify'
import { Pool, errors } from 'undici'
import { AloftError } from './errors.ts'

export interface WireRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** `/api/activity/entries?limit=10` */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | undefined
}

export interface WireReply {
  readonly status: number
  readonly body: string
}

/** How a call reaches a block: in this process or over the network; both carry the same bytes. */
export type Transport = (request: WireRequest) => Promise<WireReply>

/** Hands the request to the server of this process, past the network. */
export function localTransport(app: FastifyInstance): Transport {
  return async ({ method, path, headers, body }) => {
    const reply = await app.inject({
      method,
      url: path,
      headers: { ...headers },
      ...(body !== undefined && { payload: body }),
    })
    return { status: reply.statusCode, body: reply.body }
  }
}

/** Connections to one group of processes, kept alive. */
export class RemoteTransport implements AsyncDisposable {
  readonly #pool: Pool
  readonly #block: string
  readonly #timeoutMs: number

  constructor(block: string, address: string, timeoutMs: number) {
    this.#block = block
    this.#timeoutMs = timeoutMs
    this.#pool = new Pool(address, {
      connections: 64,
      connectTimeout: 2000,
      allowH2: false,
    })
  }

  /** Throws `block_unavailable`; a call that may be repeated is tried once more on a broken connection. */
  readonly send: Transport = async (request) => {
    try {
      return await this.#request(request)
    } catch (error) {
      if (!isRepeatable(request) || !isBrokenConnection(error)) throw this.#failure(error)
    }
    try {
      return await this.#request(request)
    } catch (error) {
      throw this.#failure(error)
    }
  }

  async #request({ method, path, headers, body }: WireRequest): Promise<WireReply> {
    const reply = await this.#pool.request({
      method,
      path,
      headers: { ...headers },
      body: body ?? null,
      signal: AbortSignal.timeout(this.#timeoutMs),
    })
    return { status: reply.statusCode, body: await reply.body.text() }
  }

  #failure(cause: unknown): AloftError {
    return new AloftError(
      'block_unavailable',
      { message: `The block ${this.#block} does not answer.` },
      { cause },
    )
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#pool.destroy()
  }
}

/** Methods that HTTP calls idempotent: https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2 */
function isRepeatable({ method }: WireRequest): boolean {
  return method === 'GET' || method === 'PUT' || method === 'DELETE'
}

function isBrokenConnection(error: unknown): boolean {
  if (error instanceof errors.SocketError) return true
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === 'ECONNRESET' || code === 'EPIPE' || code === 'ECONNREFUSED'
}
