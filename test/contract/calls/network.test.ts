import { parseFloatingIps } from '@aloft/openstack/floating-ip'
import { parseNetworkQuota } from '@aloft/openstack/limits'
import { parseNetworks } from '@aloft/openstack/network'
import { parsePorts } from '@aloft/openstack/port'
import { parseSecurityGroups } from '@aloft/openstack/security-group'
import { parseSubnets } from '@aloft/openstack/subnet'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { wordsOf } from '../act-calls.ts'
import { type ContractCloud, startContractCloud } from '../cloud.ts'
import type { Call, CloudApi } from '../cloud-api.ts'
import type { OwnNetwork } from '../own-network.ts'

const nobody = '11111111-2222-3333-4444-555555555555'
const uuid = expect.stringMatching(/^[0-9a-f-]{36}$/)
let cloud: ContractCloud
let api: CloudApi
let network: OwnNetwork
let region = ''

beforeAll(async () => {
  cloud = await startContractCloud()
  api = await cloud.api('empty')
  region = cloud.facts.region
  network = await cloud.ownNetwork('empty')
})
afterAll(() => cloud?.[Symbol.asyncDispose]())

const ask = (path: string, more: Partial<Call> = {}) =>
  api.ask({ service: 'network', path, ...more })
const post = (path: string, body: unknown) => ask(path, { method: 'POST', body })

test('networks are told with their subnets, the shared ones too', async () => {
  const networks = parseNetworks((await ask('/networks')).body, region)
  expect(networks.find(({ id }) => id === network.id)).toMatchObject({
    name: network.name,
    status: 'ACTIVE',
    subnetIds: [network.subnetId],
    external: false,
    shared: false,
    adminStateUp: true,
    mtu: expect.any(Number),
  })
  const { publicNetwork } = cloud.facts
  expect(networks.find(({ id }) => id === publicNetwork.id)?.external).toBe(true)
  const subnets = parseSubnets((await ask('/subnets')).body, region)
  expect(subnets.find(({ id }) => id === network.subnetId)).toMatchObject({
    name: `${network.name}-v4`,
    networkId: network.id,
    cidr: network.cidr,
    version: 4,
    gateway: network.cidr.replace('0/24', '1'),
    dhcp: true,
    nameServers: [],
  })
})

test('a port is made with an address, an own MAC and the default group, and is told', async () => {
  const made = await post('/ports', {
    port: { network_id: network.id, name: 'contract-port' },
  })
  expect(made.status).toBe(201)
  const ports = parsePorts((await ask(`/ports?network_id=${network.id}`)).body, region)
  expect(ports.find(({ name }) => name === 'contract-port')).toMatchObject({
    id: uuid,
    networkId: network.id,
    status: 'DOWN',
    mac: expect.stringMatching(/^fa:16:3e:/),
    fixedIps: [{ subnetId: network.subnetId, address: expect.stringMatching(/^10\.77\./) }],
    securityGroupIds: [uuid],
  })
  const busy = await ask(`/networks/${network.id}`, { method: 'DELETE' })
  expect(busy.status).toBe(409)
  expect(busy.body).toMatchObject({
    NeutronError: { type: 'NetworkInUse', message: expect.any(String), detail: '' },
  })
  const { id } = Object(Object(made.body).port)
  expect((await ask(`/ports/${id}`, { method: 'DELETE' })).status).toBe(204)
  expect((await ask(`/ports/${id}`)).status).toBe(404)
})

test('groups are told with their rules', async () => {
  const groups = parseSecurityGroups((await ask('/security-groups')).body, region)
  const own = groups.filter(({ name }) => name === 'default')
  expect(own).toHaveLength(1)
  const rule = (direction: string, version: number) =>
    expect.objectContaining({ id: uuid, direction, version })
  expect(own[0]).toMatchObject({
    id: uuid,
    name: 'default',
    description: 'Default security group',
    rules: expect.arrayContaining([
      rule('egress', 4),
      rule('egress', 6),
      rule('ingress', 4),
      rule('ingress', 6),
    ]),
  })
  const inward = own[0]?.rules.filter(({ direction }) => direction === 'ingress')
  for (const { remoteGroupId } of inward ?? []) expect(remoteGroupId).toBe(own[0]?.id)
})

test('a group is made with two rules out, gets one in, and refuses the same again', async () => {
  const made = await post('/security-groups', {
    security_group: { name: 'contract-group' },
  })
  expect(made.status).toBe(201)
  const [group] = parseSecurityGroups(
    { security_groups: [Object(made.body).security_group] },
    region,
  )
  expect(group?.rules.map(({ direction }) => direction)).toEqual(['egress', 'egress'])
  const rule = {
    security_group_rule: {
      security_group_id: group?.id,
      direction: 'ingress',
      ethertype: 'IPv4',
      protocol: 'tcp',
      port_range_min: 22,
      port_range_max: 22,
      remote_ip_prefix: '192.0.2.0/24',
    },
  }
  expect((await post('/security-group-rules', rule)).status).toBe(201)
  const again = await post('/security-group-rules', rule)
  expect(again.status).toBe(409)
  expect(wordsOf(again)).toMatch(/^Security group rule already exists\. Rule id is /)
  expect(again.body).toMatchObject({ NeutronError: { type: 'SecurityGroupRuleExists' } })
  const backwards = {
    security_group_rule: {
      ...rule.security_group_rule,
      port_range_min: 90,
      port_range_max: 80,
    },
  }
  const refused = await post('/security-group-rules', backwards)
  expect(refused.status).toBe(400)
  expect(wordsOf(refused)).toContain('port_range_min must be <= port_range_max')
  expect((await ask(`/security-groups/${group?.id}`, { method: 'DELETE' })).status).toBe(
    204,
  )
})

test('a floating address is taken and given back', async () => {
  const made = await post('/floatingips', {
    floatingip: {
      floating_network_id: cloud.facts.publicNetwork.id,
      description: 'contract-floating',
    },
  })
  expect(made.status).toBe(201)
  const [address] = parseFloatingIps((await ask('/floatingips')).body, region)
  expect(address).toMatchObject({
    id: uuid,
    address: expect.stringMatching(/^\d+\.\d+\.\d+\.\d+$/),
    status: 'DOWN',
    networkId: cloud.facts.publicNetwork.id,
  })
  const gone = await ask(`/floatingips/${address?.id}`, { method: 'DELETE' })
  expect(gone.status).toBe(204)
})

test('lists are read in pages by limit and marker', async () => {
  const first = await ask('/networks?limit=1&sort_key=id&sort_dir=asc')
  const [one, ...more] = parseNetworks(first.body, region)
  expect(more).toEqual([])
  expect(first.body).toMatchObject({
    networks_links: expect.arrayContaining([
      { rel: 'next', href: expect.stringContaining(`marker=${one?.id}`) },
    ]),
  })
  const second = await ask(`/networks?limit=1&sort_key=id&sort_dir=asc&marker=${one?.id}`)
  const [two] = parseNetworks(second.body, region)
  expect(String(two?.id) > String(one?.id)).toBe(true)
  const marker = await ask(`/networks?limit=1&marker=${nobody}`)
  expect(marker.status).toBe(404)
})

test('what is not there is 404 in words that name it', async () => {
  for (const [path, words] of [
    ['networks', `Network ${nobody} could not be found.`],
    ['subnets', `Subnet ${nobody} could not be found.`],
    ['ports', `Port ${nobody} could not be found.`],
    ['routers', `Router ${nobody} could not be found`],
    ['security-groups', `Security group ${nobody} does not exist`],
    ['floatingips', `Floating IP ${nobody} could not be found`],
  ] as const) {
    const answer = await ask(`/${path}/${nobody}`)
    expect(answer.status, path).toBe(404)
    expect(wordsOf(answer)).toBe(words.replace(/([^.])$/, '$1.'))
  }
})

test('a body that is wrong is 400, and says where', async () => {
  const cidr = await post('/subnets', {
    subnet: { network_id: network.id, ip_version: 4, cidr: '10.0.0.300/24' },
  })
  expect(cidr.status).toBe(400)
  expect(wordsOf(cidr)).toBe(
    'Invalid input for operation: 10.0.0.300/24 is not in a CIDR format.',
  )
  const overlap = await post('/subnets', {
    subnet: { network_id: network.id, ip_version: 4, cidr: network.cidr },
  })
  expect(overlap.status).toBe(400)
  expect(wordsOf(overlap)).toContain('overlaps with another subnet')
  const unknown = await post('/networks', { network: { surprise: true } })
  expect(unknown.status).toBe(400)
  expect(wordsOf(unknown)).toContain("Unrecognized attribute(s) 'surprise'")
})

test('more than the quota allows is 409 OverQuota, and none of them is made', async () => {
  const { router } = parseNetworkQuota(
    (await ask(`/quotas/${api.projectId}/details.json`)).body,
  )
  expect(router).toEqual({ used: expect.any(Number), limit: expect.any(Number) })
  const many = Array.from({ length: 150 }, (_, index) => ({ name: `contract-n-${index}` }))
  const answer = await post('/networks', { networks: many })
  expect(answer.status).toBe(409)
  expect(answer.body).toMatchObject({ NeutronError: { type: 'OverQuota' } })
  expect(wordsOf(answer)).toMatch(/^Quota exceeded for resources: \['network'\]\.$/)
  const left = parseNetworks((await ask('/networks')).body, region)
  expect(left.filter(({ name }) => name.startsWith('contract-n-'))).toEqual([])
})

test('a reader may look and change nothing', async () => {
  const reader = await cloud.api('reader')
  expect((await reader.ask({ service: 'network', path: '/networks' })).status).toBe(200)
  for (const [path, body] of [
    ['/networks', { network: { name: 'contract-no' } }],
    ['/security-groups', { security_group: { name: 'contract-no' } }],
    ['/routers', { router: { name: 'contract-no' } }],
  ] as const) {
    const refused = await reader.ask({ service: 'network', method: 'POST', path, body })
    expect(refused.status, path).toBe(403)
    expect(wordsOf(refused)).toContain('disallowed by policy')
  }
})
