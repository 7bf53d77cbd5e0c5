import { activity } from '@aloft/contracts/activity'
import { gateway } from '@aloft/contracts/gateway'
import type { ApiClient } from '@aloft/testkit/api-client'
import { startAloft, type TestAloft } from '@aloft/testkit/aloft'
import { startSimulator, type TestCloud } from '@aloft/testkit/simulator'
import { afterAll, beforeAll, expect, test } from 'vitest'

let cloud: TestCloud
let aloft: TestAloft
let person: ApiClient

beforeAll(async () => {
  cloud = await startSimulator({ seed: 'small' })
  aloft = await startAloft({ cloud })
  person = await aloft.signIn({
    user: 'reachnovadevops',
    password: 'aloft-demo',
    project: 'reach-production',
  })
  await put('/films')
})
afterAll(async () => {
  await aloft[Symbol.asyncDispose]()
  await cloud[Symbol.asyncDispose]()
})

const swift = (method: string, path: string, body?: string) =>
  person.fetch(`/api/cloud/dfw/object-store${path}`, {
    method,
    ...(body !== undefined && { body, headers: { 'content-type': 'text/plain' } }),
  })

async function put(path: string, body = ''): Promise<void> {
  expect((await swift('PUT', path, body)).status).toBe(201)
}

const manifestOf = (...paths: readonly string[]): string =>
  JSON.stringify(paths.map((path) => ({ path })))

function run(act: string, id: string, input: Record<string, unknown> = {}) {
  const targets = [{ region: 'dfw', id }]
  return person.call(gateway)('POST /acts', {
    body: { act, key: crypto.randomUUID(), targets, input },
  })
}

test('a large object of which a part stays is not told to be deleted', async () => {
  await put('/films/part', 'bytes')
  await put('/films/reel%20one?multipart-manifest=put', manifestOf('/films/part'))
  await put('/films/film?multipart-manifest=put', manifestOf('/films/reel one'))
  // By now it is another one, which the manifest means no more.
  await put('/films/reel%20one', 'plain')
  const { outcomes } = await run('object.delete', 'films/film')
  expect(outcomes).toMatchObject([
    {
      state: 'failed',
      message: 'Not deleted: /films/reel one: Not an SLO manifest.',
    },
  ])
  expect((await swift('HEAD', '/films/reel%20one')).status).toBe(200)
  const { entries } = await person.call(activity)('GET /entries', { query: {} })
  expect(entries[0]).toMatchObject({ act: 'object.delete', state: 'failed' })
})

test('of many objects those that stay are named, and the others are deleted', async () => {
  for (const name of ['a', 'b', 'c']) await put(`/films/${name}`, name)
  const { outcomes } = await run('container.delete-objects', 'films', {
    names: ['a', 'b', 'c'],
    large: ['b'],
  })
  expect(outcomes).toMatchObject([
    {
      state: 'failed',
      message: 'Not deleted: /films/b: Not an SLO manifest.',
      output: { deleted: 2, errors: ['/films/b: Not an SLO manifest'] },
    },
  ])
  const statuses = ['a', 'b', 'c'].map(
    async (name) => (await swift('HEAD', `/films/${name}`)).status,
  )
  expect(await Promise.all(statuses)).toEqual([404, 200, 404])
})
