import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { startServer, type ListeningServer } from '../testing/listening-server.ts'
import { startGateway, type RunningGateway } from '../testing/running-gateway.ts'

type Answer = (request: IncomingMessage, response: ServerResponse) => void

const TOKEN = 'gAAAAA-the-secret-token-of-the-cloud'
const packets: string[] = []
const statsd = createSocket('udp4')
let cloud: ListeningServer
let gateway: RunningGateway
let cookie: string
let seen: IncomingMessage[]
let answer: Answer

beforeAll(async () => {
  statsd.on('message', (message) => packets.push(...message.toString().split('\n')))
  statsd.bind(0, '127.0.0.1')
  await once(statsd, 'listening')
  cloud = await startServer((request, response) => {
    seen.push(request)
    answer(request, response)
  })
  gateway = await startGateway({
    cloud: { answerTimeoutMs: 1_500, idleTimeoutMs: 1_500, connectTimeoutMs: 1_000 },
    gateway: { jsonLimitBytes: 1024 * 1024 },
    kernel: {
      stats: { address: `127.0.0.1:${statsd.address().port}`, prefix: '' },
    },
  })
  cookie = await gateway.session(
    {
      dfw: {
        compute: `${cloud.url}/v2.1`,
        image: `${cloud.url}/image/v2`,
        network: 'http://127.0.0.1:1/v2.0',
      },
    },
    TOKEN,
  )
})

afterAll(async () => {
  await gateway[Symbol.asyncDispose]()
  await cloud[Symbol.asyncDispose]()
  statsd.close()
})

beforeEach(() => {
  seen = []
  answer = (_request, response) => response.end('{}')
})

const call = (path: string, init: RequestInit = {}) =>
  fetch(`${gateway.url}/api/cloud${path}`, {
    ...init,
    headers: { cookie, ...Object.fromEntries(new Headers(init.headers)) },
  })

async function failure(reply: Response) {
  const body: unknown = await reply.json()
  return { status: reply.status, ...Object(Object(body).error) }
}

test('passes a call on with the token, the trace and without what is the panel’s own', async () => {
  answer = (_request, response) => {
    response.writeHead(202, {
      'content-type': 'application/json',
      'x-openstack-request-id': 'req-7',
      server: 'Apache',
      'set-cookie': 'a=b',
    })
    response.end('{"server":{}}')
  }
  const trace = '4bf92f3577b34da6a3ce929d0e0e4736'
  const reply = await call('/dfw/compute/servers/1?limit=2&x=%20y', {
    headers: {
      traceparent: `00-${trace}-00f067aa0ba902b7-01`,
      'openstack-api-version': 'compute 2.79',
      'x-auth-token': 'forged',
    },
  })
  expect(reply.status).toBe(202)
  expect(await reply.json()).toEqual({ server: {} })
  expect(reply.headers.get('x-openstack-request-id')).toBe('req-7')
  expect(reply.headers.get('server')).toBeNull()
  expect(reply.headers.get('set-cookie')).toBeNull()
  const [request] = seen
  expect(request?.url).toBe('/v2.1/servers/1?limit=2&x=%20y')
  expect(request?.headers).toMatchObject({
    'x-auth-token': TOKEN,
    'openstack-api-version': 'compute 2.79',
    'x-openstack-request-id': 'req-4bf92f35-77b3-4da6-a3ce-929d0e0e4736',
  })
  expect(request?.headers.traceparent).toContain(trace)
  expect(request?.headers.cookie).toBeUndefined()
})

test('passes on every byte of a body, whether it comes in one piece or in several', async () => {
  const bytes = Buffer.from(Array.from({ length: 256 }, (_, index) => index))
  answer = (_request, response) => {
    response.writeHead(200, { 'content-length': bytes.byteLength }).end(bytes)
  }
  const whole = await call('/dfw/image/images/1/file')
  expect(whole.headers.get('content-length')).toBe('256')
  expect(Buffer.from(await whole.arrayBuffer())).toEqual(bytes)
  answer = (_request, response) => {
    response.write(bytes.subarray(0, 100))
    setImmediate(() => response.end(bytes.subarray(100)))
  }
  const pieces = await call('/dfw/image/images/1/file')
  expect(Buffer.from(await pieces.arrayBuffer())).toEqual(bytes)
})

test('writes the line of the talk, a timer and a counter for each answer', async () => {
  gateway.log.lines.length = 0
  packets.length = 0
  answer = (_request, response) => {
    response.writeHead(404, { 'x-openstack-request-id': 'req-8' }).end('{}')
  }
  await call('/dfw/compute/servers/9?token=hidden')
  const line = gateway.log.lines.find(({ code }) => code === 404)
  const url = `${cloud.url}/v2.1/servers/9?token=[redacted]`
  expect(line).toMatchObject({
    level: 'INFO',
    block: 'gateway',
    username: 'reachnovadevops',
    account: 'reach-production',
    verb: 'GET',
    region: 'dfw',
    service: 'compute',
    requestId: 'req-8',
    message: `User reachnovadevops, received proxy response - GET ${url} 404`,
  })
  expect(line?.['traceId']).toMatch(/^[0-9a-f]{32}$/)
  await expect
    .poll(() => packets)
    .toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^upstream\.dfw\.compute\.GET:[\d.]+\|ms$/),
        'upstream.dfw.compute.404:1|c',
      ]),
    )
})

test('lets no token and no cookie into the log', async () => {
  await call('/dfw/compute/servers')
  expect(gateway.log.text()).not.toContain(TOKEN)
  expect(gateway.log.text()).not.toContain(cookie.slice('aloft_session='.length))
})

test('asks for the password when the cloud no longer takes the token', async () => {
  answer = (_request, response) => response.writeHead(401).end('{"error":{}}')
  const reply = await call('/dfw/compute/servers')
  expect(await failure(reply)).toMatchObject({
    status: 401,
    code: 'reauth_required',
    upstream: { region: 'dfw', service: 'compute', status: 401 },
  })
})

test.each([
  ['/mars/compute/servers', 'unknown_region', 404],
  ['/dfw/dns/zones', 'unknown_service', 404],
  ['/dfw/compute/a%2f%2e%2e%2f..%2fb', 'invalid_request', 400],
  ['/dfw/compute/..%2f..%2fsecret', 'invalid_request', 400],
  ['/dfw', 'not_found', 404],
])('refuses %s as %s', async (path, code, status) => {
  expect(await failure(await call(path))).toMatchObject({ code, status })
  expect(seen).toEqual([])
})

test('reads again once when a kept connection breaks', async () => {
  let times = 0
  answer = (request, response) => {
    times += 1
    if (times === 1) request.socket.destroy()
    else response.end('{"second":true}')
  }
  const reply = await call('/dfw/compute/servers')
  expect(await reply.json()).toEqual({ second: true })
})

test('does not change anything twice when a connection breaks', async () => {
  answer = (request) => request.socket.destroy()
  const reply = await call('/dfw/compute/servers', { method: 'POST', body: '{}' })
  expect(await failure(reply)).toMatchObject({ status: 502, code: 'upstream_unreachable' })
  expect(seen).toHaveLength(1)
})

test('names the service and region that cannot be reached', async () => {
  const reply = await call('/dfw/network/networks')
  expect(await failure(reply)).toMatchObject({
    code: 'upstream_unreachable',
    message: 'The network service of DFW does not answer.',
  })
})

test('does not wait for a silent cloud for ever', async () => {
  answer = () => undefined
  const reply = await call('/dfw/compute/servers')
  expect(await failure(reply)).toMatchObject({ status: 504, code: 'upstream_timeout' })
})

test('follows no redirect', async () => {
  answer = (_request, response) => {
    response.writeHead(302, { location: 'http://169.254.169.254/' }).end()
  }
  const reply = await call('/dfw/compute/servers', { redirect: 'manual' })
  expect(reply.status).toBe(302)
  expect(seen).toHaveLength(1)
})

test.each([
  ['with its length', () => 'x'.repeat(2 * 1024 * 1024)],
  ['without its length', () => streamOf(2 * 1024 * 1024)],
])('refuses a body %s that is too large for JSON', async (_name, body) => {
  answer = (request, response) => {
    request.resume()
    request.on('end', () => response.end('{}'))
  }
  const init = { method: 'POST', body: body(), duplex: 'half' }
  const reply = await call('/dfw/compute/servers', init)
  expect(await failure(reply)).toMatchObject({ status: 413, code: 'body_too_large' })
})

test('takes a file of any size for the image service', async () => {
  let size = 0
  answer = (request, response) => {
    request.on('data', (chunk: Buffer) => (size += chunk.byteLength))
    request.on('end', () => response.writeHead(204).end())
  }
  const init = { method: 'PUT', body: streamOf(3 * 1024 * 1024), duplex: 'half' }
  const reply = await call('/dfw/image/images/1/file', init)
  expect(reply.status).toBe(204)
  expect(size).toBe(3 * 1024 * 1024)
})

test('refuses what another site makes a browser send', async () => {
  const reply = await call('/dfw/compute/servers', {
    method: 'POST',
    headers: { origin: 'https://evil.example' },
  })
  expect(await failure(reply)).toMatchObject({ status: 403, code: 'wrong_origin' })
  expect(seen).toEqual([])
})

test('lets nobody in without a session, whoever they say they are', async () => {
  const reply = await fetch(`${gateway.url}/api/cloud/dfw/compute/servers`, {
    headers: { 'x-aloft-caller': 'forged' },
  })
  expect(await failure(reply)).toMatchObject({ status: 401, code: 'not_signed_in' })
})

test('tells the cloud when the browser goes away', async () => {
  const left = Promise.withResolvers<void>()
  const arrived = Promise.withResolvers<void>()
  answer = (request) => {
    arrived.resolve()
    request.on('close', left.resolve)
  }
  const leaving = new AbortController()
  const reply = call('/dfw/compute/servers', { signal: leaving.signal })
  await arrived.promise
  leaving.abort()
  await expect(reply).rejects.toThrow('aborted')
  await left.promise
})

test('says by a broken connection that an answer is not whole', async () => {
  answer = (_request, response) => {
    response.writeHead(200, { 'content-length': 100 }).write('half')
    setImmediate(() => response.destroy())
  }
  const reply = await call('/dfw/compute/servers')
  await expect(reply.text()).rejects.toThrow('terminated')
})

function streamOf(bytes: number): ReadableStream<Uint8Array> {
  let left = bytes
  return new ReadableStream({
    pull(controller) {
      const chunk = new Uint8Array(Math.min(left, 65_536))
      left -= chunk.byteLength
      if (chunk.byteLength > 0) controller.enqueue(chunk)
      if (left === 0) controller.close()
    },
  })
}
