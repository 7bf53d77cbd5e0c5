import { once } from 'node:events'
import {
  request as httpRequest,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startServer, type ListeningServer } from '../testing/listening-server.ts'
import { startGateway, type RunningGateway } from '../testing/running-gateway.ts'

const CHUNK = Buffer.alloc(64 * 1024, 'x')
const WHOLE = 128 * 1024 * 1024
/** What may lie between two ends when one is slow: buffers of four sockets and of the streams. */
const BETWEEN = 24 * 1024 * 1024
/** Of bodies that are read whole. */
const BODY_TIMEOUT_MS = 100

let cloud: ListeningServer
let gateway: RunningGateway
let headers: { cookie: string }
let answer: (request: IncomingMessage, response: ServerResponse) => void

beforeAll(async () => {
  cloud = await startServer((request, response) => answer(request, response))
  gateway = await startGateway({ kernel: { bodyTimeoutMs: BODY_TIMEOUT_MS } })
  const cookie = await gateway.session({ dfw: { 'object-store': `${cloud.url}/v1` } })
  headers = { cookie }
})

afterAll(async () => {
  await gateway[Symbol.asyncDispose]()
  await cloud[Symbol.asyncDispose]()
})

const open = (method: string) =>
  httpRequest(`${gateway.url}/api/cloud/dfw/object-store/c/o`, { method, headers })

/** Both ends of one transfer, and the most that was ever between them. */
function createGauge() {
  const gauge = {
    sent: 0,
    received: 0,
    most: 0,
    /** How often the sender had to wait. */
    waits: 0,
  }
  return gauge
}
type Gauge = ReturnType<typeof createGauge>

/** Writes all of it, as fast as it is taken. */
async function writeAll(stream: NodeJS.WritableStream, gauge: Gauge): Promise<void> {
  while (gauge.sent < WHOLE) {
    const goesOn = stream.write(CHUNK)
    gauge.sent += CHUNK.byteLength
    gauge.most = Math.max(gauge.most, gauge.sent - gauge.received)
    if (goesOn) continue
    gauge.waits += 1
    await once(stream, 'drain')
  }
  stream.end()
}

/**
 * Takes a piece at each few turns of the event loop, which both ends and the gateway share: whoever does
 * not wait for this reader passes on several times as much in the meantime.
 */
async function readSlowly(stream: AsyncIterable<Buffer>, gauge: Gauge): Promise<void> {
  for await (const piece of stream) {
    gauge.received += piece.byteLength
    for (let turn = 0; turn < 4; turn += 1) await nextTurn()
  }
}

function expectLittleBetween({ sent, received, most, waits }: Gauge): void {
  expect(most).toBeLessThan(BETWEEN)
  expect([sent, received]).toEqual([WHOLE, WHOLE])
  expect(waits).toBeGreaterThan(WHOLE / BETWEEN)
}

test('lets the cloud wait for a browser that reads slowly, then sends all of it', async () => {
  const gauge = createGauge()
  const written = Promise.withResolvers<void>()
  answer = (_request, response) => {
    response.writeHead(200, { 'content-length': WHOLE })
    writeAll(response, gauge).then(written.resolve, written.reject)
  }
  const call = open('GET').end()
  const [reply]: [IncomingMessage] = Object(await once(call, 'response'))
  await readSlowly(reply, gauge)
  await written.promise
  expectLittleBetween(gauge)
}, 60_000)

test('lets a browser wait for a cloud that takes slowly, then sends all of it', async () => {
  const gauge = createGauge()
  const read = Promise.withResolvers<void>()
  answer = (request, response) => {
    readSlowly(request, gauge).then(read.resolve, read.reject)
    void read.promise.then(() => response.writeHead(201).end())
  }
  const call = open('PUT')
  const answered = once(call, 'response')
  await writeAll(call, gauge)
  await read.promise
  const [reply]: [IncomingMessage] = Object(await answered)
  expect(reply.statusCode).toBe(201)
  expectLittleBetween(gauge)
  reply.resume()
}, 60_000)

test('bounds no body that goes on, however long it takes', async () => {
  const startedAt = performance.now()
  const begun = Promise.withResolvers<IncomingMessage>()
  answer = (request, response) => {
    begun.resolve(request)
    request.resume().on('end', () => response.writeHead(201).end())
  }
  const call = open('PUT')
  const answered = once(call, 'response')
  call.write(CHUNK)
  await begun.promise
  await expect
    .poll(() => performance.now() - startedAt, { timeout: 5_000 })
    .toBeGreaterThan(3 * BODY_TIMEOUT_MS)
  call.end(CHUNK)
  const [reply]: [IncomingMessage] = Object(await answered)
  expect(reply.statusCode).toBe(201)
  reply.resume()
})
