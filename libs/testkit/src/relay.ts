import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

export interface Relay extends AsyncDisposable {
  readonly port: number
  /** Breaks what is open and refuses what is new, as a database that has gone away. */
  cut(): void
  /** Passes on what is asked, and loses what is answered: at once, or from when this text is asked for. */
  loseAnswers(whenAsked?: string): void
  restore(): void
}

/** A port that passes everything on to another one, until it is cut. */
export async function startRelay(target: { host: string; port: number }): Promise<Relay> {
  const open = new Set<Socket>()
  let isCut = false
  let losesAnswers = false
  let awaited: string | undefined
  const pairs = new Map<Socket, Socket>()
  const server = createServer((client) => {
    if (isCut) return client.destroy()
    const upstream = connect(target)
    for (const socket of [client, upstream]) {
      open.add(socket)
      // What breaks on one side is told to the other.
      socket.on('error', () => socket.destroy())
      socket.on('close', () => {
        open.delete(socket)
        client.destroy()
        upstream.destroy()
      })
    }
    pairs.set(upstream, client)
    upstream.on('close', () => pairs.delete(upstream))
    client.on('data', (bytes) => {
      if (awaited !== undefined && bytes.includes(awaited)) deafen()
    })
    client.pipe(upstream)
    if (losesAnswers) upstream.resume()
    else upstream.pipe(client)
    return undefined
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A TCP server has an address of this form.
  const { port } = server.address() as AddressInfo
  function deafen() {
    losesAnswers = true
    awaited = undefined
    for (const [upstream, client] of pairs) upstream.unpipe(client).resume()
  }
  return {
    port,
    cut() {
      isCut = true
      for (const socket of open) socket.destroy()
    },
    loseAnswers(whenAsked) {
      if (whenAsked === undefined) deafen()
      else awaited = whenAsked
    },
    restore() {
      isCut = false
      awaited = undefined
      losesAnswers = false
    },
    async [Symbol.asyncDispose]() {
      for (const socket of open) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
