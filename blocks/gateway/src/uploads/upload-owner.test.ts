import { hostname } from 'node:os'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ActivityEntry } from '@aloft/contracts/activity'
import { freePort } from '@aloft/testkit/free-port'
import type { GatewayTables } from '../gateway-tables.ts'
import { askGateway } from '../testing/ask-gateway.ts'
import { startServer, type ListeningServer } from '../testing/listening-server.ts'
import { startGateway, type RunningGateway } from '../testing/running-gateway.ts'

const hour = 3_600_000
/** Outcomes that were written down, as the activity was told of them. */
const outcomes: string[] = []
let activity: ListeningServer
let gateway: RunningGateway
let cookie: string
let whose: { account_id: string; user_id: string }

const tables = () => gateway.database.schema<GatewayTables>('gateway')

beforeAll(async () => {
  activity = await startServer((request, response) => {
    request.on('data', (bytes: Buffer) => outcomes.push(bytes.toString()))
    request.on('end', () => response.writeHead(204).end())
  })
  gateway = await startGateway({
    gateway: { imageUploads: { lostSeconds: 1 } },
    kernel: { blocks: { activity: activity.url } },
  })
  cookie = await gateway.session({ dfw: { image: `${activity.url}/v2` } })
  whose = await tables()
    .selectFrom('sessions')
    .select(['account_id', 'user_id'])
    .executeTakeFirstOrThrow()
})
afterAll(async () => {
  await gateway[Symbol.asyncDispose]()
  await activity[Symbol.asyncDispose]()
})

/** An upload that another process holds. */
async function heldElsewhere(owner: string, instance: string | null, seenAt: number) {
  const id = crypto.randomUUID()
  const activityId: ActivityEntry['id'] = crypto.randomUUID()
  await tables()
    .insertInto('image_uploads')
    .values({
      id,
      ...whose,
      region: 'dfw',
      image_id: crypto.randomUUID(),
      size_bytes: 1000,
      owner,
      instance,
      state: 'receiving',
      activity_id: activityId,
      seen_at: new Date(seenAt),
    })
    .execute()
  const state = async () => {
    const found = tables().selectFrom('image_uploads').select('state').where('id', '=', id)
    return (await found.executeTakeFirst())?.state
  }
  const ask = async (method = 'GET', path = '') => {
    const url = `${gateway.url}/api/gateway/image-uploads/${id}${path}`
    const { status, error } = await askGateway(url, method, {
      cookie,
      headers: { origin: gateway.url },
    })
    return { status, code: error['code'] }
  }
  return { state, ask }
}

const unavailable = { status: 503, code: 'block_unavailable' }
const here = `${hostname()}/${crypto.randomUUID()}`
const elsewhere = `another-machine/${crypto.randomUUID()}`

test.each([
  ['has the same address on a machine of its own', () => gateway.url, elsewhere],
  ['has the address that this one had before', () => gateway.url, here],
  ['has a name that is not known here', () => 'http://gateway.invalid:8080', elsewhere],
  ['is of an earlier release', () => gateway.url, null],
])('an upload goes on though its process %s', async (_, owner, instance) => {
  const upload = await heldElsewhere(owner(), instance, Date.now() + hour)
  expect(await upload.ask()).toEqual(unavailable)
  expect(await upload.ask('POST', '/end')).toEqual(unavailable)
  expect(await upload.ask('DELETE')).toEqual(unavailable)
  expect(await upload.state()).toBe('receiving')
})

test('an upload goes on though its process refuses connections, until that is silent', async () => {
  const owner = `http://127.0.0.1:${await freePort()}`
  const living = await heldElsewhere(owner, here, Date.now() + hour)
  const silent = await heldElsewhere(owner, here, Date.now() - hour)
  await expect
    .poll(() => silent.ask(), { timeout: 10_000 })
    .toEqual({ status: 410, code: 'upload_lost' })
  expect(await silent.state()).toBe('failed')
  await expect.poll(() => outcomes.join()).toContain('is gone')
  expect(await living.ask()).toEqual(unavailable)
  expect(await living.state()).toBe('receiving')
})
