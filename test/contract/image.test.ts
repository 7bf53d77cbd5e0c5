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

const bare = 'image create --disk-format raw --container-format bare'

test('an image is made with everything that it can have, and its bytes come back', async () => {
  const made = await member.json(
    `${bare} --file ${file} --min-disk 2 --min-ram 256 --private --property os_distro=debian --property hw_disk_bus=scsi --tag golden full`,
  )
  expect(made).toMatchObject({
    name: 'full',
    min_disk: 2,
    min_ram: 256,
    visibility: 'private',
    tags: ['golden'],
  })
  await member.until('image show full', 'status', 'active')
  expect(await member.json('image show full')).toMatchObject({
    size: 1_500_000,
    checksum: expect.stringMatching(/^[0-9a-f]{32}$/),
    properties: { os_distro: 'debian', hw_disk_bus: 'scsi', os_hash_algo: 'sha512' },
  })
  const copy = `${file}.copy`
  await member.run(`image save --file ${copy} full`)
  expect(await member.run(`!cmp ${file} ${copy} && echo same`)).toBe('same')
})

test('its attributes are set, and properties and tags taken away', async () => {
  await member.run(
    'image set --name changed --min-disk 3 --property hw_disk_bus=virtio --tag silver --protected full',
  )
  expect(await member.json('image show changed')).toMatchObject({
    min_disk: 3,
    protected: true,
    tags: expect.arrayContaining(['golden', 'silver']),
    properties: { hw_disk_bus: 'virtio' },
  })
  await member.run('image unset --property hw_disk_bus --tag golden changed')
  const shown = await member.json('image show changed')
  expect(shown).toMatchObject({ tags: ['silver'] })
  expect(shown).not.toHaveProperty('properties.hw_disk_bus')
})

test('a protected image is not deleted until it no longer is', async () => {
  expect(await member.refusal('image delete changed')).toContain('403')
  await member.run('image set --unprotected changed')
})

test('a deactivated image is not handed out', async () => {
  await member.run('image set --deactivate changed')
  expect(await member.value('image show changed', 'status')).toBe('deactivated')
  await member.run('image set --activate changed')
  expect(await member.value('image show changed', 'status')).toBe('active')
})

test('a shared image is listed by the other project once that has accepted it', async () => {
  await member.run('image set --shared changed')
  const project = await other.value('token issue', 'project_id')
  const id = await member.value('image show changed', 'id')
  await member.run(`image add project ${id} ${project}`)
  expect(await member.json(`image member list ${id}`)).toEqual([
    { 'Image ID': id, 'Member ID': project, Status: 'pending' },
  ])
  expect(await other.json('image list --shared')).toEqual([])
  expect(await other.json('image list --shared --member-status pending')).toMatchObject([
    { ID: id },
  ])
  await other.run(`image set --accept ${id}`)
  expect(await other.json('image list --shared')).toMatchObject([{ ID: id }])
  await other.run(`image set --reject ${id}`)
  expect(await other.json('image list --shared')).toEqual([])
  expect(await other.refusal(`image delete ${id}`)).toMatch(/403|not authorized/i)
  await member.run(`image remove project ${id} ${project}`)
  expect(await member.json(`image member list ${id}`)).toEqual([])
  expect(await other.refusal(`image show ${id}`)).toContain('No Image found')
})

test('members are of shared images only, and each once', async () => {
  const project = await other.value('token issue', 'project_id')
  await member.run('image set --private changed')
  expect(await member.refusal(`image add project changed ${project}`)).toContain('403')
  await member.run('image set --shared changed')
  await member.run(`image add project changed ${project}`)
  expect(await member.refusal(`image add project changed ${project}`)).toContain('409')
})

test('an image that nobody sent bytes for stays queued and can be told its formats', async () => {
  await member.run(`${bare} waiting`)
  expect(await member.value('image show waiting', 'status')).toBe('queued')
  await member.run('image set --disk-format qcow2 waiting')
  expect(await member.value('image show waiting', 'disk_format')).toBe('qcow2')
  expect(await member.refusal('image set --disk-format iso changed')).toContain('403')
})

test('an image is fetched from an address', async () => {
  const server = createServer((_asked, answer) => answer.end(Buffer.alloc(70_000)))
  await once(server.listen(0, '127.0.0.1'), 'listening')
  cleanup.defer(() => void server.close())
  // A TCP server has an address of this form.
  const { port } = server.address() as AddressInfo
  const id = await member.value('image show waiting', 'id')
  // Debian's client has no command for an import yet.
  const token = await member.value('token issue', 'id')
  const answer = await fetch(
    `${cloud.simulator.regions[0]?.url}/image/v2/images/${id}/import`,
    {
      method: 'POST',
      headers: { 'x-auth-token': token, 'content-type': 'application/json' },
      body: JSON.stringify({
        method: { name: 'web-download', uri: `http://127.0.0.1:${port}/disk.raw` },
      }),
    },
  )
  expect(answer.status).toBe(202)
  await member.until('image show waiting', 'status', 'active')
  expect(await member.value('image show waiting', 'size')).toBe('70000')
})

test('a reader looks and changes nothing', async () => {
  expect(await reader.json('image list --private')).not.toEqual([])
  for (const command of [
    'image set --name mine waiting',
    'image delete waiting',
    'image set --deactivate waiting',
  ]) {
    expect(await reader.refusal(command), command).toMatch(/403|not authorized/i)
  }
})

test('what it is told wrong is refused in words', async () => {
  expect(await member.refusal('image set --public waiting')).toContain('403')
  expect(await member.refusal('image set --property os_glance_x=1 waiting')).toContain(
    '403',
  )
  expect(await member.refusal('image list --sort taste')).toContain('400')
})

test('several are deleted at once', async () => {
  await member.run('image delete changed waiting')
  expect(await member.refusal('image show waiting')).toContain('No Image found')
})
