import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ContractCloud, startContractCloud } from './cloud.ts'
import type { OpenStackClient } from './openstack-client.ts'

let cloud: ContractCloud
let openstack: OpenStackClient

beforeAll(async () => {
  cloud = await startContractCloud()
  openstack = cloud.client('empty')
  await openstack.run('network create contract-lan')
  await openstack.run(
    'subnet create --network contract-lan --subnet-range 10.78.0.0/24 --dns-nameserver 192.0.2.53 contract-lan-subnet',
  )
  await openstack.run('router create contract-way-out')
})
afterAll(() => cloud?.[Symbol.asyncDispose]())

test('a network is renamed, described and switched off', async () => {
  await openstack.run('network create --description first contract-changing')
  await openstack.run(
    'network set --name contract-changed --description second --disable contract-changing',
  )
  expect(await openstack.json('network show contract-changed')).toMatchObject({
    name: 'contract-changed',
    description: 'second',
    admin_state_up: false,
  })
  expect(await openstack.refusal('network set --share contract-changed')).toContain(
    'policy',
  )
  await openstack.run('network delete contract-changed')
})

test('a subnet has pools, name servers and routes, and they are contract-changed', async () => {
  await openstack.run(
    'subnet create --network contract-lan --subnet-range 10.79.0.0/24 --gateway none --no-dhcp --allocation-pool start=10.79.0.10,end=10.79.0.20 contract-pooled',
  )
  expect(await openstack.json('subnet show contract-pooled')).toMatchObject({
    gateway_ip: null,
    enable_dhcp: false,
    allocation_pools: [{ start: '10.79.0.10', end: '10.79.0.20' }],
  })
  await openstack.run(
    'subnet set --dhcp --dns-nameserver 198.51.100.53 --host-route destination=172.16.0.0/16,gateway=10.79.0.9 contract-pooled',
  )
  expect(await openstack.json('subnet show contract-pooled')).toMatchObject({
    enable_dhcp: true,
    dns_nameservers: ['198.51.100.53'],
    host_routes: [{ destination: '172.16.0.0/16', nexthop: '10.79.0.9' }],
  })
  await openstack.run('subnet delete contract-pooled')
})

test('a subnet that overlaps, or whose gateway is taken, is refused in words', async () => {
  expect(
    await openstack.refusal(
      'subnet create --network contract-lan --subnet-range 10.78.0.128/25 contract-twice',
    ),
  ).toContain('overlaps with another subnet')
  expect(
    await openstack.refusal(
      'subnet create --network contract-lan --subnet-range 10.90.0.0/24 --allocation-pool start=10.90.0.1,end=10.90.0.9 contract-clash',
    ),
  ).toContain('conflicts with allocation pool')
})

test('an IPv6 subnet lets a port make its own address', async () => {
  await openstack.run(
    'subnet create --network contract-lan --ip-version 6 --subnet-range fd00:78::/64 --ipv6-ra-mode slaac --ipv6-address-mode slaac contract-lan-v6',
  )
  expect(
    await openstack.json('port create --network contract-lan contract-dual'),
  ).toMatchObject({
    fixed_ips: [
      { ip_address: expect.stringMatching(/^10\.78\.0\./) },
      { ip_address: expect.stringMatching(/^fd00:78::f816:3eff:fe/) },
    ],
  })
  await openstack.run('port delete contract-dual')
  await openstack.run('subnet delete contract-lan-v6')
})

test('a router has a gateway, an interface and routes, each taken away in turn', async () => {
  await openstack.run(
    `router set --external-gateway ${cloud.facts.publicNetwork.name} contract-way-out`,
  )
  await openstack.run('router add subnet contract-way-out contract-lan-subnet')
  expect(
    await openstack.refusal(
      'router add route --route destination=172.16.0.0/16,gateway=192.0.2.9 contract-way-out',
    ),
  ).toContain('the nexthop is not connected with router')
  await openstack.run(
    'router add route --route destination=172.16.0.0/16,gateway=10.78.0.9 contract-way-out',
  )
  expect(await openstack.json('router show contract-way-out')).toMatchObject({
    external_gateway_info: { enable_snat: true },
    routes: [{ destination: '172.16.0.0/16', nexthop: '10.78.0.9' }],
  })
  expect(
    await openstack.refusal('router remove subnet contract-way-out contract-lan-subnet'),
  ).toContain('required by one or more routes')
  expect(await openstack.refusal('router delete contract-way-out')).toContain(
    'ports still attached',
  )
  await openstack.run(
    'router remove route --route destination=172.16.0.0/16,gateway=10.78.0.9 contract-way-out',
  )
  await openstack.run('router unset --external-gateway contract-way-out')
  expect(await openstack.json('router show contract-way-out')).toMatchObject({
    external_gateway_info: null,
    routes: [],
  })
  await openstack.run('router remove subnet contract-way-out contract-lan-subnet')
})

test('a router keeps apart from a range that it has already', async () => {
  await openstack.run('network create contract-double')
  await openstack.run(
    'subnet create --network contract-double --subnet-range 10.78.0.0/25 contract-double-subnet',
  )
  await openstack.run('router create contract-crossing')
  await openstack.run('router add subnet contract-crossing contract-lan-subnet')
  expect(
    await openstack.refusal('router add subnet contract-crossing contract-double-subnet'),
  ).toContain('overlaps with cidr')
  await openstack.run('router remove subnet contract-crossing contract-lan-subnet')
  await openstack.run('router delete contract-crossing')
  await openstack.run('network delete contract-double')
})

test('a port answers for further addresses, and is opened and secured', async () => {
  await openstack.run(
    'port create --network contract-lan --allowed-address ip-address=10.78.0.200 contract-vip',
  )
  expect(await openstack.json('port show contract-vip')).toMatchObject({
    allowed_address_pairs: [{ ip_address: '10.78.0.200' }],
    port_security_enabled: true,
  })
  expect(
    await openstack.refusal('port set --disable-port-security contract-vip'),
  ).toContain('Port Security must be enabled')
  await openstack.run(
    'port set --no-allowed-address --no-security-group --disable-port-security contract-vip',
  )
  expect(await openstack.json('port show contract-vip')).toMatchObject({
    allowed_address_pairs: [],
    port_security_enabled: false,
    security_group_ids: [],
  })
  expect(
    await openstack.refusal(
      'port create --network contract-lan --fixed-ip ip-address=10.99.0.1 contract-outside',
    ),
  ).toContain('is not a valid IP for any of the subnets')
  await openstack.run('port delete contract-vip')
})

test('a port is attached to a server and taken off it again', async () => {
  const { flavors, image } = cloud.facts
  await openstack.run(
    `server create --flavor ${flavors[0].id} --image ${image.id} --network contract-lan --wait contract-holder`,
  )
  await openstack.run('port create --network contract-lan contract-spare')
  await openstack.run('server add port contract-holder contract-spare')
  expect(await openstack.json('port show contract-spare')).toMatchObject({
    status: 'ACTIVE',
    device_owner: expect.stringMatching(/^compute:/),
  })
  expect(await openstack.json('port list --server contract-holder')).toHaveLength(2)
  await openstack.run('server remove port contract-holder contract-spare')
  await openstack.until('port show contract-spare', 'status', 'DOWN')
  await openstack.run('port delete contract-spare')
  await openstack.run('server delete --wait contract-holder')
})

test('what a network holds forbids its deletion, and its subnet with it', async () => {
  await openstack.run('port create --network contract-lan contract-staying')
  expect(await openstack.refusal('subnet delete contract-lan-subnet')).toContain(
    'One or more ports have an IP allocation from this subnet',
  )
  expect(await openstack.refusal('network delete contract-lan')).toContain('still in use')
  await openstack.run('port delete contract-staying')
  await openstack.run('network delete contract-lan')
})
