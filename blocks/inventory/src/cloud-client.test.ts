import type { IncomingMessage, ServerResponse } from 'node:http'
import { afterEach, expect, it } from 'vitest'
import { createCloudDispatcher } from '@aloft/kernel/cloud/dispatcher'
import { createExchangeRecord } from '@aloft/kernel/cloud/exchange-record'
import type { Stats } from '@aloft/kernel/stats'
import { createRecordedLog } from '@aloft/testkit/log'
import { CloudClient } from './cloud-client.ts'
import { sendJson, startSmallCloud } from './testing/small-cloud.ts'

const cleanup: AsyncDisposable[] = []
afterEach(async () => {
  for (const disposable of cleanup.splice(0)) await disposable[Symbol.asyncDispose]()
})

const asking = {
  token: 'a-token-that-must-not-be-seen',
  username: 'reachnovadevops',
  account: 'reach-production',
  traceId: '0af7651916cd43dd8448eb211c80319c',
}

async function clientOf(answer: (request: IncomingMessage, reply: ServerResponse) => void) {
  const cloud = await startSmallCloud(answer)
  const log = createRecordedLog()
  const counted: string[] = []
  const stats: Stats = {
    increment: (name) => counted.push(name),
    timing: (name) => counted.push(`${name} took`),
    gauge: () => undefined,
    close: () => Promise.resolve(),
  }
  const limits = {
    connections: 4,
    connectTimeoutMs: 2000,
    answerTimeoutMs: 2000,
    idleTimeoutMs: 2000,
  }
  const client = new CloudClient(
    createCloudDispatcher(limits, { rejectUnauthorized: true }),
    createExchangeRecord(log.log, stats),
    5000,
  )
  cleanup.push(client, cloud)
  const url = `${cloud.url}/v2.1/servers/detail?limit=1000`
  const get = () =>
    client.get({ region: 'dfw', regionName: 'Dallas', service: 'compute', url, asking })
  return { get, url, cloud, log, counted }
}

it('writes a line, a timer and a counter for each page', async () => {
  const headers: IncomingMessage['headers'][] = []
  const { get, url, log, counted } = await clientOf((request, reply) => {
    headers.push(request.headers)
    reply.setHeader('x-openstack-request-id', 'req-7')
    sendJson(reply, 200, { servers: [] })
  })
  await get()
  expect(log.lines).toHaveLength(1)
  expect(log.lines[0]).toMatchObject({
    level: 'INFO',
    username: 'reachnovadevops',
    account: 'reach-production',
    verb: 'GET',
    code: 200,
    requestId: 'req-7',
    traceId: asking.traceId,
    message: `User reachnovadevops, received proxy response - GET ${url} 200`,
  })
  expect(log.lines[0]?.durationMs).toBeTypeOf('number')
  expect(log.text()).not.toContain(asking.token)
  expect(counted).toEqual(['upstream.dfw.compute.GET took', 'upstream.dfw.compute.200'])
  expect(headers[0]?.traceparent).toContain(asking.traceId)
  expect(headers[0]?.['x-openstack-request-id']).toBe(
    'req-0af76519-16cd-43dd-8448-eb211c80319c',
  )
})

it('reads once more when a kept connection breaks', async () => {
  const { get, cloud } = await clientOf((request, reply) => {
    if (cloud.requests.length === 1) request.socket.destroy()
    else sendJson(reply, 200, { servers: [] })
  })
  await expect(get()).resolves.toMatchObject({ body: { servers: [] } })
  expect(cloud.requests).toHaveLength(2)
})

it('counts what does not answer, and says so', async () => {
  const { get, cloud, log, counted } = await clientOf((request) => {
    request.socket.destroy()
  })
  await expect(get()).rejects.toMatchObject({
    code: 'upstream_unreachable',
    message: 'The compute service of Dallas does not answer.',
  })
  expect(cloud.requests).toHaveLength(2)
  expect(log.lines).toEqual([expect.objectContaining({ level: 'WARN', verb: 'GET' })])
  expect(counted).toContain('upstream.dfw.compute.failed')
})

it('does not take an answer of any length', async () => {
  const { get } = await clientOf((_, reply) => {
    const megabyte = Buffer.alloc(1024 * 1024, ' ')
    reply.on('error', () => undefined)
    for (let at = 0; at < 40; at++) reply.write(megabyte)
    reply.end('{}')
  })
  await expect(get()).rejects.toMatchObject({ code: 'upstream_unreachable' })
})
