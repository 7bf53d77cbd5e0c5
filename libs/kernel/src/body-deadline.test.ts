import { once } from 'node:events'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bootProbe, json, type BootedProbe } from './testing/boot-probe.ts'
import { anna, createProbe } from './testing/probe-block.ts'

let probe: BootedProbe

beforeAll(async () => {
  probe = await bootProbe([createProbe(anna).block], {
    bodyTimeoutMs: 200,
    headersTimeoutMs: 200,
  })
})
afterAll(() => probe[Symbol.asyncDispose]())

/** What comes back on a connection on which this is sent and no more, until it is closed. */
async function answerTo(sent: string): Promise<string> {
  const socket = connect(Number(new URL(probe.running.url).port), '127.0.0.1')
  await once(socket, 'connect')
  socket.write(sent)
  return text(socket)
}

const begun = (route: string) =>
  `${route} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n` +
  'Content-Length: 100\r\n\r\n{"name":'

test('a body that never ends holds its connection for no longer than its deadline', async () => {
  expect(await answerTo(begun('POST /api/probe/things'))).toMatch(/^HTTP\/1.1 408 /)
})

test('nor does one that was refused before it was read', async () => {
  expect(await answerTo(begun('PUT /api/probe/inner'))).toMatch(/^HTTP\/1.1 404 /)
})

test('a body in time is taken, and the connection is kept', async () => {
  const reply = await probe.fetch('/api/probe/things', json({ name: 'a', size: 1 }))
  expect(reply.status).toBe(201)
  expect(reply.headers.get('connection')).not.toBe('close')
})
