import type { FastifyInstance } from 'fastify'
import type { Caller } from '@aloft/contracts/caller'
import type { Contract, OperationKey } from '@aloft/contracts/contract'
import { errorCodes, type ErrorCode } from '@aloft/contracts/error-codes'
import { ErrorBody } from '@aloft/contracts/error-body'
import { Value } from 'typebox/value'
import type { BlockClient } from './client.ts'
import { callerHeader, type CallerSigner } from './caller-signature.ts'
import { AloftError } from './errors.ts'
import { traceOf } from './trace.ts'
import {
  localTransport,
  RemoteTransport,
  type Transport,
  type WireReply,
} from './transport.ts'

interface Input {
  readonly params?: Readonly<Record<string, unknown>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly body?: unknown
}

/** Finds the way to every block of the program and makes clients of their contracts. */
export class BlockCalls implements AsyncDisposable {
  readonly #signer: CallerSigner
  readonly #transports = new Map<string, Transport>()
  readonly #remotes: RemoteTransport[] = []

  constructor(options: {
    readonly app: FastifyInstance
    readonly signer: CallerSigner
    readonly local: readonly string[]
    /** Block → address. */
    readonly remote: Readonly<Record<string, string>>
    readonly timeoutMs: number
  }) {
    this.#signer = options.signer
    for (const [block, address] of Object.entries(options.remote)) {
      const remote = new RemoteTransport(block, address, options.timeoutMs)
      this.#remotes.push(remote)
      this.#transports.set(block, remote.send)
    }
    const inProcess = localTransport(options.app)
    for (const block of options.local) this.#transports.set(block, inProcess)
  }

  /** `caller`: for whom; the calling block itself acts when absent. */
  client<C extends Contract>(contract: C, caller: Caller): BlockClient<C> {
    const call = async (key: OperationKey, input: Input = {}): Promise<unknown> => {
      const transport = this.#transports.get(contract.block)
      if (transport === undefined) {
        throw new AloftError('block_unavailable', {
          message: `The block ${contract.block} runs in another process, and its address is not configured.`,
          hint: `Set kernel.blocks.${contract.block} to http://host:port.`,
        })
      }
      const reply = await transport({
        ...encodeInput(contract, key, input),
        headers: this.#headers(caller, input),
      })
      return decodeReply(reply)
    }
    // The contract's types say what the block answers; both sides are checked by the block.
    return call as unknown as BlockClient<C>
  }

  #headers(caller: Caller, input: Input): Record<string, string> {
    const traceId = caller.kind === 'user' ? caller.traceId : undefined
    return {
      [callerHeader]: this.#signer.sign(caller),
      accept: 'application/json',
      ...(traceId !== undefined && { traceparent: traceOf(traceId).traceparent }),
      ...(input.body !== undefined && { 'content-type': 'application/json' }),
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#remotes.map((remote) => remote[Symbol.asyncDispose]()))
  }
}

function encodeInput(contract: Contract, key: OperationKey, input: Input) {
  const separator = key.indexOf(' ')
  const path = key.slice(separator + 1).replaceAll(/:(\w+)/g, (_, name: string) => {
    return encodeURIComponent(String(input.params?.[name] ?? ''))
  })
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(input.query ?? {})) {
    if (value !== undefined) query.append(name, String(value))
  }
  const search = query.size > 0 ? `?${query}` : ''
  return {
    // OperationKey allows only these methods.
    method: key.slice(0, separator) as 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: `/api/${contract.block}${path}${search}`,
    body: input.body === undefined ? undefined : JSON.stringify(input.body),
  }
}

function decodeReply({ status, body }: WireReply): unknown {
  const value = body === '' ? undefined : parseJson(body)
  if (status < 400) return value
  if (!Value.Check(ErrorBody, value) || !isErrorCode(value.error.code)) {
    throw new AloftError('block_unavailable', {
      message: `A block answered ${status} in a form that is not Aloft's.`,
    })
  }
  const { code, message, hint, field, retryAfterSeconds, upstream, id } = value.error
  throw new AloftError(code, {
    message,
    hint,
    context: { innerErrorId: id },
    ...(field !== undefined && { field }),
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    ...(upstream !== undefined && { upstream }),
  })
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorCodes, code)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new AloftError(
      'block_unavailable',
      { message: 'A block answered something that is not JSON.' },
      { cause },
    )
  }
}
