import { hash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { activity } from '@aloft/contracts/activity'
import { gateway } from '@aloft/contracts/gateway'
import { inventory } from '@aloft/contracts/inventory'
import { callerHeader, createCallerSigner } from '@aloft/kernel/caller-signature'
import { systemClock } from '@aloft/kernel/clock'
import { startAloft, type TestAloft } from '@aloft/testkit/aloft'
import type { ApiClient } from '@aloft/testkit/api-client'
import { createTestConfig } from '@aloft/testkit/config'
import { startSimulator, type TestCloud } from '@aloft/testkit/simulator'

const password = 'aloft-demo'
const devops = { user: 'reachnovadevops', password, project: 'reach-production' }
let cloud: TestCloud
/** Asks the cloud at every use. */
let watchful: TestAloft
/** Asks it every two minutes, as by default. */
let usual: TestAloft

beforeAll(async () => {
  cloud = await startSimulator({ seed: 'small' })
  watchful = await startAloft({ cloud, settings: ['gateway.tokenCheckMs=1'] })
  usual = await startAloft({ cloud })
})
afterAll(async () => {
  await usual?.[Symbol.asyncDispose]()
  await watchful?.[Symbol.asyncDispose]()
  await cloud?.[Symbol.asyncDispose]()
})

const sessionIdOf = ({ cookie }: ApiClient) =>
  hash('sha256', cookie.slice(cookie.indexOf('=') + 1), 'hex')

async function revoke(aloft: TestAloft, person: ApiClient): Promise<void> {
  const caller = { kind: 'block', block: 'inventory' } as const
  const reply = await fetch(`${aloft.url}/api/gateway/cloud-access`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      [callerHeader]: createCallerSigner(createTestConfig().callerKeys, systemClock).sign(
        caller,
      ),
    },
    body: JSON.stringify({ sessionId: sessionIdOf(person), purpose: 'a test' }),
  })
  const { token } = Object(await reply.json())
  const revoked = await fetch(`${cloud.keystone}/auth/tokens`, {
    method: 'DELETE',
    headers: { 'x-auth-token': token, 'x-subject-token': token },
  })
  expect(revoked.status).toBe(204)
}

/** As an administrator of the cloud does. */
async function disable(name: string): Promise<void> {
  const auth = {
    identity: {
      methods: ['password'],
      password: { user: { name: 'operator', domain: { id: 'default' }, password } },
    },
    scope: { project: { name: 'crew', domain: { id: 'default' } } },
  }
  const signedIn = await fetch(`${cloud.keystone}/auth/tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ auth }),
  })
  const headers = {
    'content-type': 'application/json',
    'x-auth-token': signedIn.headers.get('x-subject-token') ?? '',
  }
  const found = await fetch(`${cloud.keystone}/users?name=${name}`, { headers })
  const { users } = Object(await found.json())
  const changed = await fetch(`${cloud.keystone}/users/${users[0].id}`, {
    method: 'PATCH',
    headers,
    body: JSON.stringify({ user: { enabled: false } }),
  })
  expect(changed.status).toBe(200)
}

const listOf = (api: ApiClient) =>
  api.call(inventory)('GET /servers', { query: { wait: '1' } })
const entriesOf = (api: ApiClient) => api.call(activity)('GET /entries', { query: {} })
const reauthentication = expect.objectContaining({ code: 'reauth_required' })

test('nobody reads with a revoked token what a colleague keeps fresh', async () => {
  const person = await watchful.signIn(devops)
  const colleague = await watchful.signIn(devops)
  expect((await listOf(person)).total).toBe(38)
  await revoke(watchful, person)
  // The rows are new, so that the cloud itself is not asked for them.
  expect((await listOf(colleague)).total).toBe(38)
  await expect(listOf(person)).rejects.toThrow(reauthentication)
  expect((await listOf(colleague)).total).toBe(38)

  const session = await person.call(gateway)('GET /session')
  expect(session.user.name).toBe('reachnovadevops')
  await person.call(gateway)('POST /session/password', { body: { password } })
  expect((await listOf(person)).total).toBe(38)
})

test('whoever is disabled learns nothing more of what is done in the project', async () => {
  const auditor = await watchful.signIn({ user: 'auditor', password })
  expect(await entriesOf(auditor)).toHaveProperty('entries')
  await disable('auditor')
  await expect(entriesOf(auditor)).rejects.toThrow(reauthentication)
})

test('a cloud that does not answer refuses nobody', async () => {
  const person = await watchful.signIn(devops)
  await cloud.dial({ service: 'identity', down: true })
  try {
    expect(await entriesOf(person)).toHaveProperty('entries')
  } finally {
    await cloud.resetDials()
  }
})

test('a token that the cloud refuses once is good for nothing else either', async () => {
  const person = await usual.signIn(devops)
  await revoke(usual, person)
  expect(await entriesOf(person), 'nobody has asked the cloud').toHaveProperty('entries')
  expect((await person.fetch('/api/cloud/dfw/compute/servers')).status).toBe(401)
  await expect(entriesOf(person)).rejects.toThrow(reauthentication)
})
