import { afterAll, beforeAll, expect, test } from 'vitest'
import { crc32 } from 'node:zlib'
import { activity } from '@aloft/contracts/activity'
import { gateway } from '@aloft/contracts/gateway'
import { startAloft, type TestAloft } from '@aloft/testkit/aloft'
import type { ApiClient } from '@aloft/testkit/api-client'
import { startSimulator } from '@aloft/testkit/simulator'

const file = Buffer.from('the bytes of a disk')
const disposal = new AsyncDisposableStack()
let aloft: TestAloft
let person: ApiClient

beforeAll(async () => {
  const cloud = disposal.use(await startSimulator({ speed: 50 }))
  aloft = disposal.use(
    await startAloft({ cloud, settings: ['gateway.imageUploads.lostSeconds=1'] }),
  )
  person = await aloft.signIn({
    user: 'reachnovadevops',
    password: 'aloft-demo',
    project: 'reach-production',
  })
})
afterAll(() => disposal.disposeAsync())

test('an upload that ends while the database is away is written down when it is back', async () => {
  const made = await person.fetch('/api/cloud/dfw/image/images', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'mine', disk_format: 'raw', container_format: 'bare' }),
  })
  const { id: imageId } = (await made.json()) as { id: string } // Glance's own shape.
  const call = person.call(gateway)
  const { id } = await call('POST /image-uploads', {
    body: { region: 'dfw', imageId, sizeBytes: file.length },
  })
  const ask = () => call('GET /image-uploads/:id', { params: { id } })
  const written = async () => {
    const { entries } = await person.call(activity)('GET /entries', {
      query: { target: imageId },
    })
    return entries.map(({ state }) => state)
  }
  aloft.database.cut()
  try {
    const sum = crc32(file).toString(16).padStart(8, '0')
    const query = new URLSearchParams({ offset: '0', crc32: sum })
    const sent = await person.fetch(`/api/gateway/image-uploads/${id}/chunk?${query}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/octet-stream' },
      body: file,
    })
    expect(sent.status).toBe(200)
    await call('POST /image-uploads/:id/end', { params: { id } })
    await expect.poll(ask, { timeout: 10_000 }).toMatchObject({ state: 'done' })
  } finally {
    aloft.database.restore()
  }
  await expect.poll(written, { timeout: 15_000 }).toEqual(['done'])
  expect(await ask()).toMatchObject({ state: 'done' })
}, 60_000)
