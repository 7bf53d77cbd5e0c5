import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '@aloft/testkit/postgres'
import { valueAt } from '../core/json.ts'
import { messageOf, newServer, startTestNova, type TestNova } from './test-nova.ts'

const disposal = new AsyncDisposableStack()
let nova: TestNova
beforeAll(async () => {
  const database = disposal.use(await testDatabase())
  nova = disposal.use(await startTestNova(database.url, 'newcomer', 'blank-slate'))
})
afterAll(() => disposal.disposeAsync())

test('a microversion that does not exist is refused with 406', async () => {
  const answer = await nova.ask('/servers', { version: '2.999' })
  expect(answer.status).toBe(406)
  expect(answer.body).toEqual({
    computeFault: {
      code: 406,
      message:
        'Version 2.999 is not supported by the API. Minimum is 2.1 and maximum is 2.93.',
    },
  })
})

test('the microversion is named in the answer, and varies it', async () => {
  const { headers } = await nova.ask('/servers', { version: '2.47' })
  expect(headers.get('openstack-api-version')).toBe('compute 2.47')
  expect(headers.get('x-openstack-nova-api-version')).toBe('2.47')
  expect(headers.get('vary')).toContain('OpenStack-API-Version')
  expect(headers.get('x-openstack-request-id')).toMatch(/^req-[0-9a-f-]{36}$/)
})

test('without a token the answer is 401 and says where to get one', async () => {
  const answer = await nova.cloud.call('dfw', '/compute/v2.1/servers')
  expect(answer.status).toBe(401)
  expect(answer.headers.get('www-authenticate')).toMatch(/^Keystone uri="http:/)
})

test('a body that is no JSON is refused in the words of Nova', async () => {
  const answer = await nova.ask('/servers', {
    body: new TextEncoder().encode('{"server":'),
    headers: { 'content-type': 'application/json' },
  })
  expect(answer.body).toEqual({
    badRequest: { code: 400, message: 'Malformed request body' },
  })
})

test('a body of ten megabytes is refused with 413', async () => {
  const answer = await nova.ask('/servers', {
    body: new Uint8Array(10_000_000).fill(32),
    headers: { 'content-type': 'application/json' },
  })
  expect(answer.status).toBe(413)
})

test.each([
  ['no flavor', { flavorRef: 'none' }, 400, 'Flavor none could not be found.'],
  ['no key', { key_name: 'none' }, 400, 'Invalid key_name provided.'],
  [
    'no zone',
    { availability_zone: 'moon' },
    400,
    'The requested availability zone is not available',
  ],
  ['an image of no id', { imageRef: 'none' }, 400, 'Invalid imageRef provided.'],
  [
    'a short name',
    { name: ' ' },
    400,
    "Invalid input for field/attribute name. Value:  . ' ' is too short",
  ],
])('a server with %s is refused', async (_case, more, status, message) => {
  const server = await newServer(nova.ask, 'refused', more)
  const answer = await nova.ask('/servers', { body: { server } })
  expect([answer.status, messageOf(answer)]).toEqual([status, message])
})

test('more than the quota allows is refused with its numbers', async () => {
  const server = await newServer(nova.ask, 'many', { min_count: 25 })
  const answer = await nova.ask('/servers', { body: { server } })
  expect(answer.status).toBe(403)
  expect(messageOf(answer)).toMatch(
    /^Quota exceeded for .*instances: Requested .*25, but already used .*0 of /,
  )
})

test('a reader may look and not touch', async () => {
  const token = await nova.cloud.signIn('auditor', 'reach-production')
  const headers = { 'x-auth-token': token }
  const list = await nova.ask('/servers', { headers })
  expect(list.status).toBe(200)
  const id = String(valueAt(list.body, 'servers', 0, 'id'))
  const answer = await nova.ask(`/servers/${id}/action`, { headers, body: { lock: null } })
  expect(answer.body).toEqual({
    forbidden: {
      code: 403,
      message: "Policy doesn't allow os_compute_api:os-lock-server:lock to be performed.",
    },
  })
})

test('a server of another project is not found', async () => {
  const token = await nova.cloud.signIn('reachnovadevops', 'reach-production')
  const list = await nova.ask('/servers', { headers: { 'x-auth-token': token } })
  const id = String(valueAt(list.body, 'servers', 0, 'id'))
  const answer = await nova.ask(`/servers/${id}`)
  expect([answer.status, messageOf(answer)]).toEqual([
    404,
    `Instance ${id} could not be found.`,
  ])
})

test('hypervisors are for administrators', async () => {
  expect((await nova.ask('/os-hypervisors')).status).toBe(403)
})

test('a key pair is generated below 2.92 and must be given from there on', async () => {
  const made = await nova.ask('/os-keypairs', { body: { keypair: { name: 'new' } } })
  expect(made.body).toMatchObject({
    keypair: {
      name: 'new',
      private_key: expect.stringContaining('BEGIN RSA PRIVATE KEY') as unknown,
      public_key: expect.stringMatching(/^ssh-rsa /) as unknown,
      fingerprint: expect.stringMatching(/^([0-9a-f]{2}:){15}[0-9a-f]{2}$/) as unknown,
    },
  })
  const refused = await nova.ask('/os-keypairs', {
    version: '2.92',
    body: { keypair: { name: 'other' } },
  })
  expect(refused.status).toBe(400)
})
