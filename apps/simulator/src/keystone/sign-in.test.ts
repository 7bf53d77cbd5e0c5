import { testDatabase } from '@aloft/testkit/postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Answer, startTestCloud, type TestCloud } from '../test-cloud.ts'
import { valueAt } from '../core/json.ts'
import { openDirectory } from './model.ts'
import { passcodeAt } from './totp.ts'

const disposal = new AsyncDisposableStack()
let cloud: TestCloud
beforeAll(async () => {
  const database = disposal.use(await testDatabase())
  cloud = disposal.use(await startTestCloud(database.url))
})
afterAll(() => disposal.disposeAsync())

const DOMAIN = { id: 'default' }

function signIn(identity: object, scope?: unknown, headers = {}): Promise<Answer> {
  return cloud.call('identity', '/v3/auth/tokens', {
    body: { auth: { identity, ...(scope !== undefined && { scope }) } },
    headers,
  })
}

function byPassword(name: string, password = 'aloft-demo') {
  return { methods: ['password'], password: { user: { name, domain: DOMAIN, password } } }
}

function tokenOf({ headers }: Answer): string {
  return headers.get('x-subject-token') ?? ''
}

test('a wrong password is refused in the words of Keystone', async () => {
  const answer = await signIn(byPassword('newcomer', 'guess'))
  expect(answer.status).toBe(401)
  expect(answer.body).toEqual({
    error: {
      code: 401,
      message: 'The request you have made requires authentication.',
      title: 'Unauthorized',
    },
  })
})

test('a token without a scope lists the projects and is exchanged for one of them', async () => {
  const unscoped = await signIn(byPassword('reachnovadevops'), 'unscoped')
  expect(unscoped.status).toBe(201)
  expect(unscoped.body).not.toHaveProperty(['token', 'catalog'])
  const token = tokenOf(unscoped)
  const list = await cloud.call('identity', '/v3/auth/projects', { token })
  // Looked at right below.
  const projects = valueAt(list.body, 'projects') as { id: string; name: string }[]
  expect(projects.map(({ name }) => name).sort()).toEqual([
    'reach-preproduction',
    'reach-production',
  ])
  const scoped = await signIn(
    { methods: ['token'], token: { id: token } },
    { project: { id: projects[0]?.id } },
  )
  expect(scoped.body).toMatchObject({
    token: {
      methods: ['token', 'password'],
      project: { name: projects[0]?.name },
      expires_at: valueAt(unscoped.body, 'token', 'expires_at'),
    },
  })
})

test('a project that the user has no role on is refused', async () => {
  const answer = await signIn(byPassword('newcomer'), {
    project: { name: 'reach-production', domain: DOMAIN },
  })
  expect(answer.status).toBe(401)
})

test('the catalog names every region, in an order of its own each time', async () => {
  const orders = new Set<string>()
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const answer = await signIn(byPassword('newcomer'), {
      project: { name: 'blank-slate', domain: DOMAIN },
    })
    // Looked at right below.
    const catalog = valueAt(answer.body, 'token', 'catalog') as {
      type: string
      endpoints: { id: string; region: string }[]
    }[]
    const compute = catalog.find(({ type }) => type === 'compute')?.endpoints ?? []
    expect(new Set(compute.map(({ region }) => region))).toEqual(
      new Set(['dfw', 'ord', 'iad', 'syd']),
    )
    orders.add(compute.map(({ id }) => id).join())
  }
  expect(orders.size).toBeGreaterThan(1)
})

test('a user with a second factor needs both, and gets a receipt for the first', async () => {
  const half = await signIn(byPassword('totp-user'), 'unscoped')
  expect(half.status).toBe(401)
  expect(half.body).toMatchObject({
    receipt: { methods: ['password'] },
    required_auth_methods: [['password', 'totp']],
  })
  const user = openDirectory(cloud.simulator.cloud.store)
    .users.list()
    .find(({ name }) => name === 'totp-user')
  const passcode = passcodeAt(user?.totp_secret ?? '', Date.now())
  const whole = await signIn(
    { methods: ['totp'], totp: { user: { id: user?.id, passcode } } },
    'unscoped',
    { 'openstack-auth-receipt': half.headers.get('openstack-auth-receipt') ?? '' },
  )
  expect(whole.status).toBe(201)
  const wrong = await signIn({
    methods: ['password', 'totp'],
    password: { user: { id: user?.id, password: 'aloft-demo' } },
    totp: { user: { id: user?.id, passcode: 'abcdef' } },
  })
  expect(wrong.status).toBe(401)
})

test('a revoked token is refused everywhere', async () => {
  const token = await cloud.signIn('newcomer', 'blank-slate')
  const revoked = await cloud.call('identity', '/v3/auth/tokens', {
    token,
    method: 'DELETE',
    headers: { 'x-subject-token': token },
  })
  expect(revoked.status).toBe(204)
  expect((await cloud.call('dfw', '/compute/v2.1/servers', { token })).status).toBe(401)
})

test('a token ends when its time is over', async () => {
  const { cloud: settings } = cloud.simulator
  settings.tokenSeconds = 0.5
  const token = await cloud.signIn('newcomer', 'blank-slate')
  settings.tokenSeconds = 3600
  const list = () => cloud.call('dfw', '/compute/v2.1/servers', { token })
  await expect.poll(async () => (await list()).status, { timeout: 5_000 }).toBe(401)
})

test('an application credential signs in for its project until it is deleted', async () => {
  const token = await cloud.signIn('newcomer', 'blank-slate')
  const self = await cloud.call('identity', '/v3/auth/tokens', {
    token,
    headers: { 'x-subject-token': token },
  })
  const userId = String(valueAt(self.body, 'token', 'user', 'id'))
  const path = `/v3/users/${userId}/application_credentials`
  const made = await cloud.call('identity', path, {
    token,
    body: { application_credential: { name: 'jobs', roles: [{ name: 'reader' }] } },
  })
  expect(made.status).toBe(201)
  const id = String(valueAt(made.body, 'application_credential', 'id'))
  const secret = valueAt(made.body, 'application_credential', 'secret')
  const identity = {
    methods: ['application_credential'],
    application_credential: { id, secret },
  }
  const answer = await signIn(identity)
  expect(answer.body).toMatchObject({
    token: { project: { name: 'blank-slate' }, roles: [{ name: 'reader' }] },
  })
  const nested = await cloud.call('identity', path, {
    token: tokenOf(answer),
    body: { application_credential: { name: 'more' } },
  })
  expect(nested.status).toBe(403)
  await cloud.call('identity', `${path}/${id}`, { token, method: 'DELETE' })
  expect((await signIn(identity)).status).toBe(404)
  const call = await cloud.call('dfw', '/compute/v2.1/servers', { token: tokenOf(answer) })
  expect(call.status).toBe(401)
})
