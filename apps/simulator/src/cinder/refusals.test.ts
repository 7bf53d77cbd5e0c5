import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '@aloft/testkit/postgres'
import { valueAt } from '../core/json.ts'
import { cinderOf, startTestCinder, type TestCinder, thingIn } from './test-cinder.ts'

const disposal = new AsyncDisposableStack()
let cinder: TestCinder
beforeAll(async () => {
  const database = disposal.use(await testDatabase())
  cinder = disposal.use(await startTestCinder(database.url, 'newcomer', 'blank-slate'))
})
afterAll(() => disposal.disposeAsync())

const create = (volume: object) => cinder.ask('/volumes', { body: { volume } })

test('a microversion that does not exist is refused with 406', async () => {
  const answer = await cinder.ask('/volumes', { version: '3.99' })
  expect([answer.status, answer.body]).toEqual([
    406,
    {
      computeFault: {
        code: 406,
        message:
          'Version 3.99 is not supported by the API. Minimum is 3.0 and maximum is 3.70.',
      },
    },
  ])
})

test('what a later microversion brings is not there before it', async () => {
  const id = await cinder.makeVolume('versions')
  const old = thingIn(await cinder.ask(`/volumes/${id}`, { version: '3.0' }))
  const now = thingIn(await cinder.ask(`/volumes/${id}`, { version: '3.70' }))
  expect(old).not.toHaveProperty('volume_type_id')
  expect(now).toMatchObject({ volume_type_id: expect.any(String), consumes_quota: true })
  expect((await cinder.ask('/attachments', { version: '3.26' })).status).toBe(404)
})

test.each([
  ['no size', {}, 'The server could not comply with the request since it is either malformed or otherwise incorrect.'],
  ['a size of 0', { size: 0 }, 'Invalid input for field/attribute size. Value: 0. 0 is less than the minimum of 1'],
  ['a zone that is not there', { size: 1, availability_zone: 'moon' }, "Availability zone 'moon' is invalid."],
  ['an image that is not there', { size: 1, imageRef: 'none' }, 'Invalid image identifier or unable to access requested image.'],
]) // prettier-ignore
('a volume with %s is refused', async (_case, volume, message) => {
  const answer = await create(volume)
  expect(answer.body).toEqual({ badRequest: { code: 400, message } })
})

test('a type that is not there is not found', async () => {
  expect((await create({ size: 1, volume_type: 'tape' })).body).toEqual({
    itemNotFound: {
      code: 404,
      message: 'Volume type with name tape could not be found.',
    },
  })
})

test('more gigabytes than the quota has are refused with its numbers', async () => {
  const answer = await create({ size: 1000 })
  expect(answer.status).toBe(413)
  expect(answer.body).toEqual({
    overLimit: {
      code: 413,
      message:
        'VolumeSizeExceedsAvailableQuota: Requested volume or snapshot exceeds allowed gigabytes quota. Requested 1000G, quota is 1000G and 1G has been consumed.',
      retryAfter: '0',
    },
  })
})

test('a reader sees and changes nothing, a stranger finds nothing', async () => {
  const owner = await cinderOf(cinder.nova, 'reachnovadevops', 'reach-production')
  const { body } = await owner('/volumes/detail?limit=1')
  const id = String(valueAt(body, 'volumes', 0, 'id'))
  const reader = await cinderOf(cinder.nova, 'auditor', 'reach-production')
  expect((await reader(`/volumes/${id}`)).status).toBe(200)
  expect(await reader('/volumes', { body: { volume: { size: 1 } } })).toMatchObject({
    status: 403,
    body: {
      forbidden: {
        code: 403,
        message: "Policy doesn't allow volume:create to be performed.",
      },
    },
  })
  expect((await cinder.ask(`/volumes/${id}`)).body).toEqual({
    itemNotFound: { code: 404, message: `Volume ${id} could not be found.` },
  })
})

test('a volume shrinks never, and grows only when nothing else goes on', async () => {
  const id = await cinder.makeVolume('growing', { size: 2 })
  const extend = (new_size: number) => cinder.act(id, { 'os-extend': { new_size } })
  expect(valueAt((await extend(1)).body, 'badRequest', 'message')).toBe(
    'Invalid input received: New size for extend must be greater than current size. (current: 2, extended: 1).',
  )
  const second = await cinder.held(async () => {
    await extend(3)
    return extend(4)
  })
  expect(valueAt(second.body, 'badRequest', 'message')).toBe(
    `Invalid volume: Volume ${id} status must be '{'status': 'available'}' to extend, currently extending.`,
  )
})

test('pages follow each other by marker, in the order asked for', async () => {
  const owner = await cinderOf(cinder.nova, 'reachnovadevops', 'reach-production')
  const names: unknown[] = []
  let path: string | undefined = '/volumes?limit=4&sort=name:asc'
  while (path !== undefined) {
    const { body } = await owner(path)
    const page = valueAt(body, 'volumes')
    if (Array.isArray(page)) names.push(...page.map((volume) => valueAt(volume, 'name')))
    const next = valueAt(body, 'volumes_links', 0, 'href')
    path = typeof next === 'string' ? next.slice(next.indexOf('/volumes')) : undefined
  }
  expect(names).toEqual([
    'debian-13-golden',
    'jenkins-workspace',
    'mail-spool',
    'panel-db-1-data',
    'panel-db-1-wal',
    'selenium-profiles',
  ])
  const filtered = await owner('/volumes?bootable=true')
  expect(valueAt(filtered.body, 'volumes')).toHaveLength(1)
})
