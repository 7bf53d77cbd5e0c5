import { readList, readRecord } from '@aloft/openstack/json-reader'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { wordsOf } from '../act-calls.ts'
import { type ContractCloud, startContractCloud } from '../cloud.ts'
import { CloudApi, send } from '../cloud-api.ts'

let cloud: ContractCloud
let api: CloudApi

beforeAll(async () => {
  cloud = await startContractCloud()
  api = await cloud.api('member')
})
afterAll(() => cloud?.[Symbol.asyncDispose]())

const keystone = (path: string, method = 'GET', body?: unknown, token?: string) =>
  send(api.account.authUrl + path, {
    method,
    body,
    ...(token !== undefined && {
      headers: { 'x-auth-token': token, 'x-subject-token': token },
    }),
  })

/** A sign-in without a scope, as the gateway begins it. */
function signIn(password: string, scope: object = {}) {
  const { user, domain } = api.account
  const person = { name: user, domain: { name: domain }, password }
  const identity = { methods: ['password'], password: { user: person } }
  return keystone('/auth/tokens', 'POST', { auth: { identity, ...scope } })
}

const tokenBody = (answer: { body: unknown }) => readRecord(readRecord(answer.body).token)

test('a sign-in tells person, project, roles, the end, and a catalog with every region', () => {
  const { status, headers } = api.signedIn
  const token = tokenBody(api.signedIn)
  expect(status).toBe(201)
  expect(headers.get('x-subject-token')).toMatch(/^\S+$/)
  expect(token).toMatchObject({
    methods: ['password'],
    expires_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/),
    user: {
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
      name: api.account.user,
      domain: { id: expect.any(String), name: api.account.domain },
    },
    project: {
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
      name: api.account.project,
      domain: { id: expect.any(String), name: api.account.domain },
    },
    roles: expect.arrayContaining([expect.objectContaining({ name: 'member' })]),
  })
  expect(readList(token.catalog).length).toBeGreaterThan(3)
  for (const service of ['compute', 'image', 'network'] as const)
    for (const region of cloud.facts.regions)
      expect(api.url(service, region)).toMatch(/^https?:\/\//)
})

test('one without a scope is taken, and continues with a project of the list', async () => {
  const unscoped = await signIn(api.account.password, { scope: 'unscoped' })
  expect(unscoped.status).toBe(201)
  expect(tokenBody(unscoped)).not.toHaveProperty('project')
  expect(tokenBody(unscoped)).not.toHaveProperty('catalog')
  const first = unscoped.headers.get('x-subject-token') ?? ''
  const listed = await keystone('/auth/projects', 'GET', undefined, first)
  const project = readList(readRecord(listed.body).projects)
    .map(readRecord)
    .find(({ name }) => name === api.account.project)
  expect(project).toMatchObject({
    id: api.projectId,
    enabled: true,
    domain_id: expect.any(String),
  })
  const identity = { methods: ['token'], token: { id: first } }
  const scoped = await keystone('/auth/tokens', 'POST', {
    auth: { identity, scope: { project: { id: project?.id } } },
  })
  expect(scoped.status).toBe(201)
  expect(tokenBody(scoped).project).toMatchObject({ id: api.projectId })
  expect(readList(tokenBody(scoped).catalog).length).toBeGreaterThan(3)
})

test('a wrong password, an unknown person and a strange project are all 401', async () => {
  const wrong = await signIn('guessed')
  expect(wrong.status).toBe(401)
  expect(wordsOf(wrong)).toBe('The request you have made requires authentication.')
  expect(wrong.body).toMatchObject({
    error: { code: 401, title: 'Unauthorized', message: expect.any(String) },
  })
  const nowhere = { scope: { project: { id: '0'.repeat(32) } } }
  expect((await signIn(api.account.password, nowhere)).status).toBe(401)
  const nobody = { name: 'contract-nobody', domain: { name: 'Default' }, password: 'x' }
  const unknown = await keystone('/auth/tokens', 'POST', {
    auth: { identity: { methods: ['password'], password: { user: nobody } } },
  })
  expect(unknown.status).toBe(401)
})

test('a sign-in that is not one is 400, and says what is wrong', async () => {
  const answer = await keystone('/auth/tokens', 'POST', { auth: {} })
  expect(answer.status).toBe(400)
  expect(wordsOf(answer)).toContain("'identity' is a required property")
})

test('the regions are told with their descriptions', async () => {
  const { body, status } = await keystone('/regions', 'GET', undefined, api.token)
  expect(status).toBe(200)
  const regions = readList(readRecord(body).regions).map(readRecord)
  expect(regions.map(({ id }) => String(id))).toEqual(
    expect.arrayContaining([...cloud.facts.regions]),
  )
  for (const region of regions) expect(region).toHaveProperty('description')
})

test('a token is asked after, and is good for nothing once it was given back', async () => {
  const own = await CloudApi.signIn(api.account)
  const check = () => keystone('/auth/tokens?nocatalog', 'GET', undefined, own.token)
  const good = await check()
  expect(good.status).toBe(200)
  expect(tokenBody(good)).not.toHaveProperty('catalog')
  expect((await keystone('/auth/tokens', 'DELETE', undefined, own.token)).status).toBe(204)
  expect((await check()).status).toBe(401)
  const again = await keystone('/auth/tokens', 'DELETE', undefined, own.token)
  expect([401, 404]).toContain(again.status)
  const identity = { methods: ['token'], token: { id: own.token } }
  const rescoped = await keystone('/auth/tokens', 'POST', {
    auth: { identity, scope: { project: { id: own.projectId } } },
  })
  expect([401, 404]).toContain(rescoped.status)
})

test.each([
  ['compute', '/servers/detail?limit=1'],
  ['image', '/images?limit=1'],
  ['network', '/networks?limit=1'],
] as const)('a dead token is 401 for %s', async (service, path) => {
  const answer = await api.ask({ service, path }, 'gAAAAA-no-token-at-all')
  expect(answer.status).toBe(401)
  expect(wordsOf(answer)).not.toBe('')
})

test('the reader has the role reader and no other that may change', () => {
  const roles = async () => {
    const reader = await cloud.api('reader')
    return readList(tokenBody(reader.signedIn).roles).map((role) => readRecord(role).name)
  }
  return expect(roles()).resolves.toEqual(['reader'])
})
