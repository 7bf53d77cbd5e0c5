import { readRecord, readText } from '@aloft/openstack/json-reader'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ContractCloud, startContractCloud } from './cloud.ts'
import type { OpenStackClient } from './openstack-client.ts'

let cloud: ContractCloud
let openstack: OpenStackClient

const group = 'contract-sec-group'
const other = 'contract-sec-other'
const make = `security group rule create ${group}`

beforeAll(async () => {
  cloud = await startContractCloud()
  openstack = cloud.client('empty')
  await openstack.run('network create contract-sec-net')
  await openstack.run(
    'subnet create --network contract-sec-net --subnet-range 10.78.0.0/24 contract-sec-subnet',
  )
  await openstack.run(`security group create ${group}`)
  await openstack.run(`security group create ${other}`)
})
afterAll(() => cloud?.[Symbol.asyncDispose]())

const idOf = (shown: unknown): string => readText(readRecord(shown).id) ?? ''

test('a rule for everybody says so, and is not made twice', async () => {
  const web = `${make} --protocol tcp --dst-port 443`
  const rule = await openstack.json(web)
  expect(rule).toMatchObject({ remote_ip_prefix: '0.0.0.0/0', port_range_max: 443 })
  expect(await openstack.refusal(web)).toContain(
    `Security group rule already exists. Rule id is ${idOf(rule)}.`,
  )
  expect(await openstack.refusal(`${make} --protocol 6 --dst-port 443`)).toContain(
    'Security group rule already exists.',
  )
  await openstack.run(`security group rule delete ${idOf(rule)}`)
  expect(await openstack.refusal(`security group rule show ${idOf(rule)}`)).toContain(
    'No SecurityGroupRule found',
  )
})

test('ICMP is told by type and code, and has a name of its own in IPv6', async () => {
  expect(
    await openstack.json(`${make} --protocol icmp --icmp-type 8 --icmp-code 0`),
  ).toMatchObject({ protocol: 'icmp', port_range_min: 8, port_range_max: 0 })
  expect(await openstack.json(`${make} --ethertype IPv6 --protocol icmp`)).toMatchObject({
    protocol: 'ipv6-icmp',
    ether_type: 'IPv6',
    remote_ip_prefix: '::/0',
  })
})

test('members of a group are let in, and going out is ruled too', async () => {
  const remote = idOf(await openstack.json(`security group show ${other}`))
  expect(
    await openstack.json(`${make} --protocol tcp --dst-port 5432 --remote-group ${other}`),
  ).toMatchObject({ remote_group_id: remote, remote_ip_prefix: null })
  expect(
    await openstack.json(
      `${make} --egress --protocol udp --dst-port 53 --remote-ip 192.0.2.53`,
    ),
  ).toMatchObject({ direction: 'egress', remote_ip_prefix: '192.0.2.53/32' })
})

test.each([
  ['--protocol morse', 'Security group rule protocol morse not supported.'],
  ['--protocol tcp --dst-port 70000', 'Invalid value for port 70000'],
  [
    '--protocol tcp --remote-ip 2001:db8::/32 --ethertype IPv4',
    'Conflicting value ethertype IPv4',
  ],
  ['--protocol gre --dst-port 80', 'Ports cannot be specified for protocol 47.'],
])('a rule with %s is refused', async (options, words) => {
  expect(await openstack.refusal(`${make} ${options}`)).toContain(words)
})

test('a group stays while a port is in it, and “default” always', async () => {
  await openstack.run(
    `port create --network contract-sec-net --security-group ${other} contract-sec-port`,
  )
  expect(await openstack.refusal(`security group delete ${other}`)).toContain('in use.')
  expect(await openstack.refusal('security group delete default')).toContain(
    'Insufficient rights for removing default security group.',
  )
  expect(await openstack.refusal('security group create default')).toContain(
    'Default security group already exists.',
  )
  expect(await openstack.refusal('security group set --name mine default')).toContain(
    'Updating default security group not allowed.',
  )
  await openstack.run('port delete contract-sec-port')
})

test('with a group go the rules that let its members in', async () => {
  const rules = async (): Promise<unknown> =>
    openstack.json(`security group rule list ${group} --protocol tcp`)
  expect(await rules()).toHaveLength(1)
  await openstack.run(`security group delete ${other}`)
  expect(await rules()).toEqual([])
})

test('a floating address is led to a port and off it', async () => {
  const { publicNetwork } = cloud.facts
  const address = await openstack.value(
    `floating ip create --description contract-sec ${publicNetwork.name}`,
    'floating_ip_address',
  )
  const port = idOf(
    await openstack.json('port create --network contract-sec-net contract-sec-target'),
  )
  const lead = `floating ip set --port ${port} ${address}`
  expect(await openstack.refusal(lead)).toContain('is not reachable from subnet')
  await openstack.run('router create contract-sec-router')
  await openstack.run(
    `router set --external-gateway ${publicNetwork.name} contract-sec-router`,
  )
  await openstack.run('router add subnet contract-sec-router contract-sec-subnet')
  await openstack.run(lead)
  const shown = await openstack.json(`floating ip show ${address}`)
  expect(shown).toMatchObject({ port_id: port })
  expect(readRecord(shown).fixed_ip_address).toMatch(/^10\.78\.0\./)
  expect(
    await openstack.refusal(
      `floating ip create --description contract-sec --port ${port} ${publicNetwork.name}`,
    ),
  ).toContain('already has a floating IP on external network')
  await openstack.run(`floating ip unset --port ${address}`)
  expect(await openstack.json(`floating ip show ${address}`)).toMatchObject({
    port_id: null,
    fixed_ip_address: null,
    router_id: null,
    port_details: null,
  })
  await openstack.run(`floating ip delete ${address}`)
  expect(await openstack.refusal(`floating ip show ${address}`)).toContain(
    'No FloatingIP found',
  )
})
