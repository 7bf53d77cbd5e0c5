import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ContractCloud, names, startContractCloud } from './cloud.ts'
import type { OpenStackClient } from './openstack-client.ts'

let cloud: ContractCloud
let openstack: OpenStackClient
let image = ''
let otherImage = ''

beforeAll(async () => {
  cloud = await startContractCloud()
  openstack = cloud.client('empty')
  image = await openstack.id('image list', names.image)
  otherImage = await openstack.id('image list', names.otherImage)
})
afterAll(() => cloud?.[Symbol.asyncDispose]())

const show = 'server show subject'
const expectStatus = (status: string): Promise<void> =>
  openstack.until(show, 'status', status)

test('a server is created and becomes active with an address', async () => {
  await openstack.run('keypair create subject-key')
  const made = await openstack.json(
    `server create --flavor 2 --image ${image} --network blank-net --key-name subject-key --property role=web --wait subject`,
  )
  expect(made).toMatchObject({
    name: 'subject',
    status: 'ACTIVE',
    'OS-EXT-STS:vm_state': 'active',
    'OS-EXT-STS:power_state': 1,
    key_name: 'subject-key',
    flavor: expect.stringContaining(names.flavor),
    image: expect.stringContaining(names.image),
    addresses: { 'blank-net': [expect.stringMatching(/^10\.40\.0\./)] },
    properties: { role: 'web' },
  })
})

test('it is listed, by name and by status too', async () => {
  const row = {
    ID: expect.stringMatching(/^[0-9a-f-]{36}$/),
    Name: 'subject',
    Status: 'ACTIVE',
    Networks: { 'blank-net': [expect.any(String)] },
    Image: names.image,
    Flavor: names.flavor,
  }
  expect(await openstack.json('server list')).toEqual([row])
  expect(await openstack.json('server list --name subj --status ACTIVE')).toEqual([row])
  expect(await openstack.json('server list --status ERROR')).toEqual([])
  expect(await openstack.json('server list --long')).toMatchObject([{ 'Power State': 1 }])
})

test('it is rebooted, stopped and started', async () => {
  await openstack.run('server reboot subject')
  await expectStatus('ACTIVE')
  await openstack.run('server reboot --hard subject')
  await expectStatus('ACTIVE')
  await openstack.run('server stop subject')
  await expectStatus('SHUTOFF')
  await openstack.run('server start subject')
  await expectStatus('ACTIVE')
})

test('a resize waits for a word, and can be taken back', async () => {
  await openstack.run(`server resize --flavor 3 subject`)
  await expectStatus('VERIFY_RESIZE')
  await openstack.run('server resize confirm subject')
  await expectStatus('ACTIVE')
  expect(await openstack.value(show, 'flavor')).toContain(names.largerFlavor)
  await openstack.run(`server resize --flavor 4 subject`)
  await expectStatus('VERIFY_RESIZE')
  await openstack.run('server resize revert subject')
  await expectStatus('ACTIVE')
  expect(await openstack.value(show, 'flavor')).toContain(names.largerFlavor)
})

test('it is rebuilt from another image', async () => {
  await openstack.run(`server rebuild --image ${otherImage} subject`)
  await expectStatus('ACTIVE')
  expect(await openstack.value(show, 'image')).toContain(names.otherImage)
})

test.each([
  ['pause', 'PAUSED', 'unpause'],
  ['suspend', 'SUSPENDED', 'resume'],
  ['rescue', 'RESCUE', 'unrescue'],
  ['shelve', 'SHELVED_OFFLOADED', 'unshelve'],
])('%s leads to %s and %s back', async (act, status, back) => {
  await openstack.run(`server ${act} subject`)
  await expectStatus(status)
  await openstack.run(`server ${back} subject`)
  await expectStatus('ACTIVE')
})

test('a locked server says so and can be unlocked', async () => {
  await openstack.run('server lock subject')
  expect(await openstack.refusal('server stop subject')).toContain('locked')
  await openstack.run('server unlock subject')
  await openstack.run('server stop subject')
  await expectStatus('SHUTOFF')
  await openstack.run('server start subject')
  await expectStatus('ACTIVE')
})

test('an image is taken of it', async () => {
  await openstack.run('server image create --name subject-image subject')
  await openstack.until('image show subject-image', 'status', 'active')
  expect(await openstack.value('image show subject-image', 'visibility')).toBe('private')
  await openstack.run('image delete subject-image')
})

test('it is renamed and given a property', async () => {
  await openstack.run('server set --name renamed --property a=b subject')
  expect(await openstack.json('server show renamed')).toMatchObject({
    name: 'renamed',
    properties: { role: 'web', a: 'b' },
  })
})

test('its history and its console are shown', async () => {
  const events = JSON.stringify(await openstack.json('server event list renamed'))
  for (const action of ['create', 'reboot', 'resize', 'rebuild'])
    expect(events).toContain(action)
  expect(await openstack.run('console log show renamed')).not.toBe('')
})

test('groups and networks are put on and taken off', async () => {
  await openstack.run('security group create extra')
  await openstack.run('server add security group renamed extra')
  expect(JSON.stringify(await openstack.json('server show renamed'))).toContain('extra')
  await openstack.run('server remove security group renamed extra')
  await openstack.run(`server add network renamed ${names.publicNetwork}`)
  expect(JSON.stringify(await openstack.json('server show renamed'))).toContain('198.18.')
})

test('usage and limits count it', async () => {
  expect(await openstack.json('usage show')).toMatchObject({
    Servers: [expect.objectContaining({ name: 'renamed' })],
  })
  expect(await openstack.json('limits show --absolute')).toContainEqual({
    Name: 'totalInstancesUsed',
    Value: 1,
  })
})

test('it is deleted, and its ports with it', async () => {
  await openstack.run('server delete --wait renamed')
  expect(await openstack.json('server list')).toEqual([])
  expect(await openstack.json('port list --device-owner compute:dfw-a')).toEqual([])
})
