import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ContractCloud, startContractCloud } from './cloud.ts'
import type { OpenStackClient } from './openstack-client.ts'

let cloud: ContractCloud
let openstack: OpenStackClient

beforeAll(async () => {
  cloud = await startContractCloud()
  openstack = cloud.client('empty')
  await openstack.run('network create contract-web-net')
  await openstack.run(
    'subnet create --network contract-web-net --subnet-range 10.77.0.0/24 contract-web-subnet',
  )
})
afterAll(() => cloud?.[Symbol.asyncDispose]())

test('a network has its subnet, with the first address as gateway', async () => {
  const subnet = await openstack.json('subnet show contract-web-subnet')
  expect(subnet).toMatchObject({
    cidr: '10.77.0.0/24',
    gateway_ip: '10.77.0.1',
    allocation_pools: [{ start: '10.77.0.2', end: '10.77.0.254' }],
    enable_dhcp: true,
    ip_version: 4,
  })
  expect(await openstack.json('network show contract-web-net')).toMatchObject({
    name: 'contract-web-net',
    status: 'ACTIVE',
    shared: false,
    subnets: [Reflect.get(Object(subnet), 'id')],
  })
  expect(await openstack.json('network list --external')).toContainEqual(
    expect.objectContaining({ Name: cloud.facts.publicNetwork.name }),
  )
})

test('a port is made with an address and the default group', async () => {
  const port = await openstack.json(
    'port create --network contract-web-net --fixed-ip subnet=contract-web-subnet,ip-address=10.77.0.50 contract-web-port',
  )
  expect(port).toMatchObject({
    status: 'DOWN',
    fixed_ips: [{ ip_address: '10.77.0.50' }],
    mac_address: expect.stringMatching(/^fa:16:3e:/),
  })
  expect(await openstack.json('port list --network contract-web-net')).toMatchObject([
    { Name: 'contract-web-port', Status: 'DOWN' },
  ])
  await openstack.run(
    'port set --name contract-renamed-port --description why contract-web-port',
  )
  expect(await openstack.value('port show contract-renamed-port', 'description')).toBe(
    'why',
  )
  await openstack.run('port delete contract-renamed-port')
})

test('a security group has rules, made and taken away', async () => {
  await openstack.run('security group create --description why contract-web-group')
  const rule = await openstack.json(
    'security group rule create --protocol tcp --dst-port 80:81 --remote-ip 192.0.2.0/24 contract-web-group',
  )
  expect(rule).toMatchObject({
    direction: 'ingress',
    ether_type: 'IPv4',
    protocol: 'tcp',
    port_range_min: 80,
    port_range_max: 81,
    remote_ip_prefix: '192.0.2.0/24',
  })
  expect(await openstack.json('security group rule list contract-web-group')).toHaveLength(
    3,
  )
  await openstack.run(
    `security group rule delete ${String(Reflect.get(Object(rule), 'id'))}`,
  )
  expect(await openstack.json('security group list')).toContainEqual(
    expect.objectContaining({ Name: 'default' }),
  )
  await openstack.run('security group delete contract-web-group')
})

test('a floating address leads through a router to a server and shows on it', async () => {
  const { publicNetwork, flavors, image } = cloud.facts
  await openstack.run('router create contract-web-router')
  await openstack.run(
    `router set --external-gateway ${publicNetwork.name} contract-web-router`,
  )
  await openstack.run('router add subnet contract-web-router contract-web-subnet')
  expect(await openstack.json('router show contract-web-router')).toMatchObject({
    status: 'ACTIVE',
    interfaces_info: [expect.objectContaining({ ip_address: '10.77.0.1' })],
  })
  await openstack.run(
    `server create --flavor ${flavors[0].id} --image ${image.id} --network contract-web-net --wait contract-floated`,
  )
  const address = await openstack.value(
    `floating ip create --description contract-address ${publicNetwork.name}`,
    'floating_ip_address',
  )
  expect(address).toMatch(/^\d+\.\d+\.\d+\.\d+$/)
  await openstack.run(`server add floating ip contract-floated ${address}`)
  // Nova is told by Neutron, and a moment later tells it itself.
  await expect
    .poll(() => openstack.json('server show contract-floated'), { timeout: 60_000 })
    .toMatchObject({
      addresses: { 'contract-web-net': [expect.stringMatching(/^10\.77\.0\./), address] },
    })
  expect(await openstack.value(`floating ip show ${address}`, 'status')).toBe('ACTIVE')
  await openstack.run(`server remove floating ip contract-floated ${address}`)
  expect(await openstack.value(`floating ip show ${address}`, 'status')).toBe('DOWN')
  await openstack.run(`server add floating ip contract-floated ${address}`)
  await openstack.run('server delete --wait contract-floated')
  expect(await openstack.json(`floating ip show ${address}`)).toMatchObject({
    status: 'DOWN',
    port_id: null,
    router_id: null,
  })
  await openstack.run(`floating ip delete ${address}`)
  await openstack.run('router remove subnet contract-web-router contract-web-subnet')
  await openstack.run('router delete contract-web-router')
})

test('a network in use is not deleted, an empty one is', async () => {
  await openstack.run('port create --network contract-web-net contract-holding')
  expect(await openstack.refusal('network delete contract-web-net')).toContain(
    'still in use',
  )
  await openstack.run('network create contract-unused-net')
  await openstack.run('network delete contract-unused-net')
  expect(await openstack.refusal('network show contract-unused-net')).toContain(
    'No Network found',
  )
})

test('the quota of networks is told with what is used', async () => {
  const quota = JSON.stringify(await openstack.json('quota show'))
  for (const name of ['networks', 'ports', 'routers', 'floating-ips']) {
    expect(quota).toContain(name)
  }
})
