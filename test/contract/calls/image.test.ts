import { nextImagePage, parseImage, parseImages } from '@aloft/openstack/image'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { wordsOf } from '../act-calls.ts'
import { type ContractCloud, startContractCloud } from '../cloud.ts'
import type { CloudApi } from '../cloud-api.ts'

const nobody = '11111111-2222-3333-4444-555555555555'
let cloud: ContractCloud
let api: CloudApi

beforeAll(async () => {
  cloud = await startContractCloud()
  api = await cloud.api('empty')
})
afterAll(() => cloud?.[Symbol.asyncDispose]())

const image = (path: string) => api.ask({ service: 'image', path })
const region = () => cloud.facts.region

test('images are read in pages that lead to one another', async () => {
  const found: string[] = []
  let path: string | undefined = '/images?limit=3&status=active'
  for (let page = 0; path !== undefined && page < 100; page++) {
    const answer = await image(path)
    expect(answer.status).toBe(200)
    found.push(...parseImages(answer.body, region()).map(({ id }) => id))
    // As the panel turns it into a path of the service.
    path = nextImagePage(answer.body)?.replace(/^\/v2(?=\/)/, '')
  }
  expect(path).toBeUndefined()
  const all = parseImages((await image('/images?limit=1000&status=active')).body, region())
  expect(found.toSorted()).toEqual(all.map(({ id }) => id).toSorted())
  expect(new Set(found).size).toBe(found.length)
})

test('an image tells what the panel shows of it', async () => {
  const { image: known } = cloud.facts
  const { body } = await image(`/images/${known.id}`)
  expect(parseImage(body, region())).toMatchObject({
    ...known,
    status: 'active',
    visibility: 'public',
    family: expect.stringMatching(/^[a-z]+$/),
    version: expect.any(String),
    sizeBytes: expect.any(Number),
    createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    owner: expect.stringMatching(/^[0-9a-f]{32}$/),
    hidden: false,
    tags: [],
  })
})

test('one is found by its name', async () => {
  const { image: known } = cloud.facts
  const { body } = await image(`/images?${new URLSearchParams({ name: known.name })}`)
  expect(parseImages(body, region()).map(({ id }) => id)).toEqual([known.id])
})

test('an image that is not there is 404, and a marker that is none is 400', async () => {
  const gone = await image(`/images/${nobody}`)
  expect(gone.status).toBe(404)
  expect(wordsOf(gone)).toMatch(new RegExp(`No image found with ID ${nobody}`))
  const marker = await image(`/images?marker=${nobody}`)
  expect(marker.status).toBe(400)
})

test('an image is made, filled, changed by a patch, and deleted', async () => {
  const made = await api.ask({
    service: 'image',
    method: 'POST',
    path: '/images',
    body: {
      name: 'contract-filled',
      disk_format: 'raw',
      container_format: 'bare',
      os_distro: 'debian',
      tags: ['blue'],
    },
  })
  expect(made.status).toBe(201)
  const { id } = Object(made.body)
  expect(parseImage(made.body, region())).toMatchObject({
    name: 'contract-filled',
    status: 'queued',
    visibility: 'shared',
    family: 'debian',
    tags: ['blue'],
    owner: api.projectId,
  })
  const filled = await api.ask({
    service: 'image',
    method: 'PUT',
    path: `/images/${id}/file`,
    contentType: 'application/octet-stream',
    body: 'x'.repeat(4096),
  })
  expect(filled.status).toBe(204)
  expect(parseImage((await image(`/images/${id}`)).body, region())).toMatchObject({
    status: 'active',
    sizeBytes: 4096,
  })
  const again = await api.ask({
    service: 'image',
    method: 'PUT',
    path: `/images/${id}/file`,
    contentType: 'application/octet-stream',
    body: 'x',
  })
  expect(again.status).toBe(409)
  const change = (body: unknown) =>
    api.ask({
      service: 'image',
      method: 'PATCH',
      path: `/images/${id}`,
      contentType: 'application/openstack-images-v2.1-json-patch',
      body,
    })
  const changed = await change([
    { op: 'replace', path: '/name', value: 'contract-changed' },
    { op: 'add', path: '/os_version', value: '12' },
    { op: 'replace', path: '/protected', value: true },
  ])
  expect(changed.status).toBe(200)
  expect(parseImage(changed.body, region())).toMatchObject({
    name: 'contract-changed',
    version: '12',
    isProtected: true,
  })
  const read = await change([{ op: 'replace', path: '/size', value: 1 }])
  expect(read.status).toBe(403)
  const remove = () =>
    api.ask({ service: 'image', method: 'DELETE', path: `/images/${id}` })
  const kept = await remove()
  expect(kept.status).toBe(403)
  expect(wordsOf(kept)).toContain('protected')
  await change([{ op: 'replace', path: '/protected', value: false }])
  expect((await remove()).status).toBe(204)
  expect((await image(`/images/${id}`)).status).toBe(404)
})

test('a body that is wrong is 400, and a reader may make none', async () => {
  const body = { name: 'contract-wrong', disk_format: 'floppy', container_format: 'bare' }
  const wrong = await api.ask({ service: 'image', method: 'POST', path: '/images', body })
  expect(wrong.status).toBe(400)
  expect(wordsOf(wrong)).toContain('floppy')
  const reader = await cloud.api('reader')
  const refused = await reader.ask({
    service: 'image',
    method: 'POST',
    path: '/images',
    body: { ...body, disk_format: 'raw' },
  })
  expect(refused.status).toBe(403)
})
