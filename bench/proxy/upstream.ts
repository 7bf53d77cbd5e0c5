import { createHash } from 'node:crypto'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { bodyOf } from '../load/body.ts'

/**
 * What stands behind the proxy while it is measured: the smallest Keystone that can be signed in to,
 * one body to download, one place to upload to, and a statsd port that swallows everything. Small
 * answers come from nginx (`computeUrl`), which costs the shared core less than anything of ours.
 *
 * `node upstream.ts <computeUrl>` prints `{ port, statsPort }` as JSON.
 */
async function main(computeUrl: string): Promise<void> {
  const server = createServer((request, response) => {
    answer(request, response, computeUrl, address()).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : undefined)
    })
  })
  const address = () => {
    const bound = server.address()
    return typeof bound === 'object' && bound !== null
      ? `http://127.0.0.1:${bound.port}`
      : ''
  }
  server.keepAliveTimeout = 600_000
  server.listen(0, '127.0.0.1')
  const stats = createSocket('udp4')
  stats.bind(0, '127.0.0.1')
  await Promise.all([once(server, 'listening'), once(stats, 'listening')])
  const port = Number(new URL(address()).port)
  console.log(JSON.stringify({ port, statsPort: stats.address().port }))
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  computeUrl: string,
  own: string,
): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', own)
  const send = (status: number, body: unknown, headers: Record<string, string> = {}) => {
    request.resume()
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(JSON.stringify(body))
  }
  switch (`${request.method ?? ''} ${pathname}`) {
    case 'POST /v3/auth/tokens':
      send(201, token(computeUrl, own), { 'x-subject-token': 'bench-token' })
      return
    case 'GET /v3/auth/tokens':
      send(200, token(computeUrl, own), { 'x-subject-token': 'bench-token' })
      return
    case 'GET /v3/auth/projects':
      send(200, { projects: [{ ...project, domain_id: domain.id, enabled: true }] })
      return
    case 'GET /v3/auth/domains':
      send(200, { domains: [{ ...domain, enabled: true }] })
      return
    case 'GET /v3/regions':
      send(200, { regions: [{ id: 'dfw', description: 'Dallas' }] })
      return
    case 'GET /v1/down': {
      const bytes = Number(searchParams.get('bytes'))
      response.writeHead(200, {
        'content-type': 'application/octet-stream',
        'content-length': String(bytes),
      })
      await pipeline(bodyOf(bytes), response)
      return
    }
    case 'PUT /v1/up': {
      let bytes = 0
      const sink = new Writable({
        write(chunk: Buffer, _encoding, done) {
          bytes += chunk.length
          done()
        },
      })
      await pipeline(request, sink)
      response.writeHead(201, { 'content-type': 'text/plain' }).end(String(bytes))
      return
    }
    case 'PUT /v1/object': {
      // Swift answers with the MD5 of what it got.
      const hash = createHash('md5')
      await pipeline(request, hash)
      response.writeHead(201, { etag: hash.digest('hex') }).end()
      return
    }
    default:
      send(404, { error: { code: 404, message: `Nothing at ${pathname}` } })
  }
}

const domain = { id: 'default', name: 'Default' }
const project = { id: 'b3a4f0c2d1e84f6f9a7b5c3d2e1f0a9b', name: 'bench' }

function token(computeUrl: string, own: string) {
  const endpoint = (url: string) => ({
    id: url,
    interface: 'public',
    region: 'dfw',
    region_id: 'dfw',
    url,
  })
  return {
    token: {
      methods: ['password'],
      user: { id: 'c0ffee', name: 'bench', domain, password_expires_at: null },
      project: { ...project, domain },
      roles: [{ id: 'r1', name: 'member' }],
      issued_at: new Date().toISOString(),
      expires_at: new Date(Date.now() + 86_400_000).toISOString(),
      catalog: [
        {
          id: 's1',
          type: 'identity',
          name: 'keystone',
          endpoints: [endpoint(`${own}/v3`)],
        },
        { id: 's2', type: 'compute', name: 'nova', endpoints: [endpoint(computeUrl)] },
        {
          id: 's3',
          type: 'object-store',
          name: 'swift',
          endpoints: [endpoint(`${own}/v1`)],
        },
      ],
    },
  }
}

await main(process.argv[2] ?? '')
