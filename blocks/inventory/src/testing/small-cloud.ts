import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

export interface SmallCloud extends AsyncDisposable {
  readonly url: string
  /** `GET /dfw/servers/detail?…` of each request that came. */
  readonly requests: readonly string[]
}

/** A compute service that answers what a test says, where the simulator has no dial for it. */
export async function startSmallCloud(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<SmallCloud> {
  const requests: string[] = []
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`)
    answer(request, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('No TCP port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}
