import { leftOf, parseComputeLimits } from '@aloft/openstack/limits'
import type { Server } from '@aloft/openstack/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { askForAct, carryOut, wordsOf } from '../act-calls.ts'
import { type ContractCloud, startContractCloud } from '../cloud.ts'
import type { Answer, Call, CloudApi } from '../cloud-api.ts'
import { makeServer, untilStatus } from '../made-server.ts'

const nobody = '11111111-2222-3333-4444-555555555555'
let cloud: ContractCloud
let api: CloudApi
let reader: CloudApi
let server: Server
let network: string

beforeAll(async () => {
  cloud = await startContractCloud()
  api = await cloud.api('member')
  reader = await cloud.api('reader')
  network = (await cloud.ownNetwork('member')).id
  const made = { names: ['contract-refused'], networks: [network] }
  server = await makeServer(cloud, api, made)
})
afterAll(async () => {
  if (server !== undefined) await carryOut(api, 'server.delete', server, { unlock: true })
  await cloud?.[Symbol.asyncDispose]()
})

/** The answer's status and the words that a person is told. */
const told = (answer: Answer | undefined) =>
  answer === undefined ? undefined : { status: answer.status, words: wordsOf(answer) }

async function act(
  name: string,
  input: Record<string, unknown> = {},
  { subject = server, by = api }: { subject?: Server; by?: CloudApi } = {},
) {
  return told((await askForAct(by, name, subject, input)).answers.at(-1))
}

const compute = async (call: Omit<Call, 'service'>) =>
  told(await api.ask({ service: 'compute', ...call }))

const create = (server: Record<string, unknown>) =>
  compute({ method: 'POST', path: '/servers', body: { server }, microversion: '2.52' })

function wanted() {
  const { image, flavors } = cloud.facts
  return {
    name: 'contract-never',
    imageRef: image.id,
    flavorRef: flavors[0].id,
    networks: [{ uuid: network }],
  }
}

test('a server that is not there is 404, whatever is asked of it', async () => {
  const gone = { status: 404, words: expect.stringMatching(`^Instance ${nobody} `) }
  const subject = { ...server, id: nobody }
  expect(await compute({ path: `/servers/${nobody}`, microversion: '2.73' })).toEqual(gone)
  expect(await act('server.stop', {}, { subject })).toEqual(gone)
  expect(await act('server.rename', { name: 'x' }, { subject })).toEqual(gone)
  expect(await act('server.delete', {}, { subject })).toEqual(gone)
})

test('a path that is none is 404 in the words of the library below', async () => {
  const unknown = await api.ask({ service: 'compute', path: '/contract-none' })
  expect(unknown.status).toBe(404)
  expect(unknown.body).toMatchObject({ code: '404 Not Found', title: 'Not Found' })
  expect(wordsOf(unknown)).toBe('The resource could not be found.')
})

test('what the state forbids is 409, in words that name state and act', async () => {
  expect(await act('server.start')).toEqual({
    status: 409,
    words: `Cannot 'start' instance ${server.id} while it is in vm_state active.`,
  })
  await carryOut(api, 'server.stop', server)
  await untilStatus(api, server.id, 'SHUTOFF')
  expect(await act('server.pause')).toEqual({
    status: 409,
    words: `Cannot 'pause' instance ${server.id} while it is in vm_state stopped.`,
  })
  expect(await act('server.confirm-resize')).toEqual({
    status: 409,
    words: `Cannot 'confirmResize' instance ${server.id} while it is in vm_state stopped.`,
  })
  await carryOut(api, 'server.start', server)
  await untilStatus(api, server.id, 'ACTIVE')
})

test('what a lock forbids is 409', async () => {
  await carryOut(api, 'server.lock', server)
  expect(await act('server.stop')).toEqual({
    status: 409,
    words: `Instance ${server.id} is locked.`,
  })
  expect(await act('server.delete')).toMatchObject({ status: 409 })
  await carryOut(api, 'server.unlock', server)
})

test('a body that is wrong is 400, and says where', async () => {
  expect(await create({ ...wanted(), name: '' })).toMatchObject({
    status: 400,
    words: expect.stringMatching(/^Invalid input for field\/attribute name\. Value: \./),
  })
  expect(await create({ ...wanted(), flavorRef: nobody })).toMatchObject({
    status: 400,
    words: `Flavor ${nobody} could not be found.`,
  })
  expect(await create({ ...wanted(), imageRef: nobody })).toMatchObject({
    status: 400,
    words: 'Can not find requested image.',
  })
  expect(await create({ ...wanted(), networks: [{ uuid: nobody }] })).toMatchObject({
    status: 400,
    words: `Network ${nobody} could not be found.`,
  })
  expect(await create({ ...wanted(), key_name: 'contract-no-key' })).toMatchObject({
    status: 400,
    words: 'Invalid key_name provided.',
  })
  expect(await create({ ...wanted(), availability_zone: 'nowhere' })).toMatchObject({
    status: 400,
    words: 'The requested availability zone is not available.',
  })
  expect(
    await create({ ...wanted(), security_groups: [{ name: 'contract-none' }] }),
  ).toEqual({ status: 400, words: expect.stringContaining('contract-none') })
  expect(await create({ ...wanted(), surprise: true })).toMatchObject({
    status: 400,
    words: expect.stringContaining("'surprise' was unexpected"),
  })
})

test('a size that is too small for the image is 400', async () => {
  const image = await api.get({
    service: 'image',
    method: 'POST',
    path: '/images',
    body: {
      name: 'contract-large-image',
      disk_format: 'raw',
      container_format: 'bare',
      min_ram: 1_000_000,
    },
  })
  const { id } = Object(image)
  await api.get({
    service: 'image',
    method: 'PUT',
    path: `/images/${id}/file`,
    body: 'nothing',
    contentType: 'application/octet-stream',
  })
  expect(await create({ ...wanted(), imageRef: id })).toMatchObject({
    status: 400,
    words: "Flavor's memory is too small for requested image.",
  })
  await api.get({ service: 'image', method: 'DELETE', path: `/images/${id}` })
})

test('more servers than the quota allows are 403, and none is made', async () => {
  const { servers } = parseComputeLimits(
    await api.get({ service: 'compute', path: '/limits' }),
  )
  const tooMany = leftOf(servers) + 1
  const answer = await create({ ...wanted(), min_count: tooMany, max_count: tooMany })
  expect(answer).toMatchObject({
    status: 403,
    words: expect.stringMatching(
      /^Quota exceeded for (\w+, )*instances: Requested (\d+, )*\d+, but already used .*\.$/,
    ),
  })
  const { body } = await api.ask({
    service: 'compute',
    path: '/servers?name=contract-never',
  })
  expect(body).toMatchObject({ servers: [] })
})

test('a name that is taken is 409', async () => {
  const { region } = cloud.facts
  const input = { region, name: 'contract-twice' }
  const subject = { region, id: '', name: '' }
  const make = () => askForAct(api, 'key-pair.create', subject, input)
  expect((await make()).answers[0]?.status).toBeLessThan(300)
  expect(told((await make()).answers[0])).toEqual({
    status: 409,
    words: "Key pair 'contract-twice' already exists.",
  })
  const key = { region, id: 'contract-twice', name: 'contract-twice' }
  await carryOut(api, 'key-pair.delete', key)
  const [gone] = (await askForAct(api, 'key-pair.delete', key)).answers
  expect(told(gone)).toMatchObject({
    status: 404,
    words: expect.stringContaining('contract-twice'),
  })
})

test('a key that is none is 400', async () => {
  const body = {
    keypair: { name: 'contract-bad', type: 'ssh', public_key: 'ssh-rsa AAAA' },
  }
  const call = { method: 'POST', path: '/os-keypairs', microversion: '2.2', body } as const
  expect(await compute(call)).toMatchObject({
    status: 400,
    words: expect.stringContaining('Keypair data is invalid'),
  })
})

test('what a reader may not do is 403, for every act', async () => {
  const rules = expect.stringMatching(/^Policy doesn't allow .* to be performed\.$/)
  const by = { by: reader }
  for (const [name, input] of [
    ['server.stop', {}],
    ['server.reboot', { type: 'hard' }],
    ['server.rename', { name: 'x' }],
    ['server.edit-tags', { tags: ['x'] }],
    ['server.edit-metadata', { metadata: { a: 'b' } }],
    ['server.resize', { flavor: cloud.facts.flavors[1].id }],
    ['server.rebuild', { image: cloud.facts.image.id }],
    ['server.snapshot', { name: 'contract-no' }],
    ['server.lock', {}],
    ['server.delete', {}],
  ] as const) {
    expect(await act(name, { ...input }, by), name).toEqual({ status: 403, words: rules })
  }
  const body = { server: wanted() }
  const made = { service: 'compute', method: 'POST', path: '/servers', body } as const
  expect(told(await reader.ask(made))).toEqual({ status: 403, words: rules })
  expect((await reader.ask({ service: 'compute', path: '/servers/detail' })).status).toBe(
    200,
  )
})
