import { activity } from '@aloft/contracts/activity'
import { gateway } from '@aloft/contracts/gateway'
import { inventory } from '@aloft/contracts/inventory'
import { startAloft, type TestAloft } from '@aloft/testkit/aloft'
import { startSimulator, type TestCloud } from '@aloft/testkit/simulator'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const anna = {
  user: 'reachnovadevops',
  password: 'aloft-demo',
  project: 'reach-production',
}

const clouds = new AsyncDisposableStack()
let cloud: TestCloud

beforeAll(async () => {
  cloud = clouds.use(await startSimulator({ seed: 'small', speed: 20 }))
})
afterAll(() => clouds.disposeAsync())

describe.each(['all', 'one-block-a-process'] as const)('%s', (target) => {
  const started = new AsyncDisposableStack()
  let aloft: TestAloft

  beforeAll(async () => {
    aloft = started.use(await startAloft({ cloud, target }))
  })
  afterAll(() => started.disposeAsync())

  test('every process is live and ready, and the datacenter can serve', async () => {
    for (const url of new Set(Object.values(aloft.addresses))) {
      expect((await fetch(`${url}/live`)).status).toBe(200)
      const ready = await fetch(`${url}/ready`)
      expect([ready.status, await ready.json()]).toMatchObject([200, { ready: true }])
    }
    expect(await (await fetch(`${aloft.url}/lbz`)).text()).toBe('OK\n')
  })

  test('a person signs in and out', async () => {
    const api = await aloft.signIn(anna)
    expect(api.session.user.name).toBe(anna.user)
    expect((await api.call(gateway)('GET /session')).project.name).toBe(anna.project)
    await api.call(gateway)('DELETE /session')
    await expect(api.call(gateway)('GET /session')).rejects.toMatchObject({
      code: 'not_signed_in',
    })
  })

  test('every server of every region is listed', async () => {
    const api = await aloft.signIn(anna)
    const list = await api.call(inventory)('GET /servers', { query: { wait: '1' } })
    expect(list.total).toBeGreaterThan(0)
    expect(list.regions.map(({ id }) => id).toSorted()).toEqual([
      'dfw',
      'iad',
      'ord',
      'syd',
    ])
    expect(list.regions.every(({ state }) => state === 'fresh')).toBe(true)
  })

  test('an act is carried out, written down, and its key is good for one', async () => {
    const api = await aloft.signIn(anna)
    const target = await anActiveServer(api)
    const act = {
      act: 'server.reboot',
      key: crypto.randomUUID(),
      targets: [target],
      input: { type: 'soft' },
    }
    const done = await api.call(gateway)('POST /acts', { body: act })
    expect(done).toMatchObject({ repeated: false, outcomes: [{ target, state: 'done' }] })
    const again = await api.call(gateway)('POST /acts', { body: act })
    expect(again).toMatchObject({ repeated: true, activityId: done.activityId })
    const { entries } = await api.call(activity)('GET /entries', {
      query: { target: target.id },
    })
    expect(entries).toMatchObject([
      { id: done.activityId, act: 'server.reboot', state: 'done', username: anna.user },
    ])
  })

  test('the API describes itself', async () => {
    const reply = await fetch(`${aloft.url}/api/openapi.json`)
    const document = Object(await reply.json())
    expect(document.openapi).toBe('3.1.0')
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining([
        '/api/gateway/session',
        '/api/inventory/servers',
        '/api/activity/entries',
      ]),
    )
    expect(document.paths).not.toHaveProperty('/api/gateway/cloud-access')
  })

  test('wrong input is refused with the field', async () => {
    const api = await aloft.signIn(anna)
    await expect(
      api.call(activity)('GET /entries', { query: { limit: 1000 } }),
    ).rejects.toMatchObject({ code: 'invalid_request', details: { field: 'query.limit' } })
  })

  test('nobody reads a list without signing in, nor what is for blocks only', async () => {
    const stranger = aloft.api()
    await expect(
      stranger.call(inventory)('GET /servers', { query: {} }),
    ).rejects.toMatchObject({ code: 'not_signed_in' })
    const api = await aloft.signIn(anna)
    await expect(
      api.call(gateway)('POST /cloud-access', { body: { sessionId: 'x', purpose: 'y' } }),
    ).rejects.toMatchObject({ code: 'not_found' })
  })

  test('a caller that nobody signed is refused', async () => {
    const reply = await fetch(`${aloft.url}/api/inventory/servers`, {
      headers: { 'x-aloft-caller': 'eyJjYWxsZXIiOnt9fQ.AAAA' },
    })
    expect([reply.status, Object(await reply.json()).error.code]).toEqual([
      401,
      'caller_invalid',
    ])
  })
})

/** Some server of the list that is ACTIVE. */
async function anActiveServer(
  api: Awaited<ReturnType<TestAloft['signIn']>>,
): Promise<{ region: string; id: string }> {
  const list = await api.call(inventory)('GET /servers', {
    query: { wait: '1' },
  })
  const values = (name: string): unknown[] => {
    const column = list.rows[list.columns.indexOf(name)]
    if (column === undefined) throw new Error(`No column ${name}`)
    if ('values' in column) return column.values
    return column.indexes.map((index) => column.dictionary[index])
  }
  const row = values('status').indexOf('ACTIVE')
  return { region: String(values('region')[row]), id: String(values('id')[row]) }
}
