import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startServer, type ListeningServer } from '../testing/listening-server.ts'
import { startGateway, type RunningGateway } from '../testing/running-gateway.ts'

let seen: string[]
let cloud: ListeningServer
let gateway: RunningGateway
let cookie: string

beforeAll(async () => {
  cloud = await startServer((request, response) => {
    seen.push(`${request.method} ${request.url}`)
    request.resume().on('end', () => response.end('{}'))
  })
  gateway = await startGateway()
  cookie = await gateway.session({ dfw: { identity: `${cloud.url}/v3` } })
})

afterAll(async () => {
  await gateway[Symbol.asyncDispose]()
  await cloud[Symbol.asyncDispose]()
})

beforeEach(() => {
  seen = []
})

const identity = (path: string, init: RequestInit = {}) =>
  fetch(`${gateway.url}/api/cloud/dfw/identity${path}`, { ...init, headers: { cookie } })

test.each(['/auth/tokens', '/v3/auth/tokens', '/auth%2ftokens', '/users/u2/password'])(
  'lets nobody try passwords past the lock-out at %s',
  async (path) => {
    const password = { user: { id: 'u2', password: 'a-guess' } }
    const body = JSON.stringify({
      auth: { identity: { methods: ['password'], password } },
    })
    const reply = await identity(path, { method: 'POST', body })
    expect(reply.status).toBe(403)
    expect(await reply.text()).toContain('"not_proxied"')
    expect(seen).toEqual([])
  },
)

test('refuses a federated sign-in, which can be a read, on every way', async () => {
  // The session is known by now, so that this goes the fast way as far as it can.
  await identity('/projects')
  const reply = await identity('/OS-FEDERATION/identity_providers/i/protocols/p/auth')
  expect(reply.status).toBe(403)
  expect(seen).toEqual(['GET /v3/projects'])
})
