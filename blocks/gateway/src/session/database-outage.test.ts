import { startRelay, type Relay } from '@aloft/testkit/relay'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startServer, type ListeningServer } from '../testing/listening-server.ts'
import { startGateway, type RunningGateway } from '../testing/running-gateway.ts'

let relay: Relay
let cloud: ListeningServer
let gateway: RunningGateway

beforeAll(async () => {
  cloud = await startServer((_request, response) => response.end('{}'))
  gateway = await startGateway({
    cloud: { authUrl: `${cloud.url}/v3` },
    async databaseUrl(url) {
      relay = await startRelay({ host: url.hostname, port: Number(url.port) })
      url.port = String(relay.port)
      return url
    },
  })
})

afterAll(async () => {
  await gateway[Symbol.asyncDispose]()
  await relay[Symbol.asyncDispose]()
  await cloud[Symbol.asyncDispose]()
})

test('stays signed in while the database is away, and says what is the matter', async () => {
  const cookie = await gateway.session({ dfw: { compute: cloud.url } })
  const unknown = await gateway.session({ dfw: { compute: cloud.url } })
  const servers = (as: string) =>
    fetch(`${gateway.url}/api/cloud/dfw/compute/servers`, { headers: { cookie: as } })
  expect((await servers(cookie)).status).toBe(200)
  relay.cut()
  try {
    expect((await servers(cookie)).status).toBe(200)

    const startedAt = performance.now()
    const reply = await servers(unknown)
    expect(reply.status).toBe(503)
    expect(await reply.text()).toContain('database_unavailable')
    const signIn = await fetch(`${gateway.url}/api/gateway/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ user: 'someone', password: 'something' }),
    })
    expect(signIn.status).toBe(503)
    expect(performance.now() - startedAt).toBeLessThan(8_000)
  } finally {
    relay.restore()
  }
  await expect.poll(async () => (await servers(unknown)).status).toBe(200)
  expect((await servers(cookie)).status).toBe(200)
})
