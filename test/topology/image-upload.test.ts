import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { request } from 'node:http'
import { crc32 } from 'node:zlib'
import { activity } from '@aloft/contracts/activity'
import { gateway } from '@aloft/contracts/gateway'
import type { ImageUpload } from '@aloft/contracts/image-upload'
import { createApiClient, type ApiClient } from '@aloft/testkit/api-client'
import { startRelay } from '@aloft/testkit/relay'
import { startMachines, type Machines } from '@aloft/testkit/machines'
import { startSimulator, type TestCloud } from '@aloft/testkit/simulator'
import { afterAll, beforeAll, expect, test } from 'vitest'

const patience = { timeout: 12_000 }
const file = randomBytes(2_500_000)
const half = 1_200_000

const disposal = new AsyncDisposableStack()
let cloud: TestCloud
let machines: Machines
let person: ApiClient
/** The same browser, whose balancer sends it to the other machine. */
let elsewhere: ApiClient

beforeAll(async () => {
  cloud = disposal.use(await startSimulator({ speed: 50 }))
  machines = disposal.use(
    await startMachines(cloud, ['gateway.imageUploads.lostSeconds=4']),
  )
  person = createApiClient(machines.first.url)
  await person.signIn({
    user: 'reachnovadevops',
    password: 'aloft-demo',
    project: 'reach-production',
  })
  elsewhere = createApiClient(machines.second.url)
  elsewhere.cookie = person.cookie
})
afterAll(() => disposal.disposeAsync())

type Image = Readonly<Record<string, unknown>> & { readonly id: string }

async function queuedImage(client = person): Promise<string> {
  const reply = await client.fetch('/api/cloud/dfw/image/images', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'mine', disk_format: 'raw', container_format: 'bare' }),
  })
  return ((await reply.json()) as Image).id // What the simulator's service answers.
}

async function show(id: string): Promise<Image> {
  const reply = await elsewhere.fetch(`/api/cloud/dfw/image/images/${id}`)
  return (await reply.json()) as Image // What the simulator's service answers.
}

const begin = (imageId: string, client = person, key?: string): Promise<ImageUpload> =>
  client.call(gateway)('POST /image-uploads', {
    body: { region: 'dfw', imageId, sizeBytes: file.length, ...(key && { key }) },
  })
const ask = (id: string, client = person): Promise<ImageUpload> =>
  client.call(gateway)('GET /image-uploads/:id', { params: { id } })

const sumOf = (bytes: Buffer): string => crc32(bytes).toString(16).padStart(8, '0')
const chunkPath = (id: string, offset: number, sum: string): string =>
  `/api/gateway/image-uploads/${id}/chunk?offset=${offset}&crc32=${sum}`

interface ChunkReply {
  readonly status: number
  readonly body: ImageUpload & { readonly error?: { readonly code: string } }
}

async function send(
  id: string,
  from: number,
  to: number,
  { client = person, sum = sumOf(file.subarray(from, to)) } = {},
): Promise<ChunkReply> {
  const reply = await client.fetch(chunkPath(id, from, sum), {
    method: 'PUT',
    headers: { 'content-type': 'application/octet-stream' },
    body: new Uint8Array(file.subarray(from, to)),
  })
  // Told by the operation's contract, or an error.
  return { status: reply.status, body: (await reply.json()) as ChunkReply['body'] }
}

async function finish(id: string, client = person): Promise<void> {
  await client.call(gateway)('POST /image-uploads/:id/end', { params: { id } })
  await expect.poll(() => ask(id, client), patience).toMatchObject({ state: 'done' })
}

async function entriesOf(imageId: string) {
  const query = { target: imageId }
  return (await person.call(activity)('GET /entries', { query })).entries
}

/** What is in the image is what was sent. */
async function expectWhole(imageId: string): Promise<void> {
  const digest = createHash('sha512').update(file).digest('hex')
  expect(await show(imageId)).toMatchObject({
    status: 'active',
    size: file.length,
    os_hash_value: digest,
  })
}

test('a file comes in chunks and is in the image as it was, and the activity tells of it', async () => {
  const imageId = await queuedImage()
  const upload = await begin(imageId)
  expect(upload).toMatchObject({ state: 'receiving', offset: 0, sizeBytes: file.length })
  expect((await send(upload.id, 0, half)).body.offset).toBe(half)
  await expect.poll(() => show(imageId), patience).toMatchObject({ status: 'saving' })
  expect((await send(upload.id, half, file.length)).body.offset).toBe(file.length)
  await finish(upload.id)
  await expectWhole(imageId)
  await expect
    .poll(() => entriesOf(imageId), patience)
    .toMatchObject([
      { act: 'image.upload', title: 'Upload a file into mine', state: 'done' },
    ])
})

test('an upload whose beginning was not answered is taken back by its key, on either machine', async () => {
  const { hostname: host, port } = new URL(machines.first.url)
  await using line = await startRelay({ host, port: Number(port) })
  const far = createApiClient(`http://127.0.0.1:${line.port}`)
  far.cookie = person.cookie
  const imageId = await queuedImage()
  const key = crypto.randomUUID()
  line.loseAnswers()
  const unanswered = begin(imageId, far, key).catch((error: unknown) => error)
  await expect
    .poll(() => ask(key).catch(() => undefined), patience)
    .toMatchObject({ id: key, state: 'receiving' })
  line.cut()
  expect(await unanswered).toBeInstanceOf(Error)
  line.restore()
  expect(await begin(imageId, far, key)).toMatchObject({ id: key, offset: 0 })
  await send(key, 0, half)
  await expect.poll(() => show(imageId), patience).toMatchObject({ status: 'saving' })
  // Without the key it is another one, for which the image is not free.
  await expect(begin(imageId, far)).rejects.toMatchObject({ code: 'act_refused' })
  expect(await begin(imageId, elsewhere, key)).toMatchObject({ id: key, offset: half })
  await send(key, half, file.length)
  await finish(key)
  await expectWhole(imageId)
  expect(await begin(imageId, far, key)).toMatchObject({ id: key, state: 'done' })
  await expect
    .poll(() => entriesOf(imageId), patience)
    .toMatchObject([{ act: 'image.upload', state: 'done' }])
})

test('beginnings at the same time with one key are one upload', async () => {
  const imageId = await queuedImage()
  const key = crypto.randomUUID()
  const clients = [person, elsewhere, person, elsewhere]
  const begun = await Promise.all(clients.map((client) => begin(imageId, client, key)))
  expect(new Set(begun.map(({ id }) => id))).toEqual(new Set([key]))
  expect(new Set(begun.map(({ state }) => state))).toEqual(new Set(['receiving']))
  await send(key, 0, file.length, { client: elsewhere })
  await finish(key)
  await expectWhole(imageId)
})

test('a key is of one file alone', async () => {
  const key = crypto.randomUUID()
  await begin(await queuedImage(), person, key)
  const other = await queuedImage()
  for (const client of [person, elsewhere])
    await expect(begin(other, client, key)).rejects.toMatchObject({ code: 'key_reused' })
})

test('a chunk whose line breaks in the middle is sent again at the offset that is named', async () => {
  const imageId = await queuedImage()
  const { id } = await begin(imageId)
  await send(id, 0, half)
  const chunk = file.subarray(half)
  const broken = request(machines.first.url + chunkPath(id, half, sumOf(chunk)), {
    method: 'PUT',
    headers: {
      cookie: person.cookie,
      'content-type': 'application/octet-stream',
      'content-length': chunk.length,
    },
  })
  const cut = once(broken, 'error')
  broken.write(chunk.subarray(0, 400_000), () => broken.destroy(new Error('cut')))
  await cut
  expect(await ask(id)).toMatchObject({ state: 'receiving', offset: half })
  expect((await send(id, half, file.length)).body.offset).toBe(file.length)
  await finish(id)
  await expectWhole(imageId)
})

test('a chunk that is still on a dead line makes room for the one that is sent again', async () => {
  const imageId = await queuedImage()
  const { id } = await begin(imageId)
  const chunk = file.subarray(0, half)
  const stalled = request(machines.first.url + chunkPath(id, 0, sumOf(chunk)), {
    method: 'PUT',
    headers: {
      cookie: person.cookie,
      'content-type': 'application/octet-stream',
      'content-length': chunk.length,
    },
  })
  // Its line is broken for it once the other chunk is taken.
  stalled.on('error', () => undefined)
  await new Promise((resolve) => stalled.write(chunk.subarray(0, 200_000), resolve))
  expect((await send(id, 0, half)).body.offset).toBe(half)
  stalled.destroy()
  await send(id, half, file.length)
  await finish(id)
  await expectWhole(imageId)
})

test('a chunk that did not arrive as it was sent, or begins elsewhere, is not taken', async () => {
  const { id } = await begin(await queuedImage())
  const damaged = await send(id, 0, half, { sum: '00000000' })
  expect(damaged).toMatchObject({ status: 400, body: { error: { code: 'chunk_damaged' } } })
  expect((await send(id, half, file.length)).body.offset).toBe(0)
  await send(id, 0, half)
  expect((await send(id, 0, half)).body.offset).toBe(half)
  const more = await send(id, 0, half)
  expect(more.body.offset).toBe(half)
})

test('a chunk that reaches the other machine is passed on to the one that holds the upload', async () => {
  const imageId = await queuedImage()
  const { id } = await begin(imageId)
  await send(id, 0, half)
  expect(await ask(id, elsewhere)).toMatchObject({ offset: half })
  const rest = await send(id, half, file.length, { client: elsewhere })
  expect(rest).toMatchObject({ status: 200, body: { offset: file.length } })
  await finish(id, elsewhere)
  await expectWhole(imageId)
})

test('an upload that is given up leaves its image queued', async () => {
  const imageId = await queuedImage()
  const { id } = await begin(imageId)
  await send(id, 0, half)
  const aborted = await person.call(gateway)('DELETE /image-uploads/:id', {
    params: { id },
  })
  expect(aborted).toMatchObject({ state: 'aborted' })
  await expect.poll(() => show(imageId), patience).toMatchObject({ status: 'queued' })
  expect(await send(id, half, file.length)).toMatchObject({
    status: 409,
    body: { error: { code: 'upload_ended' } },
  })
})

test('a cloud that breaks off fails the upload, and says that the image is queued again', async () => {
  const imageId = await queuedImage()
  const { id } = await begin(imageId)
  await send(id, 0, half)
  await cloud.dial({ region: 'dfw', service: 'image', down: true })
  await expect
    .poll(() => ask(id), patience)
    .toMatchObject({
      state: 'failed',
      message: expect.stringContaining('does not answer. The image is queued again'),
    })
  await cloud.resetDials()
  await expect.poll(() => show(imageId), patience).toMatchObject({ status: 'queued' })
})

test('an image that has its bytes takes no others, and a file no more than it was to have', async () => {
  const imageId = await queuedImage()
  const { id } = await begin(imageId)
  await send(id, 0, file.length)
  expect(
    await send(id, file.length, file.length + 1, { sum: sumOf(Buffer.alloc(0)) }),
  ).toMatchObject({ body: { offset: file.length } })
  await finish(id)
  await expect(begin(imageId)).rejects.toMatchObject({ code: 'act_refused' })
})

test('a person has room for some uploads at once, however many are begun together', async () => {
  const other = createApiClient(machines.second.url)
  await other.signIn({
    user: 'newcomer',
    password: 'aloft-demo',
    project: 'blank-slate',
  })
  const images = await Promise.all(Array.from({ length: 6 }, () => queuedImage(other)))
  const begun = await Promise.allSettled(images.map((id) => begin(id, other)))
  const [first, ...rest] = begun.flatMap((result) =>
    result.status === 'fulfilled' ? [result.value.id] : [],
  )
  expect(rest).toHaveLength(3)
  const refused = begun.filter(({ status }) => status === 'rejected')
  const reason: unknown = expect.objectContaining({ code: 'too_many_requests' })
  expect(refused).toEqual(refused.map(() => ({ status: 'rejected', reason })))
  const giveUp = (id: string) =>
    other.call(gateway)('DELETE /image-uploads/:id', { params: { id } })
  await giveUp(first ?? '')
  const next = await begin(await queuedImage(other), other)
  await Promise.all([...rest, next.id].map(giveUp))
})

test('who may only look can not upload, and nobody sees the uploads of others', async () => {
  const imageId = await queuedImage()
  const { id } = await begin(imageId)
  const reader = createApiClient(machines.first.url)
  await reader.signIn({
    user: 'auditor',
    password: 'aloft-demo',
    project: 'reach-production',
  })
  await expect(begin(imageId, reader)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(ask(id, reader)).rejects.toMatchObject({ code: 'not_found' })
})

test('an upload whose machine is killed is lost, and is begun anew on the other one', async () => {
  const imageId = await queuedImage()
  const { id } = await begin(imageId)
  await send(id, 0, half)
  machines.first.process.kill('SIGKILL')
  await machines.first.process.ended
  const sendRest = () => send(id, half, file.length, { client: elsewhere })
  // A way that is broken says nothing yet.
  expect(await sendRest()).toMatchObject({
    status: 503,
    body: { error: { code: 'block_unavailable' } },
  })
  await expect
    .poll(sendRest, patience)
    .toMatchObject({ status: 410, body: { error: { code: 'upload_lost' } } })
  expect(await ask(id, elsewhere)).toMatchObject({ state: 'failed' })
  await expect.poll(() => show(imageId), patience).toMatchObject({ status: 'queued' })
  const anew = await begin(imageId, elsewhere)
  await send(anew.id, 0, file.length, { client: elsewhere })
  await finish(anew.id, elsewhere)
  await expectWhole(imageId)
})
