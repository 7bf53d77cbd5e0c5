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
  const regions = cloud.simulator.regions.map(({ id }) => id).sort()
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
    expect(found.map((endpoint) => endpoint.region).sort()).toEqual(regions)
  }
})

test('public and saved images are listed, and one is shown with its properties', async () => {
  expect(await openstack.json('image list --public')).toHaveLength(28)
  expect(await openstack.json('image list --private')).toHaveLength(12)
  const id = await openstack.id('image list', 'Ubuntu 24.04 LTS')
  expect(await openstack.json(`image show ${id}`)).toMatchObject({
    name: 'Ubuntu 24.04 LTS',
    status: 'active',
    visibility: 'public',
    protected: true,
    min_disk: 10,
    min_ram: 512,
    properties: { os_distro: 'ubuntu', os_version: '24.04', os_type: 'linux' },
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
  expect(await openstack.json('flavor list')).toContainEqual({
    ID: '6',
    Name: '8GB Standard',
    RAM: 8192,
    Disk: 320,
    Ephemeral: 0,
    VCPUs: 4,
    'Is Public': true,
  })
  expect(await openstack.json('flavor show performance-8')).toMatchObject({
    vcpus: 8,
    properties: { 'hw:cpu_policy': 'dedicated' },
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
  expect(limits).toContainEqual({ Name: 'maxTotalInstances', Value: 100 })
  expect(limits).toContainEqual({ Name: 'totalInstancesUsed', Value: expect.any(Number) })
  expect(JSON.stringify(await openstack.json('quota show'))).toContain('instances')
  expect(await openstack.json('usage show')).toMatchObject({
    Servers: expect.arrayContaining([expect.objectContaining({ name: 'panel-web-1' })]),
  })
})

test('availability zones are named', async () => {
  const zones = await openstack.json('availability zone list --compute')
  expect(zones).toContainEqual({ 'Zone Name': 'dfw-a', 'Zone Status': 'available' })
})
