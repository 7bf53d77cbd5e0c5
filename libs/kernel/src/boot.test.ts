import { request as httpRequest } from 'node:http'
import { once } from 'node:events'
import { createTestConfig } from '@aloft/testkit/config'
import { createSilentLogger } from '@aloft/testkit/log'
import { testDatabase } from '@aloft/testkit/postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { boot } from './boot.ts'
import { bootProbe, json, type BootedProbe } from './testing/boot-probe.ts'
import { anna, createProbe } from './testing/probe-block.ts'

let probe: BootedProbe

beforeAll(async () => {
  probe = await bootProbe([createProbe(anna).block])
})

afterAll(() => probe[Symbol.asyncDispose]())

async function errorOf(reply: Response): Promise<Record<string, unknown>> {
  const body: unknown = await reply.json()
  if (typeof body === 'object' && body !== null && 'error' in body)
    return { ...Object(body.error) }
  throw new Error(`Not an error body: ${JSON.stringify(body)}`)
}

test('an operation gets valid input and answers with its status', async () => {
  const echo = await probe.fetch('/api/probe/echo/a%20b?limit=7&word=x')
  expect(await echo.json()).toEqual({ id: 'a b', limit: 7, word: 'x' })
  const withDefault = await probe.fetch('/api/probe/echo/a')
  expect(await withDefault.json()).toEqual({ id: 'a', limit: 10 })
  const made = await probe.fetch('/api/probe/things', json({ name: 'n', size: 1 }))
  expect([made.status, await made.json()]).toMatchObject([201, { owner: 'anna' }])
})

test.each([
  ['/api/probe/echo/a?limit=99', undefined, 400, 'invalid_request', 'query.limit'],
  ['/api/probe/echo/a?limit=many', undefined, 400, 'invalid_request', 'query.limit'],
  ['/api/probe/things', json({ size: 1 }), 400, 'invalid_request', 'body.name'],
  ['/api/probe/things', json({ name: '', size: 1 }), 400, 'invalid_request', 'body.name'],
  [
    '/api/probe/things',
    json({ name: 'a', size: '1' }),
    400,
    'invalid_request',
    'body.size',
  ],
  [
    '/api/probe/things',
    json({ name: 'a', size: 1, x: 1 }),
    400,
    'invalid_request',
    'body.x',
  ],
  ['/api/probe/things', { method: 'POST' }, 400, 'invalid_request', 'body'],
  [
    '/api/probe/things',
    json({ name: 'a'.repeat(2_000_000), size: 1 }),
    413,
    'body_too_large',
    undefined,
  ],
  [
    '/api/probe/things',
    { method: 'POST', body: 'a=1', headers: { 'content-type': 'text/csv' } },
    415,
    'not_json',
    undefined,
  ],
  ['/api/probe/things', { ...json({}), body: '{' }, 400, 'invalid_request', undefined],
  ['/api/probe/nothing', undefined, 404, 'not_found', undefined],
  ['/nowhere', undefined, 404, 'not_found', undefined],
  ['/api/probe/inner', json({ text: 'x' }, 'PUT'), 404, 'not_found', undefined],
  ['/api/probe/inner', { method: 'DELETE' }, 404, 'not_found', undefined],
  ['/api/probe/things/a', { method: 'DELETE' }, 404, 'not_found', undefined],
  ['/api/probe/things', { method: 'PATCH' }, 405, 'wrong_method', undefined],
])('%s answers clearly (%#)', async (path, init, status, code, field) => {
  const reply = await probe.fetch(path, init)
  const error = await errorOf(reply)
  expect([reply.status, error.code, error.field]).toEqual([status, code, field])
  expect(error.message).toMatch(/\S/)
  expect(error.hint).toMatch(/\S/)
  const line = probe.log.lines.find(({ errorId }) => errorId === error.id)
  expect(line).toMatchObject({ level: 'INFO', code })
})

test('nobody and a forged caller are refused', async () => {
  await using process = await bootProbe([createProbe().block])
  const nobody = await process.fetch('/api/probe/things', json({ name: 'a', size: 1 }))
  expect(await errorOf(nobody)).toMatchObject({ code: 'not_signed_in' })
  const forged = await process.fetch('/api/probe/echo/a', {
    headers: { 'x-aloft-caller': 'eyJhIjoxfQ.AAAA' },
  })
  expect([forged.status, (await errorOf(forged)).code]).toEqual([401, 'caller_invalid'])
})

test('a fault is logged once with its stack, and the person gets only its id', async () => {
  const reply = await probe.fetch('/api/probe/broken')
  const text = await reply.text()
  expect(reply.status).toBe(500)
  expect(text).not.toMatch(/TypeError|fault|hidden-word/)
  const faults = probe.log.lines.filter(({ code }) => code === 'internal')
  expect(faults).toHaveLength(1)
  expect(JSON.stringify(faults[0])).toContain('probe-block.ts')
  expect(text).toContain(String(faults[0]?.errorId))
  expect(probe.log.text()).not.toContain('hidden-word')
})

test('a reply that breaks its contract is a fault', async () => {
  expect((await probe.fetch('/api/probe/wrong-reply')).status).toBe(500)
  expect(probe.log.text()).toContain('GET /wrong-reply breaks its contract at /count')
})

test('each request is one line with the person and the trace', async () => {
  const traceId = '0af7651916cd43dd8448eb211c80319c'
  await probe.fetch('/api/probe/things', {
    ...json({ name: 'a', size: 1 }),
    headers: {
      'content-type': 'application/json',
      traceparent: `00-${traceId}-b7ad6b7169203331-01`,
    },
  })
  await probe.fetch('/ready')
  const lines = probe.log.lines.filter(({ status }) => status !== undefined)
  expect(lines.slice(-2)).toMatchObject([
    {
      level: 'INFO',
      method: 'POST',
      status: 201,
      username: 'anna',
      account: 'web',
      block: 'probe',
      traceId,
    },
    { level: 'DEBUG', url: '/ready', status: 200 },
  ])
})

test('a block that cannot start is named, and nothing stays behind', async () => {
  await using database = await testDatabase()
  const { block } = createProbe()
  const failing = {
    ...block,
    routes: () => {
      throw new Error('no price file')
    },
  }
  const config = { kernel: createTestConfig({ database: database.config }), sections: {} }
  await expect(
    boot({ blocks: [failing], config, log: createSilentLogger() }),
  ).rejects.toMatchObject({
    code: 'start_failed',
    message: 'The block probe could not start: no price file',
  })
})

test('a taken port is named with what to do', async () => {
  const port = Number(new URL(probe.running.url).port)
  const kernel = createTestConfig({ database: probe.database.config, port })
  await expect(
    boot({
      blocks: [createProbe().block],
      config: { kernel, sections: {} },
      log: createSilentLogger(),
    }),
  ).rejects.toMatchObject({
    code: 'start_failed',
    message: `Port ${port} of 127.0.0.1 is taken by another program.`,
  })
})

test('missing schema changes are refused where they are not to be applied', async () => {
  await using database = await testDatabase()
  const kernel = createTestConfig({ database: { ...database.config, migrate: false } })
  await expect(
    boot({
      blocks: [createProbe().block],
      config: { kernel, sections: {} },
      log: createSilentLogger(),
    }),
  ).rejects.toThrow('lacks the migration 0001-leases')
})

test('a draining process says so, serves on, and finishes what is in flight', async () => {
  const controls = createProbe()
  await using process = await bootProbe([controls.block], { drainMs: 300 })
  expect(await (await process.fetch('/lbz')).text()).toBe('OK\n')
  const slow = process.fetch('/api/probe/slow')
  await controls.slowArrived
  const drained = process.running.drain()
  const ready = await process.fetch('/ready')
  expect([ready.status, await ready.json()]).toMatchObject([
    503,
    { ready: false, draining: true },
  ])
  expect((await process.fetch('/lbz')).status).toBe(503)
  expect((await process.fetch('/live')).status).toBe(200)
  const during = await process.fetch('/api/probe/echo/a')
  expect(during.status).toBe(200)
  expect(during.headers.get('connection')).toBe('close')
  await expect
    .poll(() =>
      process.fetch('/live').then(
        ({ ok }) => ok,
        () => 'refused',
      ),
    )
    .toBe('refused')
  controls.finishSlow()
  expect(await (await slow).json()).toEqual({ done: true })
  await drained
  await expect(process.fetch('/live')).rejects.toThrow('fetch failed')
})

test('a connection that is kept after the last answer does not keep the process', async () => {
  const controls = createProbe()
  await using process = await bootProbe([controls.block], { drainMs: 0, stopMs: 60_000 })
  const slow = process.fetch('/api/probe/slow')
  await controls.slowArrived
  const drained = process.running.drain()
  controls.finishSlow()
  expect(await (await slow).json()).toEqual({ done: true })
  await drained
})

test('what does not finish in time is cut off', async () => {
  const controls = createProbe()
  await using process = await bootProbe([controls.block], { drainMs: 0, stopMs: 100 })
  const request = httpRequest(new URL('/api/probe/slow', process.running.url)).end()
  const cut = once(request, 'error')
  await controls.slowArrived
  await process.running.drain()
  expect((await cut)[0]).toMatchObject({ code: 'ECONNRESET' })
  controls.finishSlow()
})
