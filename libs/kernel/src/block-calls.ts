import type { FastifyInstance } from 'fastify'
import type { Caller } from '@aloft/contracts/caller'
import type { Contract, OperationKey } from '@aloft/contracts/contract'
import type { BlockClient } from './client.ts'
import { callerHeader, type CallerSigner } from './caller-signature.ts'
import { AloftError } from './errors.ts'
import { decodeReply, encodeInput, type WireInput } from './operation-wire.ts'
import { traceOf } from './trace.ts'
import { localTransport, RemoteTransport, type Transport } from './transport.ts'

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
    const call = async (key: OperationKey, input: WireInput = {}): Promise<unknown> => {
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

  #headers(caller: Caller, input: WireInput): Record<string, string> {
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
