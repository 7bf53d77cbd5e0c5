import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ContractCloud, startContractCloud } from './cloud.ts'
import type { OpenStackClient } from './openstack-client.ts'

const cleanup = new AsyncDisposableStack()
let cloud: ContractCloud
let member: OpenStackClient
let other: OpenStackClient
let reader: OpenStackClient
let file = ''

beforeAll(async () => {
  cloud = cleanup.use(await startContractCloud())
  member = cloud.client('member')
  other = cloud.client('empty')
  reader = cloud.client('reader')
  file = `${cloud.cloudsFile}.raw`
  await writeFile(file, Buffer.alloc(1_500_000, 'disk'))
})
afterAll(() => cleanup.disposeAsync())

/** By the API: without a file the client takes the image's bytes from its standard input. */
async function makeQueued(name: string): Promise<string> {
  const api = await cloud.api('member')
  const { body } = await api.ask({
    service: 'image',
    method: 'POST',
    path: '/images',
    body: { name, disk_format: 'raw', container_format: 'bare', visibility: 'private' },
  })
  return String(Object(body)['id'])
}

const bare = 'image create --disk-format raw --container-format bare'

test('an image is made with everything that it can have, and its bytes come back', async () => {
  const made = await member.json(
    `${bare} --file ${file} --min-disk 2 --min-ram 256 --private --property os_distro=debian --property hw_disk_bus=scsi --tag golden contract-full`,
  )
  expect(made).toMatchObject({
    name: 'contract-full',
    min_disk: 2,
    min_ram: 256,
    visibility: 'private',
    tags: ['golden'],
  })
  await member.until('image show contract-full', 'status', 'active')
  expect(await member.json('image show contract-full')).toMatchObject({
    size: 1_500_000,
    checksum: expect.stringMatching(/^[0-9a-f]{32}$/),
    properties: { os_distro: 'debian', hw_disk_bus: 'scsi', os_hash_algo: 'sha512' },
  })
  const copy = `${file}.copy`
  await member.run(`image save --file ${copy} contract-full`)
  expect(await member.run(`!cmp ${file} ${copy} && echo same`)).toBe('same')
})

test('its attributes are set, and properties and tags taken away', async () => {
  await member.run(
    'image set --name contract-changed --min-disk 3 --property hw_disk_bus=virtio --tag silver --protected contract-full',
  )
  expect(await member.json('image show contract-changed')).toMatchObject({
    min_disk: 3,
    protected: true,
    tags: expect.arrayContaining(['golden', 'silver']),
    properties: { hw_disk_bus: 'virtio' },
  })
  await member.run('image unset --property hw_disk_bus --tag golden contract-changed')
  const shown = await member.json('image show contract-changed')
  expect(shown).toMatchObject({ tags: ['silver'] })
  expect(shown).not.toHaveProperty('properties.hw_disk_bus')
})

test('a protected image is not deleted until it no longer is', async () => {
  expect(await member.refusal('image delete contract-changed')).toContain('403')
  await member.run('image set --unprotected contract-changed')
})

test('a deactivated image is not handed out', async () => {
  await member.run('image set --deactivate contract-changed')
  expect(await member.value('image show contract-changed', 'status')).toBe('deactivated')
  await member.run('image set --activate contract-changed')
  expect(await member.value('image show contract-changed', 'status')).toBe('active')
})

test('a shared image is listed by the other project once that has accepted it', async () => {
  await member.run('image set --shared contract-changed')
  const project = await other.value('token issue', 'project_id')
  const id = await member.value('image show contract-changed', 'id')
  await member.run(`image add project ${id} ${project}`)
  expect(await member.json(`image member list ${id}`)).toEqual([
    { 'Image ID': id, 'Member ID': project, Status: 'pending' },
  ])
  const listed = { ID: id, Name: 'contract-changed' }
  const shared = (words = '') => other.json(`image list --shared${words}`)
  expect(await shared()).not.toContainEqual(expect.objectContaining(listed))
  expect(await shared(' --member-status pending')).toContainEqual(
    expect.objectContaining(listed),
  )
  await other.run(`image set --accept ${id}`)
  expect(await shared()).toContainEqual(expect.objectContaining(listed))
  await other.run(`image set --reject ${id}`)
  expect(await shared()).not.toContainEqual(expect.objectContaining(listed))
  expect(await other.refusal(`image delete ${id}`)).toMatch(/403|not authorized/i)
  await member.run(`image remove project ${id} ${project}`)
  expect(await member.json(`image member list ${id}`)).toEqual([])
  expect(await other.refusal(`image show ${id}`)).toContain('No Image found')
})

test('members are of shared images only, and each once', async () => {
  const project = await other.value('token issue', 'project_id')
  await member.run('image set --private contract-changed')
  expect(await member.refusal(`image add project contract-changed ${project}`)).toContain(
    '403',
  )
  await member.run('image set --shared contract-changed')
  await member.run(`image add project contract-changed ${project}`)
  expect(await member.refusal(`image add project contract-changed ${project}`)).toContain(
    '409',
  )
})

test('an image that nobody sent bytes for stays queued and can be told its formats', async () => {
  await makeQueued('contract-waiting')
  expect(await member.value('image show contract-waiting', 'status')).toBe('queued')
  await member.run('image set --disk-format qcow2 contract-waiting')
  expect(await member.value('image show contract-waiting', 'disk_format')).toBe('qcow2')
  expect(await member.refusal('image set --disk-format iso contract-changed')).toContain(
    '403',
  )
})

test('an image is fetched from an address, or its cloud says that it may not be', async () => {
  const server = createServer((_asked, answer) => answer.end(Buffer.alloc(70_000)))
  await once(server.listen(0, '127.0.0.1'), 'listening')
  cleanup.defer(() => void server.close())
  // A TCP server has an address of this form.
  const { port } = server.address() as AddressInfo
  const id = await member.value('image show contract-waiting', 'id')
  const api = await cloud.api('member')
  // Debian's client has no command for an import yet.
  const answer = await api.ask({
    service: 'image',
    method: 'POST',
    path: `/images/${id}/import`,
    body: { method: { name: 'web-download', uri: `http://127.0.0.1:${port}/disk.raw` } },
  })
  // A cloud fetches from the usual ports only, unless its operator says otherwise.
  if (JSON.stringify(answer.body).includes('does not pass filtering')) return
  expect(answer.status).toBe(202)
  await member.until('image show contract-waiting', 'status', 'active')
  expect(await member.value('image show contract-waiting', 'size')).toBe('70000')
  expect(await api.list('image', `/images/${id}/tasks`, 'tasks')).toMatchObject([
    { type: 'api_image_import', status: 'success' },
  ])
})

test('only known methods import, and staged bytes come first', async () => {
  const api = await cloud.api('member')
  const id = await makeQueued('contract-staged')
  const importBy = (name: string) =>
    api.ask({
      service: 'image',
      method: 'POST',
      path: `/images/${id}/import`,
      body: { method: { name } },
    })
  expect((await importBy('by-post')).status).toBe(400)
  expect((await importBy('glance-direct')).status).toBe(409)
  await member.run('image delete contract-staged')
})

test('a reader changes nothing', async () => {
  for (const command of [
    'image set --name mine contract-waiting',
    'image delete contract-waiting',
  ]) {
    expect(await reader.refusal(command), command).toMatch(/403|not authorized/i)
  }
  // Debian's client does not tell what came of this one.
  const id = await member.value('image show contract-waiting', 'id')
  const path = `/images/${id}/actions/deactivate`
  const api = await cloud.api('reader')
  expect(await api.ask({ service: 'image', method: 'POST', path })).toMatchObject({
    status: 403,
  })
})

test('what it is told wrong is refused in words', async () => {
  expect(await member.refusal('image set --public contract-waiting')).toContain('403')
  expect(
    await member.refusal('image set --property os_glance_x=1 contract-waiting'),
  ).toContain('403')
  const api = await cloud.api('member')
  expect(await api.ask({ service: 'image', path: '/images?sort_key=taste' })).toMatchObject(
    {
      status: 400,
    },
  )
})

test('several are deleted at once', async () => {
  await member.run('image delete contract-changed contract-waiting')
  expect(await member.refusal('image show contract-waiting')).toContain('No Image found')
})
