import { createServer, type IncomingMessage, type Server } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { RemoteTransport } from './transport.ts'
import { bootProbe, json, type BootedProbe } from './testing/boot-probe.ts'
import { anna, createAsker, createProbe } from './testing/probe-block.ts'

describe.each(['in one process', 'one block a process'] as const)('%s', (topology) => {
  const started = new AsyncDisposableStack()
  let asking: BootedProbe

  beforeAll(async () => {
    if (topology === 'in one process') {
      asking = started.use(await bootProbe([createAsker(anna), createProbe().block]))
      return
    }
    const probing = started.use(await bootProbe([createProbe().block]))
    asking = started.use(
      await bootProbe([createAsker(anna)], { blocks: { probe: probing.running.url } }),
    )
  })
  afterAll(() => started.disposeAsync())

  test('a block calls another for itself', async () => {
    expect(await (await asking.fetch('/api/asker/ask')).json()).toEqual({ by: 'asker' })
  })

  test('a block calls another for a person, in the same trace', async () => {
    const traceId = '0af7651916cd43dd8448eb211c80319c'
    const reply = await asking.fetch('/api/asker/ask', {
      ...json({ name: 'a', size: 1 }),
      headers: {
        'content-type': 'application/json',
        traceparent: `00-${traceId}-b7ad6b7169203331-01`,
      },
    })
    expect(await reply.json()).toEqual({ name: 'a', owner: 'anna', traceId })
  })

  test.each([
    ['broken', 500, 'internal', undefined],
    ['forbidden', 403, 'forbidden', undefined],
    ['invalid', 400, 'invalid_request', 'query.limit'],
  ])('the error of what is %s arrives as it was', async (what, status, code, field) => {
    const reply = await asking.fetch(`/api/asker/fail/${what}`)
    const { error } = Object(await reply.json())
    expect([reply.status, error.code, error.field]).toEqual([status, code, field])
  })

  test('a browser reaches the other block through this one', async () => {
    const echo = await asking.fetch('/api/probe/echo/x?limit=3')
    expect(await echo.json()).toEqual({ id: 'x', limit: 3 })
    const made = await asking.fetch('/api/probe/things', json({ name: 'n', size: 1 }))
    expect(await made.json()).toMatchObject({ owner: 'anna' })
    const inner = await asking.fetch('/api/probe/inner', json({ text: 'x' }, 'PUT'))
    expect(inner.status).toBe(404)
  })
})

test('a block that is gone is named, and the datacenter is down without it', async () => {
  await using alone = await bootProbe([createAsker(anna)], {
    blocks: { probe: 'http://127.0.0.1:9' },
  })
  const reply = await alone.fetch('/api/asker/ask')
  expect([reply.status, await reply.json()]).toMatchObject([
    503,
    { error: { code: 'block_unavailable', message: 'The block probe does not answer.' } },
  ])
  expect((await alone.fetch('/api/probe/echo/a')).status).toBe(503)
  expect((await alone.fetch('/ready')).status).toBe(200)
  expect((await alone.fetch('/lbz')).status).toBe(503)
})

/** Answers the first request of each connection, and breaks the connection at the second. */
async function startForgetful(): Promise<{
  server: Server
  url: string
  requests: string[]
}> {
  const requests: string[] = []
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`)
    if (requests.length === 2) request.socket.destroy()
    else response.setHeader('content-type', 'application/json').end('{}')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A TCP server has an address of this form.
  const { port } = server.address() as AddressInfo
  return { server, url: `http://127.0.0.1:${port}`, requests }
}

test.each([
  ['GET', 'answered', 3],
  ['POST', 'refused', 2],
] as const)('a %s on a connection that breaks is %s', async (method, outcome, count) => {
  const { server, url, requests } = await startForgetful()
  await using remote = new RemoteTransport('probe', url, 5000)
  const send = () => remote.send({ method, path: '/x', headers: {}, body: undefined })
  await send()
  const second = await send().then(
    () => 'answered',
    (error: unknown) => (error instanceof Error ? 'refused' : error),
  )
  expect([second, requests.length]).toEqual([outcome, count])
  server.close()
})

test('a browser waits as long for a block elsewhere as for one here', async () => {
  const controls = createProbe()
  await using probing = await bootProbe([controls.block])
  await using asking = await bootProbe([createAsker(anna)], {
    callTimeoutMs: 50,
    blocks: { probe: probing.running.url },
  })
  const startedAt = performance.now()
  const slow = asking.fetch('/api/probe/slow')
  await controls.slowArrived
  // undici looks at its deadlines twice a second.
  await expect
    .poll(() => performance.now() - startedAt, { timeout: 5_000 })
    .toBeGreaterThan(1_500)
  controls.finishSlow()
  expect((await slow).status).toBe(200)
})

test('a browser that leaves takes its call to the other block along', async () => {
  const server = createServer(() => undefined).listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A TCP server has an address of this form.
  const { port } = server.address() as AddressInfo
  await using asking = await bootProbe([createAsker(anna)], {
    blocks: { probe: `http://127.0.0.1:${port}` },
  })
  const leaving = new AbortController()
  const arrived = once(server, 'request')
  const call = asking.fetch('/api/probe/slow', { signal: leaving.signal })
  const [request]: [IncomingMessage] = Object(await arrived)
  const closed = once(request.socket, 'close')
  leaving.abort()
  await expect(call).rejects.toThrow()
  await closed
  server.close()
  expect(asking.log.text()).not.toContain('block_unavailable')
})

test('a block that never answers is given up at the deadline', async () => {
  const server = createServer(() => undefined).listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A TCP server has an address of this form.
  const { port } = server.address() as AddressInfo
  await using remote = new RemoteTransport('probe', `http://127.0.0.1:${port}`, 100)
  await expect(
    remote.send({ method: 'GET', path: '/x', headers: {}, body: undefined }),
  ).rejects.toMatchObject({ code: 'block_unavailable' })
  server.closeAllConnections()
  server.close()
})

test('a block whose address nobody gave is named with the key to set', async () => {
  await using alone = await bootProbe([createAsker()])
  const reply = await alone.fetch('/api/asker/ask')
  expect(Object(await reply.json()).error.hint).toContain('kernel.blocks.probe')
})
