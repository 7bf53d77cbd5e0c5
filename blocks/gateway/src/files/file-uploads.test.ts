import { afterAll, beforeAll, expect, test } from 'vitest'
import { activity } from '@aloft/contracts/activity'
import type { FileUpload } from '@aloft/contracts/file-upload'
import { gateway } from '@aloft/contracts/gateway'
import { startAloft, type TestAloft } from '@aloft/testkit/aloft'
import type { ApiClient } from '@aloft/testkit/api-client'
import { startSimulator } from '@aloft/testkit/simulator'

const disposal = new AsyncDisposableStack()
let aloft: TestAloft
let person: ApiClient

const signIn = (user: string) =>
  aloft.signIn({ user, password: 'aloft-demo', project: 'reach-production' })

beforeAll(async () => {
  const cloud = disposal.use(await startSimulator({ speed: 50 }))
  const settings = ['gateway.fileUploads.segmentBytes=4096']
  aloft = disposal.use(await startAloft({ cloud, settings }))
  person = await signIn('reachnovadevops')
})
afterAll(() => disposal.disposeAsync())

const newUpload = (object: string): FileUpload => ({
  key: crypto.randomUUID(),
  region: 'dfw',
  container: 'films',
  object,
  sizeBytes: 9000,
})

async function written(object: string) {
  const { entries } = await person.call(activity)('GET /entries', { query: {} })
  return entries
    .filter(({ title }) => title === `Upload a file as films/${object}`)
    .map(({ state, username }) => ({ state, username }))
}

const begin = (body: FileUpload) => person.call(gateway)('POST /file-uploads', { body })
const end = (upload: FileUpload, state: 'done' | 'failed', by = person) =>
  by.call(gateway)('POST /file-uploads/end', { body: { upload, state } })

test('the upload of a file is in the activity from its begin, and tried again it is one', async () => {
  const upload = newUpload('one.mov')
  const username = 'reachnovadevops'
  expect(await begin(upload)).toEqual({ segmentBytes: 4096 })
  expect(await written('one.mov')).toEqual([{ state: 'started', username }])
  await end(upload, 'failed')
  expect(await written('one.mov')).toEqual([{ state: 'failed', username }])
  await begin(upload)
  await end(upload, 'done')
  expect(await written('one.mov')).toEqual([{ state: 'done', username }])
  const another = { ...upload, object: 'two.mov' }
  await expect(begin(another)).rejects.toMatchObject({ code: 'key_reused' })
})

test('nobody ends the upload of another person', async () => {
  const upload = newUpload('mine.mov')
  await begin(upload)
  await end(upload, 'failed', await signIn('auditor'))
  expect(await written('mine.mov')).toContainEqual({
    state: 'started',
    username: 'reachnovadevops',
  })
})
