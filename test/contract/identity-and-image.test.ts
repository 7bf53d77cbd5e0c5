import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ContractCloud, startContractCloud } from './cloud.ts'
import type { OpenStackClient } from './openstack-client.ts'

let cloud: ContractCloud
let openstack: OpenStackClient

beforeAll(async () => {
  cloud = await startContractCloud()
  openstack = cloud.client('member')
})
afterAll(() => cloud?.[Symbol.asyncDispose]())

test('a token is issued for the project', async () => {
  expect(await openstack.json('token issue')).toEqual({
    id: expect.stringMatching(/^gAAAA/),
    expires: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0000$/),
    project_id: expect.stringMatching(/^[0-9a-f]{32}$/),
    user_id: expect.stringMatching(/^[0-9a-f]{32}$/),
  })
})

test('the catalog names every service in every region', async () => {
  const catalog = await openstack.json('catalog list')
  for (const [name, type] of [
    ['keystone', 'identity'],
    ['nova', 'compute'],
    ['glance', 'image'],
    ['neutron', 'network'],
  ]) {
    expect(catalog).toContainEqual({ Name: name, Type: type, Endpoints: expect.any(Array) })
    // The client's own form of a catalog's endpoints.
    const shown = (await openstack.json(`catalog show ${type}`)) as {
      endpoints: { interface: string; region: string }[]
    }
    const found = shown.endpoints.filter((endpoint) => endpoint.interface === 'public')
    expect(found.map((endpoint) => endpoint.region).sort()).toEqual(cloud.facts.regions)
  }
})

test('public images are listed, and one is shown with its properties', async () => {
  const { image } = cloud.facts
  expect(await openstack.json('image list --public')).toContainEqual({
    ID: image.id,
    Name: image.name,
    Status: 'active',
  })
  expect(await openstack.json(`image show ${image.id}`)).toMatchObject({
    name: image.name,
    status: 'active',
    visibility: 'public',
    min_disk: image.minimumDiskGigabytes,
    min_ram: image.minimumMemoryMegabytes,
    properties: expect.objectContaining({ os_type: 'linux' }),
  })
})

test('an image is uploaded, changed, read back and deleted', async () => {
  const created = await openstack.json(
    `image create --disk-format raw --container-format bare --file ${cloud.cloudsFile} --property kind=test --tag blue contract-image`,
  )
  expect(created).toMatchObject({ name: 'contract-image', tags: ['blue'] })
  await openstack.until('image show contract-image', 'status', 'active')
  await openstack.run('image set --property kind=changed --tag green contract-image')
  expect(await openstack.json('image show contract-image')).toMatchObject({
    properties: { kind: 'changed' },
    tags: expect.arrayContaining(['blue', 'green']),
  })
  const copy = `${cloud.cloudsFile}.copy`
  await openstack.run(`image save --file ${copy} contract-image`)
  const same = await openstack.run(`!cmp ${cloud.cloudsFile} ${copy} && echo same`)
  expect(same).toBe('same')
  await openstack.run('image delete contract-image')
  expect(await openstack.refusal('image show contract-image')).toContain('No Image found')
})

test('flavors are listed and shown', async () => {
  const [flavor] = cloud.facts.flavors
  expect(await openstack.json('flavor list')).toContainEqual({
    ID: flavor.id,
    Name: flavor.name,
    RAM: flavor.memoryMegabytes,
    Disk: flavor.diskGigabytes,
    Ephemeral: 0,
    VCPUs: flavor.vcpus,
    'Is Public': true,
  })
  expect(await openstack.json(`flavor show ${flavor.id}`)).toMatchObject({
    vcpus: flavor.vcpus,
    properties: expect.any(Object),
  })
})

test('a key pair is made, shown and deleted', async () => {
  const key = await openstack.run('keypair create contract-key')
  expect(key).toMatch(/^-----BEGIN [A-Z ]*PRIVATE KEY-----/)
  expect(await openstack.json('keypair show contract-key')).toMatchObject({
    name: 'contract-key',
    type: 'ssh',
    fingerprint: expect.stringMatching(/^([0-9a-f]{2}:){15}[0-9a-f]{2}$/),
  })
  expect(await openstack.json('keypair list')).toContainEqual(
    expect.objectContaining({ Name: 'contract-key', Type: 'ssh' }),
  )
  await openstack.run('keypair delete contract-key')
  expect(await openstack.refusal('keypair show contract-key')).toContain('contract-key')
})

test('limits, quota and usage are told', async () => {
  const limits = await openstack.json('limits show --absolute')
  expect(limits).toContainEqual({ Name: 'maxTotalInstances', Value: expect.any(Number) })
  expect(limits).toContainEqual({ Name: 'totalInstancesUsed', Value: expect.any(Number) })
  expect(JSON.stringify(await openstack.json('quota show'))).toContain('instances')
  expect(await openstack.json('usage show')).toMatchObject({ Servers: expect.any(Array) })
})

test('availability zones are named', async () => {
  expect(await openstack.json('availability zone list --compute')).toContainEqual({
    'Zone Name': expect.any(String),
    'Zone Status': 'available',
  })
})
