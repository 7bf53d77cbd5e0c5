import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterEach, expect, test } from 'vitest'
import {
  enableReauthentication,
  pendingReauthentication,
  subscribeReauthentication,
} from '../session/reauthentication.ts'
import { ApiError } from './api-error.ts'
import { reachability, reportReachability, setReachabilityProbe } from './reachability.ts'
import { request } from './request.ts'

type Answer = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>

async function server(answer: Answer) {
  const http = createServer((incoming, response) => void answer(incoming, response))
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const address = http.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    url: `http://127.0.0.1:${address.port}/`,
    async [Symbol.asyncDispose]() {
      http.closeAllConnections()
      await new Promise((resolve) => http.close(resolve))
    },
  }
}

function json(response: ServerResponse, status: number, body: unknown) {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}

const failure = (code: string) => ({
  error: { code, message: `It is ${code}.`, hint: 'Do this.', id: 'e-1' },
})

async function caught(promise: Promise<unknown>): Promise<ApiError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (error instanceof ApiError) return error
  throw new Error(`expected an ApiError, got ${String(error)}`)
}

afterEach(() => {
  pendingReauthentication()?.(false)
  enableReauthentication(false)
  reportReachability('reachable')
})

test('an error of the API keeps its code, words and id', async () => {
  await using aloft = await server((_, response) =>
    json(response, 403, failure('forbidden')),
  )
  const error = await caught(request(aloft.url, { method: 'GET' }))
  expect(error.code).toBe('forbidden')
  expect(error.message).toBe('It is forbidden.')
  expect(error.details).toMatchObject({ status: 403, hint: 'Do this.', id: 'e-1' })
})

test('every request carries a trace context that an error names', async () => {
  let seen: string | undefined
  await using aloft = await server((incoming, response) => {
    seen = incoming.headers.traceparent?.toString()
    json(response, 500, failure('internal'))
  })
  const error = await caught(request(aloft.url, { method: 'GET' }))
  expect(seen).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/)
  expect(seen).toContain(error.details.traceId)
})

test('asks for the password in place, then sends the same body again', async () => {
  const bodies: string[] = []
  await using aloft = await server(async (incoming, response) => {
    bodies.push(await text(incoming))
    if (bodies.length === 1) json(response, 401, failure('reauth_required'))
    else json(response, 200, { ok: true })
  })
  enableReauthentication(true)
  const stop = subscribeReauthentication(() => pendingReauthentication()?.(true))
  const response = await request(aloft.url, { method: 'POST', body: { name: 'web-01' } })
  stop()
  expect(await response.json()).toEqual({ ok: true })
  expect(bodies).toEqual(['{"name":"web-01"}', '{"name":"web-01"}'])
})

test('who gives up at the password gets the refusal', async () => {
  await using aloft = await server((_, response) =>
    json(response, 401, failure('reauth_required')),
  )
  enableReauthentication(true)
  const stop = subscribeReauthentication(() => pendingReauthentication()?.(false))
  const error = await caught(request(aloft.url, { method: 'GET' }))
  stop()
  expect(error.code).toBe('reauth_required')
})

test("the cloud's own error through the proxy is told in its words", async () => {
  await using aloft = await server((_, response) => {
    response.setHeader('x-openstack-request-id', 'req-7')
    json(response, 404, { itemNotFound: { code: 404, message: 'No such server' } })
  })
  const error = await caught(request(aloft.url, { method: 'GET' }))
  expect(error.code).toBe('cloud_refused')
  expect(error.message).toBe('No such server.')
  expect(error.details.upstream?.requestId).toBe('req-7')
})

test("Keystone's error is not taken for one of Aloft", async () => {
  await using aloft = await server((_, response) =>
    json(response, 403, { error: { code: 403, title: 'Forbidden', message: 'Not you' } }),
  )
  expect((await caught(request(aloft.url, { method: 'GET' }))).code).toBe('cloud_refused')
})

test('knows that the database is away, until what needs it is answered', async () => {
  let down = true
  await using aloft = await server((incoming, response) =>
    down && incoming.url !== '/remembered'
      ? json(response, 503, failure('database_unavailable'))
      : json(response, 200, { ok: true }),
  )
  const ask = (path: string) => request(`${aloft.url}${path}`, { method: 'GET' })
  const asked: string[] = []
  setReachabilityProbe((state) => {
    asked.push(state)
    return ask('probe')
  })
  await caught(ask('entries'))
  await ask('remembered')
  expect(reachability(), 'what needs no database proves nothing').toBe('database')
  down = false
  await expect.poll(reachability, { timeout: 10_000 }).toBe('reachable')
  expect(asked).toContain('database')
})

test('no answer at all is told as such', async () => {
  let url = ''
  {
    await using aloft = await server((_, response) => json(response, 200, {}))
    url = aloft.url
  }
  const error = await caught(request(url, { method: 'GET' }))
  expect(error.code).toBe('unreachable')
  expect(error.details.hint).toBe('It is tried again by itself.')
  expect(reachability()).toBe('network')
})

test('what changes something and got no answer is not said to be tried again', async () => {
  await using aloft = await server((incoming) => void incoming.socket.destroy())
  const error = await caught(request(aloft.url, { method: 'POST', body: {} }))
  expect(error.code).toBe('unreachable')
  expect(error.details.hint).toBe('Try again in a moment.')
})
