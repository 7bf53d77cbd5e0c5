import { randomUUID } from 'node:crypto'
import type { APIResponse } from '@playwright/test'
import { expect, preproduction, test } from './server-fixtures.ts'

const nobody = '00000000-0000-4000-8000-000000000000'
const acts = '/api/gateway/acts'

/** The answer is Aloft's error with code, words for a person and an id to quote. */
async function expectError(
  reply: APIResponse,
  status: number,
  code: string,
  words?: RegExp,
) {
  expect(reply.status(), await reply.text()).toBe(status)
  const { error } = await reply.json()
  expect(error).toMatchObject({
    code,
    message: expect.stringMatching(words ?? /\w+ \w+.*\.$/),
    hint: expect.stringMatching(/\w+ \w+.*\.$/),
    id: expect.stringMatching(/^\S{8,}$/),
  })
  return error
}

test.describe('a request that cannot be answered', () => {
  test.beforeEach(async ({ request, aloft }) => {
    const data = preproduction
    const headers = { origin: aloft.url }
    const reply = await request.post('/api/gateway/session', { data, headers })
    expect(reply.status(), await reply.text()).toBe(201)
  })

  const act = (changes: object = {}) => ({
    act: 'server.reboot',
    key: randomUUID(),
    targets: [{ region: 'dfw', id: nobody }],
    input: { type: 'soft' },
    ...changes,
  })

  test('names a region or a service that is not there', async ({ request, aloft }) => {
    const headers = { origin: aloft.url }
    const targets = [{ region: 'mars', id: nobody }]
    const byAct = await request.post(acts, { data: act({ targets }), headers })
    await expectError(byAct, 404, 'unknown_region', /mars/)
    const byProxy = await request.get('/api/cloud/mars/compute/servers')
    await expectError(byProxy, 404, 'unknown_region', /mars/)
    const service = await request.get('/api/cloud/dfw/teleport/servers')
    await expectError(service, 404, 'unknown_service')
  })

  test('has an id that nobody knows', async ({ request, aloft }) => {
    const headers = { origin: aloft.url }
    const reply = await request.post(acts, { data: act(), headers })
    expect(reply.status()).toBe(200)
    const { outcomes } = await reply.json()
    expect(outcomes).toMatchObject([
      {
        state: 'failed',
        message: expect.stringContaining('could not be found'),
        upstream: { status: 404, requestId: expect.stringMatching(/^req-/) },
      },
    ])
    // What the cloud says is passed on as it is.
    const read = await request.get(`/api/cloud/dfw/compute/servers/${nobody}`)
    expect(read.status()).toBe(404)
    expect(read.headers()['x-openstack-request-id']).toMatch(/^req-/)
    expect(await read.json()).toMatchObject({ itemNotFound: { code: 404 } })
  })

  test('is larger than JSON may be', async ({ request, aloft }) => {
    const headers = { origin: aloft.url, 'content-type': 'application/json' }
    const data = JSON.stringify(act({ input: { type: 'x'.repeat(10 * 1024 * 1024) } }))
    for (const path of [acts, '/api/gateway/session'])
      await expectError(
        await request.post(path, { data, headers }),
        413,
        'body_too_large',
        /larger/,
      )
    const more = data + ' '.repeat(1024 * 1024)
    const path = '/api/cloud/dfw/compute/servers'
    const proxied = await request.post(path, { data: more, headers })
    await expectError(proxied, 413, 'body_too_large')
  })

  test('asks for a microversion that does not exist', async ({ request }) => {
    const reply = await request.get('/api/cloud/dfw/compute/servers', {
      headers: { 'openstack-api-version': 'compute 2.9999' },
    })
    expect(reply.status()).toBe(406)
    expect(await reply.text()).toContain('2.9999')
    expect(reply.headers()['x-openstack-request-id']).toMatch(/^req-/)
    const nonsense = await request.get('/api/cloud/dfw/compute/servers', {
      headers: { 'openstack-api-version': 'compute newest' },
    })
    expect(nonsense.status()).toBe(400)
  })

  test('has a cookie that was changed, or none', async ({
    request: signedIn,
    aloft,
    playwright,
  }) => {
    const { cookies } = await signedIn.storageState()
    const [cookie] = cookies
    const bad = [
      `${cookie?.name}=${cookie?.value.slice(0, -2)}xx`,
      `${cookie?.name}=%00`,
      '',
    ]
    const request = await playwright.request.newContext({ baseURL: aloft.url })
    for (const value of bad) {
      const headers = { cookie: value, origin: aloft.url }
      for (const path of ['/api/gateway/session', '/api/cloud/dfw/compute/servers'])
        await expectError(await request.get(path, { headers }), 401, 'not_signed_in')
      const post = await request.post(acts, { data: act(), headers })
      await expectError(post, 401, 'not_signed_in')
    }
    await request.dispose()
  })

  test('comes from another site', async ({ request, aloft }) => {
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: aloft.url, 'sec-fetch-site': 'cross-site' },
    ]) {
      const reply = await request.post(acts, { data: act(), headers })
      await expectError(reply, 403, 'wrong_origin')
      const path = `/api/cloud/dfw/compute/servers/${nobody}`
      await expectError(await request.delete(path, { headers }), 403, 'wrong_origin')
    }
  })

  test('names no act, no fitting input, or a field too many', async ({
    request,
    aloft,
  }) => {
    const headers = { origin: aloft.url }
    const send = (changes: object) => request.post(acts, { data: act(changes), headers })
    await expectError(
      await send({ act: 'server.launch' }),
      404,
      'unknown_act',
      /server\.launch/,
    )
    const wrong = await expectError(
      await send({ input: { type: 'gently' } }),
      400,
      'invalid_request',
      /must be one of soft, hard/,
    )
    expect(wrong.field).toBe('body.input.type')
    await expectError(await send({ input: { speed: 1 } }), 400, 'invalid_request')
    await expectError(await send({ key: 'short' }), 400, 'invalid_request', /key/)
    await expectError(await send({ surprise: true }), 400, 'invalid_request', /surprise/)
    await expectError(await send({ targets: [] }), 400, 'invalid_request')
  })

  test('is not JSON, whatever it says', async ({ request, aloft }) => {
    const origin = aloft.url
    // A buffer goes out as it is; a text that is no JSON would be made into JSON.
    const send = (text: string, type: string) =>
      request.post(acts, {
        data: Buffer.from(text),
        headers: { origin, 'content-type': type },
      })
    const broken = await send('{"act": "sesame', 'application/json')
    const { message } = await expectError(broken, 400, 'invalid_request', /not valid JSON/)
    expect(message).not.toContain('sesame')
    await expectError(await send('', 'application/json'), 400, 'invalid_request', /missing/)
    await expectError(await send('[]', 'application/json'), 400, 'invalid_request')
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'application/xml',
    ])
      await expectError(await send('act=server.reboot', type), 415, 'not_json')
  })

  test('asks for an address that is not there', async ({ request }) => {
    await expectError(await request.get('/api/nothing/here'), 404, 'not_found')
    await expectError(await request.get('/api/gateway/nothing'), 404, 'not_found')
    const outside = await request.get('/api/cloud/dfw/compute/..%2f..%2fadmin')
    await expectError(outside, 400, 'invalid_request')
  })
})
