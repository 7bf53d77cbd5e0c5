import {
  backupReader,
  snapshotReader,
  volumeReader,
  volumeTransferReader,
} from '@aloft/acts/volumes/volume-readers'
import { volumeVersions } from '@aloft/openstack/microversions'
import { parseVolumeLimits } from '@aloft/openstack/volume-limits'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { askForAct, wordsOf } from '../act-calls.ts'
import { readPresent } from '../act-subject.ts'
import { type ContractCloud, startContractCloud } from '../cloud.ts'
import type { Call, CloudApi } from '../cloud-api.ts'
import { makeVolume } from '../made-volume.ts'

const nobody = '11111111-2222-3333-4444-555555555555'
let cloud: ContractCloud
let api: CloudApi
let region = ''
let id = ''

beforeAll(async () => {
  cloud = await startContractCloud()
  api = await cloud.api('empty')
  region = cloud.facts.region
  id = await makeVolume(api, { name: 'contract-refused' })
})
afterAll(() => cloud?.[Symbol.asyncDispose]())

const ask = (path: string, more: Partial<Call> = {}) =>
  api.ask({ service: 'volumev3', path, ...more })
const post = (path: string, body: unknown) => ask(path, { method: 'POST', body })

test('a version is negotiated, and one that is not spoken is 406', async () => {
  const plain = await ask('/limits')
  expect(plain.headers.get('openstack-api-version')).toBe('volume 3.0')
  for (const microversion of Object.values(volumeVersions)) {
    const answer = await ask('/limits', { microversion })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('openstack-api-version')).toBe(`volume ${microversion}`)
  }
  const future = await ask('/limits', { microversion: '3.999' })
  expect(future.status).toBe(406)
  expect(wordsOf(future)).toMatch(
    /^Version 3\.999 is not supported by the API\. Minimum is 3\.0 and maximum is 3\.\d+\.$/,
  )
  expect((await ask('/limits', { microversion: 'newest' })).status).toBe(400)
})

test('what is not there is 404 in words that name it', async () => {
  for (const [what, reader] of Object.entries({
    Volume: volumeReader,
    Snapshot: snapshotReader,
    Backup: backupReader,
    Transfer: volumeTransferReader,
  })) {
    const answer = await api.ask(reader.read({ region, id: nobody }))
    expect(answer.status, what).toBe(404)
    const message = `${what} ${nobody} could not be found.`
    expect(answer.body).toEqual({ itemNotFound: { code: 404, message } })
  }
  const type = await post('/volumes', { volume: { size: 1, volume_type: 'contract-none' } })
  expect(type.status).toBe(404)
  expect(wordsOf(type)).toBe('Volume type with name contract-none could not be found.')
  const source = await post('/volumes', { volume: { size: 1, snapshot_id: nobody } })
  expect(source.status).toBe(404)
  expect(wordsOf(source)).toBe(`Snapshot ${nobody} could not be found.`)
})

test('an id that is none is not found in a path, and is wrong in a body', async () => {
  for (const [what, reader] of Object.entries({
    Volume: volumeReader,
    Snapshot: snapshotReader,
    Backup: backupReader,
  })) {
    const answer = await api.ask(reader.read({ region, id: 'no-uuid' }))
    expect(answer.status, what).toBe(404)
    const message = `${what} no-uuid could not be found.`
    expect(answer.body).toEqual({ itemNotFound: { code: 404, message } })
  }
  const gone = await ask('/volumes/no-uuid', { method: 'DELETE' })
  expect(gone.status).toBe(404)
  const oneOf = "'no-uuid' is not valid under any of the given schemas"
  const uuid = "'no-uuid' is not a 'uuid'"
  for (const [path, body, field, words] of [
    ['/volumes', { volume: { size: 1, snapshot_id: 'no-uuid' } }, 'snapshot_id', oneOf],
    ['/volumes', { volume: { size: 1, source_volid: 'no-uuid' } }, 'source_volid', oneOf],
    ['/snapshots', { snapshot: { volume_id: 'no-uuid' } }, 'volume_id', oneOf],
    ['/backups', { backup: { volume_id: 'no-uuid' } }, 'volume_id', uuid],
    [
      '/backups',
      { backup: { volume_id: id, snapshot_id: 'no-uuid' } },
      'snapshot_id',
      oneOf,
    ],
    ['/os-volume-transfer', { transfer: { volume_id: 'no-uuid' } }, 'volume_id', uuid],
  ] as const) {
    const refused = await post(path, body)
    expect(refused.status, path).toBe(400)
    const message = `Invalid input for field/attribute ${field}. Value: no-uuid. ${words}`
    expect(refused.body).toEqual({ badRequest: { code: 400, message } })
  }
})

test('a path that is none is 404 in the words of the library below', async () => {
  const unknown = await ask('/contract-none')
  expect(unknown.status).toBe(404)
  expect(unknown.body).toEqual({
    code: '404 Not Found',
    title: 'Not Found',
    message: 'The resource could not be found.<br /><br />\n\n\n',
  })
  expect(unknown.headers.get('openstack-api-version')).toBeNull()
  expect(wordsOf(unknown)).toBe('The resource could not be found.')
  const html = await ask('/contract-none', { headers: { accept: 'text/html' } })
  expect(html.status).toBe(404)
  expect(html.body).toContain('<title>404 Not Found</title>')
  expect(wordsOf(html)).toBe('404 Not Found The resource could not be found.')
  expect((await ask('/volumes/a/b/c', { method: 'DELETE' })).status).toBe(404)
  expect(
    (await api.ask({ service: 'volumev3', path: '/contract-none' }, 'none')).status,
  ).toBe(401)
})

test('a body that is wrong is 400, and says where', async () => {
  const { type } = await readPresent(api, volumeReader, id)
  const metadata = (given: unknown) =>
    ask(`/volumes/${id}/metadata`, { method: 'PUT', body: { metadata: given } })
  const action = (body: unknown) => post(`/volumes/${id}/action`, body)
  for (const [answer, words] of [
    [post('/volumes', { volume: { size: 'large' } }), "'large' does not match '^[0-9]+$'"],
    [post('/volumes', { volume: { size: '0' } }), '0 is less than the minimum of 1'],
    [post('/volumes', { volume: {} }), 'either malformed or otherwise incorrect'],
    [
      post('/volumes', { volume: { size: 1, name: 'x'.repeat(256) } }),
      'name has 256 characters, more than 255.',
    ],
    [
      post('/volumes', { volume: { size: 1, imageRef: nobody } }),
      'Invalid image identifier',
    ],
    [
      post('/volumes', { volume: { size: 1, availability_zone: 'nowhere' } }),
      "Availability zone 'nowhere' is invalid.",
    ],
    [action({ 'os-extend': { new_size: 1 } }), 'New size for extend must be greater than'],
    [
      action({ 'os-retype': { new_type: type, migration_policy: 'never' } }),
      'requested type has to be different',
    ],
    [post('/snapshots', { snapshot: { name: 'x' } }), "'volume_id' is a required property"],
    [
      action({ 'os-retype': { new_type: type, migration_policy: 'sometimes' } }),
      "'sometimes' is not one of ['on-demand', 'never']",
    ],
    [action({ 'os-set_bootable': { bootable: 'maybe' } }), "'maybe' is not one of [True, "],
    [
      action({ 'os-volume_upload_image': { image_name: 'x', disk_format: 'floppy' } }),
      "'floppy' is not one of ['raw', 'vmdk', 'vdi', 'qcow2', 'vhd', 'vhdx', 'ploop']",
    ],
    [action({ 'os-surprise': {} }), 'There is no such action: os-surprise. Verify'],
    [metadata({ a: 1 }), "field/attribute a. Value: 1. 1 is not of type 'string'"],
    [metadata({ ü: 'x' }), "'ü' does not match any of the regexes: "],
    [ask('/volumes/detail?limit=none'), 'limit param must be an integer'],
    [ask('/volumes/detail?sort=surprise:asc'), 'Invalid sort key'],
  ] as const) {
    const refused = await answer
    expect(refused.status, words).toBe(400)
    expect(wordsOf(refused)).toContain(words)
    expect(refused.body).toEqual({ badRequest: { code: 400, message: expect.any(String) } })
  }
})

test('more than the quota allows is 413 with its numbers', async () => {
  const volume = await readPresent(api, volumeReader, id)
  const { gigabytes } = parseVolumeLimits((await ask('/limits')).body)
  const size = (gigabytes.limit ?? 0) + 1
  const over = await post('/volumes', { volume: { name: 'contract-huge', size } })
  expect(over.status).toBe(413)
  expect(over.headers.get('retry-after')).toBe('0')
  expect(over.body).toEqual({
    overLimit: {
      code: 413,
      message: `VolumeSizeExceedsAvailableQuota: Requested volume or snapshot exceeds allowed gigabytes quota. Requested ${size}G, quota is ${gigabytes.limit}G and ${gigabytes.used}G has been consumed.`,
      retryAfter: '0',
    },
  })
  const grown = await askForAct(api, 'volume.extend', volume, { size: size + 3 })
  expect(grown.answers[0]?.status).toBe(413)
  expect(await readPresent(api, volumeReader, id)).toMatchObject({ status: 'available' })
})

test('a reader may look and change nothing', async () => {
  const reader = await cloud.api('reader')
  const list = await reader.ask({ service: 'volumev3', path: '/volumes/detail' })
  expect(list.status).toBe(200)
  const refused = await reader.ask({
    service: 'volumev3',
    method: 'POST',
    path: '/volumes',
    body: { volume: { name: 'contract-no', size: 1 } },
  })
  expect(refused.status).toBe(403)
  expect(wordsOf(refused)).toMatch(
    /^Policy doesn't allow volume:create\S* to be performed\.$/,
  )
  // Another project's volume is nobody's.
  const strange = await reader.ask({ service: 'volumev3', path: `/volumes/${id}` })
  expect(strange.status).toBe(404)
})
