import { once } from 'node:events'
import {
  request as httpRequest,
  type IncomingMessage,
  type RequestListener,
} from 'node:http'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startServer, type ListeningServer } from '../testing/listening-server.ts'
import { startGateway, type RunningGateway } from '../testing/running-gateway.ts'

let cloud: ListeningServer
let gateway: RunningGateway
let cookie: string
let answer: RequestListener

beforeAll(async () => {
  cloud = await startServer((request, response) => answer(request, response))
  gateway = await startGateway({
    cloud: { answerTimeoutMs: 400, idleTimeoutMs: 400, connectTimeoutMs: 400 },
  })
  cookie = await gateway.session({
    dfw: { compute: `${cloud.url}/v2.1`, network: 'http://127.0.0.1:1/v2.0' },
  })
})

afterAll(async () => {
  await gateway[Symbol.asyncDispose]()
  await cloud[Symbol.asyncDispose]()
})

/** What says that it has a body, be it none, is no plain read and takes the ordinary lane. */
const lanes = { fast: {}, ordinary: { 'content-length': '0' } } as const

async function ask(lane: keyof typeof lanes, method: string, path: string) {
  gateway.log.lines.length = 0
  const headers = { cookie, ...lanes[lane] }
  const call = httpRequest(`${gateway.url}/api/cloud${path}`, { method, headers }).end()
  const [reply]: [IncomingMessage] = Object(await once(call, 'response'))
  const body = await text(reply)
  // The ordinary lane alone goes through the framework, which writes a line for each request.
  const isFramed = () => gateway.log.lines.some(({ method: verb }) => verb === method)
  await expect.poll(isFramed).toBe(lane === 'ordinary')
  return {
    status: reply.statusCode,
    // Of a failure each answer has an id of its own, and so has each request.
    headers: {
      ...reply.headers,
      date: '',
      'x-request-id': typeof reply.headers['x-request-id'],
    },
    body: body.replace(/"id":"\w{10}"/, '"id":"…"'),
  }
}

const json = '{"servers":[]}'
const answers: Record<string, RequestListener> = {
  'a list': (_request, response) =>
    response
      .writeHead(200, {
        'content-type': 'application/json',
        'content-length': json.length,
        'x-openstack-request-id': 'req-1',
      })
      .end(json),
  'an answer in pieces': (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).write('{"servers"')
    setImmediate(() => response.end(':[]}'))
  },
  'an answer without a body': (_request, response) => response.writeHead(204).end(),
  'a refusal of the cloud': (_request, response) =>
    response
      .writeHead(404, { 'x-compute-request-id': 'req-2', server: 'Apache' })
      .end('{"itemNotFound":{}}'),
  'a cloud that is asked too often': (_request, response) =>
    response.writeHead(429, { 'retry-after': '7' }).end('{"overLimit":{}}'),
  'a token that has ended': (_request, response) => response.writeHead(401).end('{}'),
  silence: () => undefined,
}

test.each([
  ...Object.keys(answers).map((name) => ['GET', name] as const),
  ['HEAD', 'a list'],
  ['HEAD', 'a token that has ended'],
] as const)('%s gives the same for %s by both lanes', async (method, name) => {
  answer = answers[name] ?? answer
  const path = '/dfw/compute/servers'
  // The session is read by the first, so that the second finds it.
  const ordinary = await ask('ordinary', method, path)
  expect(await ask('fast', method, path)).toEqual(ordinary)
})

test('a service that is away is told of in the same way by both lanes', async () => {
  const path = '/dfw/network/networks'
  const ordinary = await ask('ordinary', 'GET', path)
  expect(await ask('fast', 'GET', path)).toEqual(ordinary)
  expect(ordinary).toMatchObject({
    status: 502,
    headers: {
      'content-type': expect.stringContaining('application/json'),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-request-id': 'string',
    },
  })
})
