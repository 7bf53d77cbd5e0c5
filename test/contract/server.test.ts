import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ContractCloud, startContractCloud } from './cloud.ts'
import type { CloudFacts } from './cloud-facts.ts'
import type { OpenStackClient } from './openstack-client.ts'
import type { OwnNetwork } from './own-network.ts'

let cloud: ContractCloud
let openstack: OpenStackClient
let facts: CloudFacts
let network: OwnNetwork

beforeAll(async () => {
  cloud = await startContractCloud()
  openstack = cloud.client('empty')
  facts = cloud.facts
  network = await cloud.ownNetwork('empty')
})
afterAll(() => cloud?.[Symbol.asyncDispose]())

const show = 'server show contract-subject'
const expectStatus = (status: string): Promise<void> =>
  openstack.until(show, 'status', status)

test('a server is created and becomes active with an address', async () => {
  await openstack.run('keypair create contract-subject-key')
  const [{ id: flavor, name: flavorName }] = facts.flavors
  const made = await openstack.json(
    `server create --flavor ${flavor} --image ${facts.image.id} --network ${network.id} --key-name contract-subject-key --property role=web --wait contract-subject`,
  )
  expect(made).toMatchObject({
    name: 'contract-subject',
    status: 'ACTIVE',
    'OS-EXT-STS:vm_state': 'active',
    'OS-EXT-STS:power_state': 1,
    key_name: 'contract-subject-key',
    flavor: expect.stringContaining(flavorName),
    image: expect.stringContaining(facts.image.name),
    addresses: { [network.name]: [expect.stringMatching(/^10\.77\.\d+\.\d+$/)] },
    properties: { role: 'web' },
  })
})

test('it is listed, by name and by status too', async () => {
  const row = {
    ID: expect.stringMatching(/^[0-9a-f-]{36}$/),
    Name: 'contract-subject',
    Status: 'ACTIVE',
    Networks: { [network.name]: [expect.any(String)] },
    Image: facts.image.name,
    Flavor: facts.flavors[0].name,
  }
  expect(await openstack.json('server list')).toEqual([row])
  expect(await openstack.json('server list --name t-subj --status ACTIVE')).toEqual([row])
  expect(await openstack.json('server list --status ERROR')).toEqual([])
  expect(await openstack.json('server list --long')).toMatchObject([{ 'Power State': 1 }])
})

test('it is rebooted, stopped and started', async () => {
  await openstack.run('server reboot contract-subject')
  await expectStatus('ACTIVE')
  await openstack.run('server reboot --hard contract-subject')
  await expectStatus('ACTIVE')
  await openstack.run('server stop contract-subject')
  await expectStatus('SHUTOFF')
  await openstack.run('server start contract-subject')
  await expectStatus('ACTIVE')
})

test('a resize waits for a word, and can be taken back', async () => {
  await openstack.run(`server resize --flavor ${facts.flavors[1].id} contract-subject`)
  await expectStatus('VERIFY_RESIZE')
  await openstack.run('server resize confirm contract-subject')
  await expectStatus('ACTIVE')
  expect(await openstack.value(show, 'flavor')).toContain(facts.flavors[1].name)
  await openstack.run(`server resize --flavor ${facts.flavors[2].id} contract-subject`)
  await expectStatus('VERIFY_RESIZE')
  await openstack.run('server resize revert contract-subject')
  await expectStatus('ACTIVE')
  expect(await openstack.value(show, 'flavor')).toContain(facts.flavors[1].name)
})

test('it is rebuilt from another image', async () => {
  await openstack.run(`server rebuild --image ${facts.otherImage.id} contract-subject`)
  await expectStatus('ACTIVE')
  expect(await openstack.value(show, 'image')).toContain(facts.otherImage.name)
})

test.each([
  ['pause', 'PAUSED', 'unpause'],
  ['suspend', 'SUSPENDED', 'resume'],
  ['rescue', 'RESCUE', 'unrescue'],
  ['shelve', 'SHELVED_OFFLOADED', 'unshelve'],
])('%s leads to %s and %s back', async (act, status, back) => {
  await openstack.run(`server ${act} contract-subject`)
  await expectStatus(status)
  await openstack.run(`server ${back} contract-subject`)
  await expectStatus('ACTIVE')
})

test('a locked server says so and can be unlocked', async () => {
  await openstack.run('server lock contract-subject')
  expect(await openstack.refusal('server stop contract-subject')).toContain('locked')
  await openstack.run('server unlock contract-subject')
  await openstack.run('server stop contract-subject')
  await expectStatus('SHUTOFF')
  await openstack.run('server start contract-subject')
  await expectStatus('ACTIVE')
})

test('an image is taken of it', async () => {
  await openstack.run('server image create --name contract-image contract-subject')
  await openstack.until('image show contract-image', 'status', 'active')
  expect(await openstack.value('image show contract-image', 'visibility')).toBe('private')
  await openstack.run('image delete contract-image')
})

test('it is renamed and given a property', async () => {
  await openstack.run('server set --name contract-renamed --property a=b contract-subject')
  expect(await openstack.json('server show contract-renamed')).toMatchObject({
    name: 'contract-renamed',
    properties: { role: 'web', a: 'b' },
  })
})

test('its history and its console are shown', async () => {
  const events = JSON.stringify(await openstack.json('server event list contract-renamed'))
  for (const action of ['create', 'reboot', 'resize', 'rebuild'])
    expect(events).toContain(action)
  expect(await openstack.run('console log show contract-renamed')).not.toBe('')
})

test('groups and networks are put on and taken off', async () => {
  await openstack.run('security group create contract-extra')
  await openstack.run('server add security group contract-renamed contract-extra')
  expect(JSON.stringify(await openstack.json('server show contract-renamed'))).toContain(
    'contract-extra',
  )
  await openstack.run('server remove security group contract-renamed contract-extra')
  await openstack.run(`server add network contract-renamed ${facts.publicNetwork.id}`)
  expect(JSON.stringify(await openstack.json('server show contract-renamed'))).toContain(
    facts.publicNetwork.name,
  )
})

test('usage and limits count it', async () => {
  expect(await openstack.json('usage show')).toMatchObject({
    Servers: expect.arrayContaining([
      expect.objectContaining({ name: 'contract-renamed' }),
    ]),
  })
  expect(await openstack.json('limits show --absolute')).toContainEqual({
    Name: 'totalInstancesUsed',
    Value: 1,
  })
})

test('it is deleted, and its ports with it', async () => {
  const id = await openstack.value('server show contract-renamed', 'id')
  const api = await cloud.api('empty')
  const ports = () => api.list('network', `/ports?device_id=${id}`, 'ports')
  expect(await ports()).not.toEqual([])
  await openstack.run('server delete --wait contract-renamed')
  expect(await openstack.json('server list')).toEqual([])
  expect(await ports()).toEqual([])
})
