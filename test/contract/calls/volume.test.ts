import {
  snapshotReader,
  volumeReader,
  volumeTransferReader,
} from '@aloft/acts/volumes/volume-readers'
import { readList, readRecord } from '@aloft/openstack/json-reader'
import { volumeVersions } from '@aloft/openstack/microversions'
import { parseVolumes, type Volume } from '@aloft/openstack/volume'
import { parseVolumeBackups } from '@aloft/openstack/volume-backup'
import { parseVolumeLimits } from '@aloft/openstack/volume-limits'
import { parseVolumeMessages } from '@aloft/openstack/volume-message'
import { parseVolumeSnapshots } from '@aloft/openstack/volume-snapshot'
import { parseVolumeTransfers } from '@aloft/openstack/volume-transfer'
import { parseVolumeTypes, type VolumeType } from '@aloft/openstack/volume-type'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { askForAct, wordsOf } from '../act-calls.ts'
import { actOn, readPresent, untilItIs, untilItIsGone } from '../act-subject.ts'
import { type ContractCloud, startContractCloud } from '../cloud.ts'
import type { Call, CloudApi } from '../cloud-api.ts'
import { makeServer } from '../made-server.ts'
import { makeVolume } from '../made-volume.ts'

const nobody = '11111111-2222-3333-4444-555555555555'
const uuid = expect.stringMatching(/^[0-9a-f-]{36}$/)
const moment = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/)
let cloud: ContractCloud
let api: CloudApi
let region = ''
let types: readonly VolumeType[] = []
let id = ''

beforeAll(async () => {
  cloud = await startContractCloud()
  api = await cloud.api('empty')
  region = cloud.facts.region
  types = parseVolumeTypes((await ask('/types')).body)
  id = await makeVolume(api, { name: 'contract-calls-volume', description: 'first' })
})
afterAll(() => cloud?.[Symbol.asyncDispose]())

const ask = (path: string, more: Partial<Call> = {}) =>
  api.ask({ service: 'volumev3', path, ...more })
const post = (path: string, body: unknown) => ask(path, { method: 'POST', body })
const act = (name: string, input: Record<string, unknown> = {}) =>
  actOn(api, volumeReader, [`volume.${name}`, id], input)
const atRest = (volumeId = id) =>
  untilItIs(api, volumeReader, volumeId, 'available', 'in-use', 'error')

test('types and limits are told', async () => {
  expect(types.length).toBeGreaterThan(1)
  for (const type of types) {
    expect(type).toMatchObject({ id: uuid, name: expect.any(String) })
  }
  const limit = { used: expect.any(Number), limit: expect.any(Number) }
  const limits = parseVolumeLimits((await ask('/limits')).body)
  expect(limits).toEqual({
    volumes: limit,
    gigabytes: limit,
    snapshots: limit,
    backups: limit,
    backupGigabytes: limit,
  })
  expect(limits.volumes.used).toBeGreaterThan(0)
})

test('a volume is made, and is read back as it was asked for', async () => {
  const type = types[0]?.name ?? ''
  const made = await makeVolume(api, {
    name: 'contract-typed',
    type,
    metadata: { role: 'data' },
  })
  const volume = await readPresent(api, volumeReader, made)
  expect(volume).toEqual({
    region,
    id: made,
    name: 'contract-typed',
    status: 'available',
    sizeGigabytes: 1,
    type,
    zone: expect.any(String),
    bootable: false,
    multiattach: false,
    encrypted: false,
    metadata: { role: 'data' },
    attachments: [],
    userId: expect.stringMatching(/^[0-9a-f]{32}$/),
    projectId: api.projectId,
    createdAt: moment,
    updatedAt: moment,
  } satisfies Volume)
  await actOn(api, volumeReader, ['volume.delete', made])
  await untilItIsGone(api, volumeReader, made)
})

test('it is named, described, marked, grown and given another type', async () => {
  await act('edit', { name: 'contract-calls-named', description: '' })
  await act('edit-metadata', { metadata: { a: 'b' } })
  await act('set-bootable', { bootable: true })
  const changed = await readPresent(api, volumeReader, id)
  expect(changed).toMatchObject({
    name: 'contract-calls-named',
    metadata: { a: 'b' },
    bootable: true,
  })
  expect(changed).not.toHaveProperty('description')
  await act('extend', { size: 2 })
  expect(await atRest()).toMatchObject({ status: 'available', sizeGigabytes: 2 })
  const other = types.find(
    ({ name, multiattach }) =>
      name !== changed.type && !name.startsWith('__') && !multiattach,
  )
  await act('change-type', { type: other?.name, migrate: true })
  expect(await atRest()).toMatchObject({ status: 'available', type: other?.name })
})

test('a list is read in pages, newest first', async () => {
  const newer = await makeVolume(api, { name: 'contract-newer' })
  const first = await ask('/volumes/detail?limit=1')
  expect(parseVolumes(first.body, region).map((volume) => volume.id)).toEqual([newer])
  // By these links the panel knows that there is more.
  expect(readList(readRecord(first.body).volumes_links)).toEqual([
    { rel: 'next', href: expect.stringContaining(`marker=${newer}`) },
  ])
  const rest = await ask(`/volumes/detail?limit=1000&marker=${newer}`)
  expect(parseVolumes(rest.body, region).map((volume) => volume.id)).toContain(id)
  expect(readRecord(rest.body).volumes_links).toBeUndefined()
  const names = await ask('/volumes?limit=1000')
  expect(readList(readRecord(names.body).volumes)).toContainEqual(
    expect.objectContaining({ id: newer, name: 'contract-newer' }),
  )
  const marker = await ask(`/volumes/detail?limit=1&marker=${nobody}`)
  expect(marker.status).toBe(404)
  await actOn(api, volumeReader, ['volume.delete', newer])
})

test('a snapshot keeps its volume, becomes another, and goes with it', async () => {
  const { snapshotId } = await act('snapshot', {
    name: 'contract-calls-snapshot',
    description: 'before',
  })
  expect(snapshotId).toEqual(uuid)
  const own = String(snapshotId)
  await untilItIs(api, snapshotReader, own, 'available')
  await actOn(api, snapshotReader, ['snapshot.edit', own], { name: 'contract-kept' })
  const listed = parseVolumeSnapshots(
    (await ask('/snapshots/detail?limit=1000')).body,
    region,
  )
  expect(listed.find((each) => each.id === own)).toEqual({
    region,
    id: own,
    name: 'contract-kept',
    status: 'available',
    sizeGigabytes: 2,
    volumeId: id,
    metadata: {},
    createdAt: moment,
  })
  const volume = await readPresent(api, volumeReader, id)
  const kept = await askForAct(api, 'volume.delete', volume)
  expect(kept.answers[0]?.status).toBe(400)
  expect(kept.answers.map(wordsOf)).toEqual([expect.stringContaining('have snapshots')])
  const smaller = await post('/volumes', { volume: { size: 1, snapshot_id: own } })
  expect(smaller.status).toBe(400)
  expect(wordsOf(smaller)).toContain('cannot be smaller than the snapshot size 2GB')
  const { volumeId } = await actOn(api, snapshotReader, ['snapshot.create-volume', own], {
    name: 'contract-calls-copy',
    size: 2,
  })
  expect(await atRest(String(volumeId))).toMatchObject({ snapshotId: own })
  await actOn(api, volumeReader, ['volume.delete', String(volumeId)])
  await untilItIsGone(api, volumeReader, String(volumeId))
})

test('it is offered by a key that is told once, and taken back', async () => {
  const told = await act('transfer')
  expect(told).toEqual({
    transferId: uuid,
    authKey: expect.stringMatching(/^[0-9a-f]{16}$/),
  })
  expect(await readPresent(api, volumeReader, id)).toMatchObject({
    status: 'awaiting-transfer',
  })
  const transferId = String(told['transferId'])
  const all = parseVolumeTransfers((await ask('/os-volume-transfer/detail')).body, region)
  expect(all.find((each) => each.id === transferId)).toEqual({
    region,
    id: transferId,
    name: 'contract-calls-named',
    volumeId: id,
    createdAt: moment,
  })
  const wrong = await askForAct(
    await cloud.api('member'),
    'volume-transfer.accept',
    { region, id: '', name: '' },
    { region, transfer: transferId, authKey: 'guessed' },
  )
  expect(wrong.answers[0]?.status).toBe(400)
  expect(wrong.answers.map(wordsOf)).toEqual([
    `Invalid auth key: Attempt to transfer ${transferId} with invalid auth key.`,
  ])
  await actOn(api, volumeTransferReader, ['volume-transfer.cancel', transferId])
  expect(await atRest()).toMatchObject({ status: 'available' })
})

test('it is saved as an image', async () => {
  const { imageId } = await act('save-image', {
    name: 'contract-calls-image',
    format: 'raw',
  })
  expect(imageId).toEqual(uuid)
  await atRest()
  const path = `/images/${String(imageId)}`
  await expect
    .poll(() => api.get({ service: 'image', path }), { timeout: 60_000 })
    .toMatchObject({ name: 'contract-calls-image', status: 'active', disk_format: 'raw' })
  await api.get({ service: 'image', method: 'DELETE', path })
})

test('one that a server has is grown and snapshot, and neither deleted nor given away', async () => {
  const network = await cloud.ownNetwork('empty')
  const server = await makeServer(cloud, api, {
    names: ['contract-calls-holder'],
    networks: [network.id],
  })
  await act('attach', { server: server.id, goesWithServer: true })
  const held = await untilItIs(api, volumeReader, id, 'in-use')
  expect(held.attachments).toEqual([
    {
      serverId: server.id,
      device: expect.stringMatching(/^\/dev\/[a-z]+$/),
      attachedAt: moment,
    },
  ])
  for (const [name, words] of [
    ['delete', 'Volume status must be available or error'],
    ['transfer', 'status must be available'],
    ['save-image', 'status must be available'],
  ] as const) {
    const input = name === 'save-image' ? { name: 'contract-no', format: 'raw' } : {}
    const { answers } = await askForAct(api, `volume.${name}`, held, input)
    expect(answers[0]?.status, name).toBe(400)
    expect(answers.map(wordsOf)).toEqual([expect.stringContaining(words)])
  }
  const { snapshotId } = await act('snapshot', { name: 'contract-calls-live' })
  await untilItIs(api, snapshotReader, String(snapshotId), 'available')
  await act('extend', { size: 3 })
  await expect
    .poll(() => readPresent(api, volumeReader, id), { timeout: 60_000 })
    .toMatchObject({ status: 'in-use', sizeGigabytes: 3 })
  await act('detach', { server: server.id })
  expect(await untilItIs(api, volumeReader, id, 'available')).toMatchObject({
    attachments: [],
  })
  await api.get({ service: 'compute', method: 'DELETE', path: `/servers/${server.id}` })
})

test('backups are told, and one that builds on none is refused', async () => {
  const listed = await ask('/backups/detail?limit=1000')
  expect(listed.status).toBe(200)
  expect(readRecord(listed.body).backups).toBeInstanceOf(Array)
  for (const backup of parseVolumeBackups(listed.body, region)) {
    expect(backup).toMatchObject({ id: uuid, volumeId: uuid, createdAt: moment })
  }
  const volume = await readPresent(api, volumeReader, id)
  const { answers } = await askForAct(api, 'volume.back-up', volume, {
    name: 'contract-calls-backup',
    incremental: true,
  })
  expect(answers[0]?.status).toBe(400)
  expect(answers.map(wordsOf)).toEqual([
    'Invalid backup: No backups available to do an incremental backup.',
  ])
  expect(await readPresent(api, volumeReader, id)).toMatchObject({ status: 'available' })
})

test('messages are told from 3.5 on, and before they are 404', async () => {
  const path = `/messages?resource_uuid=${id}`
  const answer = await ask(path, { microversion: volumeVersions.messages })
  expect(answer.status).toBe(200)
  expect(parseVolumeMessages(answer.body)).toEqual([])
  expect((await ask(path)).status).toBe(404)
})

test('it is deleted with its snapshots', async () => {
  await act('delete', { withSnapshots: true })
  await untilItIsGone(api, volumeReader, id)
  const left = parseVolumeSnapshots((await ask('/snapshots/detail')).body, region)
  expect(left.filter(({ volumeId }) => volumeId === id)).toEqual([])
})
