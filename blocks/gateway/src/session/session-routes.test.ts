import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { passcodeAt } from '../testing/passcode.ts'
import { startSimulator, type TestCloud } from '@aloft/testkit/simulator'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { askGateway, type Answer, type GatewayRequest } from '../testing/ask-gateway.ts'
import { sessionIdOf } from './session-key.ts'
import { startGateway, type RunningGateway } from '../testing/running-gateway.ts'

const packets: string[] = []
const statsd = createSocket('udp4')
let cloud: TestCloud
let gateway: RunningGateway

beforeAll(async () => {
  statsd.on('message', (message) => packets.push(...message.toString().trim().split('\n')))
  statsd.bind(0, '127.0.0.1')
  await once(statsd, 'listening')
  cloud = await startSimulator({ seed: 'small', speed: 20 })
  gateway = await startGateway({
    cloud: { authUrl: cloud.keystone },
    kernel: {
      stats: { address: `127.0.0.1:${statsd.address().port}`, prefix: '' },
      trustedProxies: ['127.0.0.1'],
    },
  })
})

afterAll(async () => {
  await gateway[Symbol.asyncDispose]()
  await cloud[Symbol.asyncDispose]()
  statsd.close()
})

let address = 0
beforeEach(() => {
  // Each test comes from an address of its own, so that none is locked out by another.
  address += 1
})

/** Asks the gateway from the test's own address. */
const ask = (method: string, path: string, request: GatewayRequest = {}): Promise<Answer> =>
  askGateway(`${gateway.url}/api/gateway${path}`, method, {
    ...request,
    headers: { 'x-forwarded-for': `203.0.113.${address}`, ...request.headers },
  })

const signIn = (body: object = {}, headers: object = {}) =>
  ask('POST', '/session', {
    body: { user: 'reachnovadevops', password: 'aloft-demo', ...body },
    headers,
  })

test('signs in to the default or first project and tells who and where', async () => {
  const signedIn = await signIn()
  expect(signedIn.status).toBe(201)
  expect(signedIn.body).toMatchObject({
    user: { name: 'reachnovadevops', domainName: 'Default' },
    project: { domainName: 'Default' },
    roles: expect.arrayContaining(['member']),
    crew: false,
    authUrl: cloud.keystone,
  })
  const regions = JSON.parse(JSON.stringify(signedIn.body['regions'] ?? []))
  expect(regions).toEqual([
    expect.objectContaining({ id: 'dfw', name: 'Dallas' }),
    expect.objectContaining({ id: 'iad', name: 'Virginia' }),
    expect.objectContaining({ id: 'ord', name: 'Chicago' }),
    expect.objectContaining({ id: 'syd', name: 'Sydney' }),
  ])
  const again = await ask('GET', '/session', { cookie: signedIn.cookie })
  expect(again.body).toEqual(signedIn.body)
})

test('sets a cookie that no script and no other site can use', async () => {
  const { headers } = await signIn()
  expect(headers.get('set-cookie')).toMatch(
    /^aloft_session=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/,
  )
})

test('marks the cookie as secure when the browser came by TLS', async () => {
  const { headers } = await signIn({}, { 'x-forwarded-proto': 'https' })
  expect(headers.get('set-cookie')).toMatch(/; Secure$/)
})

test('signs in to the project that is named', async () => {
  const { body } = await signIn({ project: 'reach-preproduction' })
  expect(body['project']).toMatchObject({ name: 'reach-preproduction' })
})

test('names the projects there are when asked for another', async () => {
  const { status, error } = await signIn({ project: 'of-somebody-else' })
  expect(status).toBe(400)
  expect(error).toMatchObject({ code: 'unknown_project', field: 'body.project' })
  expect(error['message']).toContain('reach-preproduction, reach-production')
})

test('knows the crew by its project', async () => {
  const { body } = await signIn({ user: 'operator' })
  expect(body['crew']).toBe(true)
})

test('refuses a wrong password and counts it', async () => {
  packets.length = 0
  const { status, error, cookie } = await signIn({ password: 'wrong' })
  expect(status).toBe(401)
  expect(error['code']).toBe('wrong_credentials')
  expect(cookie).toBe('')
  await expect.poll(() => packets).toContain('auth.login.failure:1|c')
})

test('locks a user out after five failures, from that address only', async () => {
  packets.length = 0
  for (let times = 0; times < 5; times += 1) {
    expect((await signIn({ user: 'newcomer', password: 'wrong' })).status).toBe(401)
  }
  const locked = await signIn({ user: 'newcomer' })
  expect(locked.status).toBe(429)
  expect(locked.error['code']).toBe('locked_out')
  expect(locked.error['retryAfterSeconds']).toBeGreaterThan(590)
  expect(locked.headers.get('retry-after')).toMatch(/^\d+$/)
  await expect.poll(() => packets).toContain('auth.login.lockout:1|c')

  const elsewhere = await signIn(
    { user: 'newcomer' },
    { 'x-forwarded-for': '198.51.100.1' },
  )
  expect(elsewhere.status).toBe(201)
  await expect.poll(() => packets).toContain('auth.login.success:1|c')
})

test('lets a burst of parallel attempts try no more than five passwords', async () => {
  const before = gateway.log.lines.length
  const burst = Array.from({ length: 12 }, () =>
    signIn({ user: 'Auditor', password: 'wrong' }),
  )
  const codes = (await Promise.all(burst)).map(({ error }) => error['code'])
  expect(codes.filter((code) => code === 'wrong_credentials')).toHaveLength(5)
  expect(codes.filter((code) => code === 'locked_out')).toHaveLength(7)
  const asked = gateway.log.lines
    .slice(before)
    .filter((line) => line['service'] === 'identity' && line['verb'] === 'POST')
  expect(asked).toHaveLength(5)
})

test('locks nobody out by many right sign-ins at once', async () => {
  const replies = await Promise.all(Array.from({ length: 8 }, () => signIn()))
  expect(replies.map(({ status }) => status)).toEqual(Array(8).fill(201))
})

test('asks for a passcode where the account needs one, and takes it', async () => {
  const user = 'totp-user'
  const first = await signIn({ user })
  expect(first.status).toBe(401)
  expect(first.error['code']).toBe('passcode_required')
  const wrong = await signIn({ user, passcode: '000000' })
  expect(wrong.error).toMatchObject({
    code: 'wrong_credentials',
    field: 'body.passcode',
  })
  const passcode = passcodeAt('ALOFTDEMOTOTPSECRETALOFTDEMOTOTP', Date.now())
  expect((await signIn({ user, passcode })).status).toBe(201)
})

test('says in clear words that a cookie was changed, and removes it', async () => {
  const { cookie } = await signIn()
  const changed = await ask('GET', '/session', { cookie: cookie.slice(0, -1) })
  expect(changed.status).toBe(401)
  expect(changed.error).toMatchObject({
    code: 'not_signed_in',
    message: 'The cookie of your session was changed, so it was removed.',
  })
  expect(changed.headers.get('set-cookie')).toMatch(/^aloft_session=; Max-Age=0;/)
})

test('takes a key that is of nobody for an ended session', async () => {
  const cookie = `aloft_session=${'A'.repeat(43)}`
  const { status, error, headers } = await ask('GET', '/session', { cookie })
  expect(status).toBe(401)
  expect(error['code']).toBe('not_signed_in')
  expect(headers.get('set-cookie')).toMatch(/Max-Age=0/)
})

test('lets somebody with an old cookie sign in', async () => {
  const reply = await ask('POST', '/session', {
    body: { user: 'reachnovadevops', password: 'aloft-demo' },
    cookie: `aloft_session=${'A'.repeat(43)}`,
  })
  expect(reply.status).toBe(201)
})

test.each([
  ['origin', 'https://evil.example'],
  ['origin', 'null'],
  ['sec-fetch-site', 'cross-site'],
])('refuses a sign-in with %s: %s', async (name, value) => {
  const { status, error } = await signIn({}, { [name]: value })
  expect(status).toBe(403)
  expect(error['code']).toBe('wrong_origin')
})

test('takes a change that comes from its own pages', async () => {
  const headers = { origin: gateway.url, 'sec-fetch-site': 'same-origin' }
  expect((await signIn({}, headers)).status).toBe(201)
})

test('ends the session and the token at sign-out', async () => {
  const { cookie } = await signIn()
  const access = gateway.log.lines.length
  const ended = await ask('DELETE', '/session', { cookie })
  expect(ended.status).toBe(204)
  expect(ended.headers.get('set-cookie')).toMatch(/Max-Age=0/)
  expect((await ask('GET', '/session', { cookie })).status).toBe(401)
  const revoked = gateway.log.lines
    .slice(access)
    .find((line) => line['verb'] === 'DELETE' && line['service'] === 'identity')
  expect(revoked?.['code']).toBe(204)
})

test('works in another project, and says so to the cloud', async () => {
  const { cookie } = await signIn({ project: 'reach-production' })
  const body = { project: 'reach-preproduction' }
  const switched = await ask('PUT', '/session/project', { cookie, body })
  expect(switched.body['project']).toMatchObject({ name: 'reach-preproduction' })
  const after = await ask('GET', '/session', { cookie })
  expect(after.body).toEqual(switched.body)
})

/** The token of a session, as another block is given it. */
async function tokenOf(cookie: string): Promise<string> {
  const { body } = await ask('POST', '/cloud-access', {
    body: {
      sessionId: sessionIdOf(cookie.slice('aloft_session='.length)),
      purpose: 'a test',
    },
    headers: { 'x-aloft-caller': gateway.signedBlock('inventory') },
  })
  return String(body['token'])
}

const acceptsToken = async (token: string) => {
  const reply = await fetch(`${cloud.keystone}/auth/projects`, {
    headers: { 'x-auth-token': token },
  })
  return reply.status === 200
}

test('leaves no token behind that another project’s has replaced', async () => {
  const { cookie } = await signIn({ project: 'reach-production' })
  const before = await tokenOf(cookie)
  expect(await acceptsToken(before)).toBe(true)
  const body = { project: 'reach-preproduction' }
  await ask('PUT', '/session/project', { cookie, body })
  const after = await tokenOf(cookie)
  expect(await acceptsToken(before)).toBe(false)
  expect(await acceptsToken(after)).toBe(true)
})

test('leaves no unscoped token behind when it signs in', async () => {
  const before = gateway.log.lines.length
  const { cookie } = await signIn({ project: 'reach-production' })
  const codes = gateway.log.lines
    .slice(before)
    .filter((line) => line['verb'] === 'DELETE' && line['service'] === 'identity')
    .map((line) => line['code'])
  expect(codes).toEqual([204])
  expect(await acceptsToken(await tokenOf(cookie))).toBe(true)
})

const scopeOf = ({ body }: Answer) =>
  `${Object(body['user']).id}:${Object(body['project']).id}`

test('does nothing for a page that shows another project than the session’s', async () => {
  const signedIn = await signIn({ project: 'reach-production' })
  const { cookie } = signedIn
  const headers = { 'x-aloft-scope': scopeOf(signedIn) }
  const servers = (as: object) =>
    fetch(`${gateway.url}/api/cloud/dfw/compute/servers`, { headers: { cookie, ...as } })
  expect((await servers(headers)).status).toBe(200)
  const body = { project: 'reach-preproduction' }
  const switched = await ask('PUT', '/session/project', { cookie, body, headers })
  expect(switched.status).toBe(200)

  const back = { project: 'reach-production' }
  const refused = await ask('PUT', '/session/project', { cookie, body: back, headers })
  expect(refused.status).toBe(409)
  expect(refused.error).toMatchObject({
    code: 'project_changed',
    message: 'This browser works in the project reach-preproduction now. Nothing was done.',
  })
  expect((await servers(headers)).status).toBe(409)
  expect((await servers({ 'x-aloft-scope': scopeOf(switched) })).status).toBe(200)
  expect((await servers({})).status).toBe(200)
})

test('takes no password for another person than the page shows', async () => {
  const { cookie, body } = await signIn()
  const shown = `somebody-else:${Object(body['project']).id}`
  const { status, error } = await ask('POST', '/session/password', {
    cookie,
    body: { password: 'aloft-demo' },
    headers: { 'x-aloft-scope': shown },
  })
  expect(status).toBe(409)
  expect(error['message']).toMatch(/^This browser is signed in as reachnovadevops now/)
})

test('reads a session again before it refuses what a page shows', async () => {
  const { cookie, body } = await signIn({ project: 'reach-production' })
  await ask('GET', '/session', { cookie })
  // As another process would, whose word has not come yet.
  const shown = { ...Object(body['project']), id: 'p-of-another-process' }
  await gateway.database.pool.query(
    `update gateway.sessions set scope = jsonb_set(scope, '{project}', $1) where id = $2`,
    [JSON.stringify(shown), sessionIdOf(cookie.slice('aloft_session='.length))],
  )
  const headers = { 'x-aloft-scope': `${Object(body['user']).id}:${shown.id}` }
  expect((await ask('GET', '/session', { cookie, headers })).status).toBe(200)
})

test('takes a session that no key opens for ended, and removes its cookie', async () => {
  const { cookie } = await signIn()
  const id = sessionIdOf(cookie.slice('aloft_session='.length))
  const { pool } = gateway.database
  await pool.query(`update gateway.sessions set token = '\\x00' where id = $1`, [id])
  const asked = async () => {
    const reply = await ask('GET', '/session', { cookie })
    return [reply.status, reply.error['code'], reply.cookie]
  }
  // Until it is read again, which takes two seconds at most.
  await expect
    .poll(asked, { timeout: 5_000 })
    .toEqual([401, 'not_signed_in', 'aloft_session='])
  expect(await asked()).toEqual([401, 'not_signed_in', 'aloft_session='])
  const told = gateway.log.lines.filter(({ message }) => /sealed/.test(String(message)))
  expect(told).toMatchObject([{ level: 'WARN', username: 'reachnovadevops' }])
  const body = { user: 'reachnovadevops', password: 'aloft-demo' }
  const again = await ask('POST', '/session', { body, cookie })
  expect(again.status).toBe(201)
})

test('goes on in place after the cloud has revoked the token', async () => {
  const { cookie, body } = await signIn()
  await cloud.dial({ revokeAll: true })
  const servers = () =>
    fetch(`${gateway.url}/api/cloud/dfw/compute/servers`, { headers: { cookie } })
  expect((await servers()).status).toBe(401)
  const wrong = { password: 'wrong' }
  const refused = await ask('POST', '/session/password', { cookie, body: wrong })
  expect(refused.error['code']).toBe('wrong_credentials')
  const right = { password: 'aloft-demo' }
  const renewed = await ask('POST', '/session/password', { cookie, body: right })
  expect(renewed.body['project']).toEqual(body['project'])
  expect((await servers()).status).toBe(200)
})

test('says that the cloud does not answer', async () => {
  await cloud.dial({ service: 'identity', down: true })
  try {
    const { status, error } = await signIn()
    expect(status).toBe(502)
    expect(error['code']).toBe('upstream_unreachable')
  } finally {
    await cloud.dial({ service: 'identity', down: false })
  }
})

test('stores neither the cookie nor the token as they are', async () => {
  const { cookie } = await signIn()
  const key = cookie.slice('aloft_session='.length)
  const { rows } = await gateway.database.pool.query(
    `select encode(token, 'escape') as token, s::text as whole from gateway.sessions s`,
  )
  const text = JSON.stringify(rows)
  expect(text).not.toContain(key)
  expect(text).not.toContain('gAAAA')
})

test('writes no password, passcode, token or cookie into the log', async () => {
  const { cookie } = await signIn({ password: 'aloft-demo' })
  await signIn({ password: 'a-secret-typo' })
  expect(gateway.log.text()).not.toMatch(/aloft-demo|a-secret-typo|gAAAA/)
  expect(gateway.log.text()).not.toContain(cookie.slice('aloft_session='.length))
})
