import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ActivityEntry } from '@aloft/contracts/activity'
import { startServer, type ListeningServer } from '../testing/listening-server.ts'
import { startGateway, type RunningGateway } from '../testing/running-gateway.ts'

const entry: ActivityEntry = {
  id: crypto.randomUUID(),
  at: '2026-03-01T10:00:00Z',
  username: 'reachnovadevops',
  act: 'server.stop',
  title: 'Shut down servers',
  targets: [],
  input: {},
  state: 'started',
  outcomes: [],
}
/** The block `activity` of a release that wrote down no parts. */
let activity: ListeningServer
let cloud: ListeningServer
let gateway: RunningGateway

beforeAll(async () => {
  activity = await startServer(({ method, url }, response) => {
    const answer = (status: number, body?: object) =>
      response
        .writeHead(status, { 'content-type': 'application/json' })
        .end(body === undefined ? '' : JSON.stringify(body))
    if (method === 'POST') return answer(200, { repeated: false, entry })
    if (method === 'PUT' && url?.endsWith('/outcome') === true) return answer(204)
    const error = { code: 'not_found', message: 'There is nothing.', hint: 'Go.', id: 'x' }
    return answer(404, { error })
  })
  cloud = await startServer(({ method, url = '' }, response) => {
    if (method === 'POST') return response.writeHead(202).end()
    const server = { id: url.split('/').at(-1), name: 'web', status: 'ACTIVE' }
    response.writeHead(200, { 'content-type': 'application/json' })
    return response.end(JSON.stringify({ server }))
  })
  gateway = await startGateway({ kernel: { blocks: { activity: activity.url } } })
})
afterAll(async () => {
  await gateway[Symbol.asyncDispose]()
  await cloud[Symbol.asyncDispose]()
  await activity[Symbol.asyncDispose]()
})

test('a bulk act ends as well before an activity that knows no parts', async () => {
  const cookie = await gateway.session({ dfw: { compute: `${cloud.url}/v2.1` } })
  const targets = Array.from({ length: 10 }, (_, index) => ({
    region: 'dfw',
    id: `web-${index}`,
  }))
  const reply = await fetch(`${gateway.url}/api/gateway/acts`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify({
      act: 'server.stop',
      key: crypto.randomUUID(),
      targets,
      input: {},
    }),
  })
  const { outcomes } = Object(await reply.json())
  expect(outcomes.map(({ state }: { state: string }) => state)).toEqual(
    Array(10).fill('done'),
  )
})
