import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { Agent } from 'undici'
import { startServer } from '../testing/listening-server.ts'
import { Upload } from './upload.ts'
import { UploadStream } from './upload-stream.ts'

const disposal = new AsyncDisposableStack()
const dispatcher = new Agent()
let origin: string

beforeAll(async () => {
  const cloud = await startServer((request, response) => {
    request.resume().on('end', () => response.writeHead(204).end())
  })
  disposal.use(cloud)
  disposal.defer(() => dispatcher.destroy())
  origin = cloud.url
})
afterAll(() => disposal.disposeAsync())
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** Given up after five minutes in which nothing came. */
const begin = () =>
  new Upload({
    facts: {
      id: 'u1',
      region: 'dfw',
      imageId: 'i1',
      sizeBytes: 4,
      accountId: 'reach',
      userId: 'devops',
      activityId: 'a1',
    },
    bounds: { chunkBytes: 4, idleSeconds: 300, storeSeconds: 1800 },
    stream: new UploadStream(dispatcher, { origin, path: '/file', headers: {} }),
    judge: async () => ({ state: 'done' }),
    settle: async () => undefined,
  })

test('a chunk may take longer than the longest silence as long as something comes', async () => {
  const upload = begin()
  await upload.take(0, async ({ onPiece }) => {
    for (let piece = 0; piece < 4; piece += 1) {
      vi.advanceTimersByTime(200_000)
      onPiece()
    }
    return { pieces: [Buffer.from('disk')], sizeBytes: 4 }
  })
  expect(upload.present()).toMatchObject({ state: 'receiving', offset: 4 })
  await upload.end()
  await upload.settled
  expect(upload.present()).toMatchObject({ state: 'done' })
})

test('an upload ends when nothing comes, in a chunk as well as between two', async () => {
  const upload = begin()
  const taken = upload.take(0, async ({ onPiece, signal }) => {
    onPiece()
    vi.advanceTimersByTime(301_000)
    await upload.settled
    signal.throwIfAborted()
    return { pieces: [], sizeBytes: 0 }
  })
  await expect(taken).rejects.toMatchObject({ name: 'AbortError' })
  expect(upload.present()).toMatchObject({
    state: 'failed',
    message: expect.stringContaining('Nothing was sent for too long'),
  })
})
