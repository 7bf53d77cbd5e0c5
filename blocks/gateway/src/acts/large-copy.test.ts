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
  for (const path of ['/huge', '/parts']) await put(path)
  await put('/parts/0', 'x'.repeat(8 * 1024 ** 2))
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
const textOf = async (path: string) => (await swift('GET', path)).text()

async function put(path: string, body = ''): Promise<void> {
  expect((await swift('PUT', path, body)).status).toBe(201)
}

/** Of more bytes than Swift copies at once: the same 8 MB again and again, and its own end. */
async function putHuge(name: string): Promise<void> {
  await put(`/parts/${name}-end`, 'the end')
  const paths = [...Array.from({ length: 641 }, () => '/parts/0'), `/parts/${name}-end`]
  const manifest = JSON.stringify(paths.map((path) => ({ path })))
  await put(`/huge/${name}?multipart-manifest=put`, manifest)
}

async function copy(name: string) {
  const { outcomes } = await person.call(gateway)('POST /acts', {
    body: {
      act: 'object.copy',
      key: crypto.randomUUID(),
      targets: [{ region: 'dfw', id: `huge/${name}` }],
      input: { container: 'huge', name: `${name}-copy` },
    },
  })
  return outcomes
}

test('a copy of more than 5 GB outlives the deletion of all that the original is made of', async () => {
  await putHuge('film')
  expect(await copy('film')).toMatchObject([{ state: 'done' }])
  await swift('DELETE', '/parts/film-end')
  await swift('DELETE', '/huge/film')
  const end = await person.fetch('/api/cloud/dfw/object-store/huge/film-copy', {
    headers: { range: 'bytes=-8' },
  })
  expect([end.status, await end.text()]).toEqual([206, 'xthe end'])
})

test('a copy of which a part fails leaves nothing', async () => {
  await putHuge('broken')
  await swift('DELETE', '/parts/broken-end')
  expect(await copy('broken')).toMatchObject([
    { state: 'failed', message: expect.stringContaining('Nothing was changed.') },
  ])
  expect((await swift('HEAD', '/huge/broken-copy')).status).toBe(404)
  expect(await textOf('/huge_segments?prefix=broken-copy/')).toBe('')
})
