import { parseApplicationCredential } from '@aloft/openstack/application-credential'
import { readList, readRecord } from '@aloft/openstack/json-reader'
import { parseMembers } from '@aloft/openstack/role-assignment'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { askForAct, carryOut, wordsOf } from '../act-calls.ts'
import { type ContractCloud, startContractCloud } from '../cloud.ts'
import { type CloudApi, send } from '../cloud-api.ts'

let cloud: ContractCloud
let api: CloudApi
let userId = ''

beforeAll(async () => {
  cloud = await startContractCloud()
  api = await cloud.api('member')
  const token = readRecord(readRecord(api.signedIn.body).token)
  userId = String(readRecord(token.user).id)
  for (const { id, name } of await listed()) {
    if (name.startsWith('contract-')) await revoke(id)
  }
})
afterAll(() => cloud?.[Symbol.asyncDispose]())

const nothing = { region: '', id: '', name: '' }
const path = () => `/users/${userId}/application_credentials`

async function listed() {
  const found = await api.list('identity', path(), 'application_credentials')
  return found.flatMap(
    (value) => parseApplicationCredential(value, cloud.facts.region, userId) ?? [],
  )
}

const revoke = (id: string) =>
  carryOut(api, 'application-credential.delete', {
    region: cloud.facts.region,
    id,
    name: '',
  })

const make = (input: object) =>
  askForAct(api, 'application-credential.create', nothing, {
    region: cloud.facts.region,
    userId,
    authUrl: api.account.authUrl,
    ...input,
  })

const signIn = (id: unknown, secret: unknown) =>
  send(`${api.account.authUrl}/auth/tokens`, {
    method: 'POST',
    body: {
      auth: {
        identity: {
          methods: ['application_credential'],
          application_credential: { id, secret },
        },
      },
    },
  })

test('an application credential is made, signs in without a password, and is revoked', async () => {
  const { answers } = await make({ name: 'contract-all', may: 'everything' })
  const [answer] = answers
  expect(answer?.status).toBe(201)
  const made = readRecord(readRecord(answer?.body).application_credential)
  expect(made).toMatchObject({
    name: 'contract-all',
    project_id: api.projectId,
    expires_at: null,
    secret: expect.stringMatching(/^\S{20,}$/),
    roles: expect.arrayContaining([expect.objectContaining({ name: 'member' })]),
  })
  const own = (await listed()).filter(({ name }) => name === 'contract-all')
  expect(own).toMatchObject([{ credentialId: made.id, unrestricted: false }])
  const signedIn = await signIn(made.id, made.secret)
  expect(signedIn.status).toBe(201)
  expect(readRecord(signedIn.body).token).toMatchObject({ project: { id: api.projectId } })
  expect((await signIn(made.id, 'guessed')).status).toBe(401)
  await revoke(own[0]?.id ?? '')
  // Keystone looks for it before it asks who that is.
  expect((await signIn(made.id, made.secret)).status).toBe(404)
  expect((await listed()).some(({ name }) => name === 'contract-all')).toBe(false)
})

test('one ends with its last day, and a day that is over or that is none is refused', async () => {
  const { answers } = await make({
    name: 'contract-ends',
    may: 'everything',
    expiresAt: '2099-12-31',
  })
  expect(answers[0]?.status).toBe(201)
  const [ends] = (await listed()).filter(({ name }) => name === 'contract-ends')
  expect(ends?.expiresAt).toMatch(/^2099-12-31T23:59:59(\.0+)?Z$/)
  await revoke(ends?.id ?? '')
  for (const expiresAt of ['2020-01-31', '2099-02-31']) {
    const refused = await make({ name: 'contract-never', may: 'everything', expiresAt })
    expect(refused.answers[0]?.status).toBe(400)
  }
})

test('a name is given once', async () => {
  const input = { name: 'contract-twice', may: 'everything' }
  expect((await make(input)).answers[0]?.status).toBe(201)
  const [again] = (await make(input)).answers
  expect(again?.status).toBe(409)
  expect(again && wordsOf(again)).toContain('contract-twice')
  const [first] = (await listed()).filter(({ name }) => name === 'contract-twice')
  await revoke(first?.id ?? '')
})

test('who is in a project is told with names, or to administrators only', async () => {
  const answer = await api.ask({
    service: 'identity',
    path: `/role_assignments?include_names&scope.project.id=${api.projectId}`,
  })
  expect([200, 403]).toContain(answer.status)
  if (answer.status === 403) return
  expect(readList(readRecord(answer.body).role_assignments).length).toBeGreaterThan(0)
  expect(parseMembers(answer.body).map(({ name }) => name)).toContain(api.account.user)
})
