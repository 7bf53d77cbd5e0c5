import { once } from 'node:events'
import {
  request as httpRequest,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startServer, type ListeningServer } from '../testing/listening-server.ts'
import { startGateway, type RunningGateway } from '../testing/running-gateway.ts'

const CHUNK = Buffer.alloc(64 * 1024, 'x')
const WHOLE = 96 * 1024 * 1024
/** What may lie between two ends that do not read: buffers of four sockets and of the streams. */
const BETWEEN = 24 * 1024 * 1024

let cloud: ListeningServer
let gateway: RunningGateway
let headers: { cookie: string }
let answer: (request: IncomingMessage, response: ServerResponse) => void

beforeAll(async () => {
  cloud = await startServer((request, response) => answer(request, response))
  gateway = await startGateway()
  const cookie = await gateway.session({ dfw: { 'object-store': `${cloud.url}/v1` } })
  headers = { cookie }
})

afterAll(async () => {
  await gateway[Symbol.asyncDispose]()
  await cloud[Symbol.asyncDispose]()
})

const open = (method: string) =>
  httpRequest(`${gateway.url}/api/cloud/dfw/object-store/c/o`, { method, headers })

/** Writes until it is told to wait and nobody takes anything any more. */
async function writeAll(
  stream: NodeJS.WritableStream,
  count: (bytes: number) => void,
): Promise<void> {
  for (let sent = 0; sent < WHOLE; sent += CHUNK.byteLength) {
    const goesOn = stream.write(CHUNK)
    count(CHUNK.byteLength)
    if (!goesOn) await once(stream, 'drain')
  }
  stream.end()
}

/** The count when it no longer grows. */
async function settled(count: () => number): Promise<number> {
  for (;;) {
    const before = count()
    await delay(200)
    if (count() === before && before > 0) return before
  }
}

test('lets the cloud wait for a browser that reads slowly, then sends all of it', async () => {
  let sent = 0
  answer = (_request, response) => {
    response.writeHead(200, { 'content-length': WHOLE })
    void writeAll(response, (bytes) => (sent += bytes))
  }
  const call = open('GET').end()
  const [reply]: [IncomingMessage] = Object(await once(call, 'response'))
  expect(await settled(() => sent)).toBeLessThan(BETWEEN)
  let received = 0
  reply.on('data', (chunk: Buffer) => (received += chunk.byteLength))
  await once(reply, 'end')
  expect(received).toBe(WHOLE)
})

test('lets a browser wait for a cloud that takes slowly, then sends all of it', async () => {
  let received = 0
  const goesOn = Promise.withResolvers<void>()
  answer = (request, response) => {
    void goesOn.promise.then(() => {
      request.on('data', (chunk: Buffer) => (received += chunk.byteLength))
      request.on('end', () => response.writeHead(201).end())
    })
  }
  let sent = 0
  const call = open('PUT')
  const answered = once(call, 'response')
  const writing = writeAll(call, (bytes) => (sent += bytes))
  expect(await settled(() => sent)).toBeLessThan(BETWEEN)
  goesOn.resolve()
  await writing
  const [reply]: [IncomingMessage] = Object(await answered)
  expect(reply.statusCode).toBe(201)
  expect(received).toBe(WHOLE)
  reply.resume()
})
