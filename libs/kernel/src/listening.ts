import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { AloftError } from './errors.ts'

/** Where a process listens. */
export interface ListeningAddress {
  /** An address of this machine, or its name. */
  readonly address: string
  /** 0: any that is free. */
  readonly port: number
}

/** Listens and gives the URL: `http://127.0.0.1:8080`. Throws `start_failed`. */
export async function listen(app: FastifyInstance, at: ListeningAddress): Promise<string> {
  try {
    await app.listen({ host: at.address, port: at.port })
  } catch (cause) {
    throw listeningError(cause, at)
  }
  // A TCP server has an address of this form.
  const { address, port } = app.server.address() as AddressInfo
  const host = address.includes(':') ? `[${address}]` : address
  return `http://${host}:${port}`
}

/**
 * Whether one could listen there now; asked before anything else is begun, so that a start which must
 * fail fails at once and leaves nothing behind. Throws `start_failed`.
 */
export async function checkListening(at: ListeningAddress): Promise<void> {
  const server = createServer()
  try {
    server.listen(at.port, at.address)
    await once(server, 'listening')
  } catch (cause) {
    throw listeningError(cause, at)
  }
  server.close()
  await once(server, 'close')
}

const lookForIdleMs = 50

/** Stops taking requests and waits for those under way; for `stopMs` at most. */
export async function closeServer(app: FastifyInstance, stopMs: number): Promise<void> {
  const { server } = app
  const timer = setTimeout(() => server.closeAllConnections(), stopMs)
  // A browser keeps a connection after its answer; those that are idle now are not the last.
  const idle = setInterval(() => server.closeIdleConnections(), lookForIdleMs)
  try {
    await app.close()
  } finally {
    clearTimeout(timer)
    clearInterval(idle)
  }
}

function listeningError(cause: unknown, { address, port }: ListeningAddress): unknown {
  const failed = (message: string, hint: string) =>
    new AloftError('start_failed', { message, hint }, { cause })
  switch (cause instanceof Error && 'code' in cause ? cause.code : undefined) {
    case 'EADDRINUSE':
      return failed(
        `Port ${port} of ${address} is taken by another program.`,
        'Stop it, or give another port with --port.',
      )
    case 'EACCES':
      return failed(
        `This user may not listen on port ${port}.`,
        'Give a port above 1023 with --port.',
      )
    case 'EADDRNOTAVAIL':
    case 'EINVAL':
      return failed(
        `${address} is not an address of this machine.`,
        'Give one that it has with --address (`ip address` lists them), or 0.0.0.0 for all.',
      )
    case 'EAFNOSUPPORT':
      return failed(
        `This machine has no network of the kind of ${address}.`,
        'Give an address of the other kind with --address: 127.0.0.1 or 0.0.0.0.',
      )
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return failed(
        `The name ${address} leads to no address.`,
        'Give an address of this machine with --address: 127.0.0.1, or 0.0.0.0 for all.',
      )
    default:
      return cause
  }
}
